import type { SessionEvent } from "./event.ts";
import { parseTimestamp } from "./timestamps.ts";

/** What a record of an agent event stream comes to: an event, a reason why it is no use, or nothing we need. */
export type RecordResult =
  { readonly event: SessionEvent } | { readonly reason: string } | { readonly ignored: true };

const kinds: Readonly<Record<string, SessionEvent["kind"] | "ignored">> = {
  LOGIN: "login",
  LOGOUT: "logout",
  STATE_CHANGE: "ignored",
  HEART_BEAT: "ignored",
};

/** Reads one parsed record (E1). Times without an offset are in `sourceTimeZone` (E4). */
export function agentEvent(record: unknown, sourceTimeZone: string): RecordResult {
  if (!isObject(record)) return { reason: "Not a JSON object" };
  const type = record["EventType"];
  if (typeof type !== "string") return { reason: "No EventType" };
  const kind = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
  if (kind === "ignored") return { ignored: true };
  if (!kind) return { reason: `Unknown EventType ${quoted(type)}` };

  const time = record["EventTimestamp"];
  if (typeof time !== "string" && typeof time !== "number") return { reason: "No EventTimestamp" };
  const at = parseTimestamp(time, sourceTimeZone);
  if (at === undefined) return { reason: `Unknown time ${quoted(time)}` };

  const event = { kind, at, agentArn: text(record["AgentARN"]), ...configuration(record) };
  if (!event.agentArn && !event.agentLogin)
    return { reason: "No agent: neither AgentARN nor Username" };
  return { event };
}

/** Field by field: what the current snapshot lacks is asked of the previous one; the hierarchy is one value. */
function configuration(record: Record<string, unknown>) {
  const current = at(at(record, "CurrentAgentSnapshot"), "Configuration");
  const previous = at(at(record, "PreviousAgentSnapshot"), "Configuration");
  const either = (name: string): string => text(at(current, name)) || text(at(previous, name));
  const groups = hierarchy(at(current, "AgentHierarchyGroups"));
  return {
    agentLogin: either("Username"),
    firstName: either("FirstName"),
    lastName: either("LastName"),
    routingProfile:
      text(at(at(current, "RoutingProfile"), "Name")) ||
      text(at(at(previous, "RoutingProfile"), "Name")),
    hierarchy: groups.length > 0 ? groups : hierarchy(at(previous, "AgentHierarchyGroups")),
  };
}

const levels = ["Level1", "Level2", "Level3", "Level4", "Level5"] as const;

function hierarchy(groups: unknown): string[] {
  const names = levels.map((level) => text(at(at(groups, level), "Name")));
  while (names.length > 0 && names.at(-1) === "") names.pop();
  return names;
}

function at(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function text(value: unknown): string {
  return typeof value === "string" ? value.trim() : "";
}

/** A value in a reason: quoted, and cut so that a reason stays a line. */
function quoted(value: string | number): string {
  const shown = String(value);
  return JSON.stringify(shown.length > 60 ? `${shown.slice(0, 60)}…` : shown);
}
