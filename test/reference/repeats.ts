import type { SessionEvent } from "../../src/events/event.ts";
import { compareText } from "./code-points.ts";

/** Who an event is of: the ARN where there is one, else the login name. The two never meet. */
export function agentKey(event: SessionEvent): string {
  return event.agentArn === "" ? `login ${event.agentLogin}` : `arn ${event.agentArn}`;
}

/** E6: copies of an event (same agent, kind and instant) become one, which has all that any copy has. */
export function withoutRepeats(events: readonly SessionEvent[]): SessionEvent[] {
  const copies = new Map<string, SessionEvent[]>();
  for (const event of events) {
    const key = JSON.stringify([agentKey(event), event.kind, event.at]);
    copies.set(key, [...(copies.get(key) ?? []), event]);
  }
  return [...copies.values()].map(merged);
}

/** The fullest copy; what it lacks comes from the next fullest, and so on. */
function merged(copies: readonly SessionEvent[]): SessionEvent {
  const [first, ...others] = [...copies].sort(fullestFirst);
  if (!first) throw new Error("no copies to merge");
  return others.reduce(filledFrom, first);
}

function fullestFirst(a: SessionEvent, b: SessionEvent): number {
  return fullness(b) - fullness(a) || compareText(joined(a), joined(b));
}

/** Fields that hold something; each level of the hierarchy is a field. */
function fullness(event: SessionEvent): number {
  const { agentArn, agentLogin, firstName, lastName, routingProfile, hierarchy } = event;
  const texts = [agentArn, agentLogin, firstName, lastName, routingProfile, ...hierarchy];
  return texts.filter((text) => text !== "").length;
}

function joined(event: SessionEvent): string {
  const { agentArn, agentLogin, firstName, lastName, routingProfile, hierarchy } = event;
  return [agentArn, agentLogin, firstName, lastName, routingProfile, ...hierarchy].join("\u0000");
}

/** S4 too: field by field, with the hierarchy as one value. */
export function filledFrom(event: SessionEvent, other: SessionEvent): SessionEvent {
  return {
    ...event,
    agentLogin: event.agentLogin || other.agentLogin,
    firstName: event.firstName || other.firstName,
    lastName: event.lastName || other.lastName,
    routingProfile: event.routingProfile || other.routingProfile,
    hierarchy: hasLevel(event.hierarchy) ? event.hierarchy : other.hierarchy,
  };
}

function hasLevel(hierarchy: readonly string[]): boolean {
  return hierarchy.some((level) => level !== "");
}
