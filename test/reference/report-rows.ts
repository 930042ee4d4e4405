import type { SessionEvent } from "../../src/events/event.ts";
import type { Filter, Range, Row } from "../../src/reports/report.ts";
import { compareText } from "./code-points.ts";
import { type Session, pairSessions } from "./pair-sessions.ts";

/** Section 4 in the report's own order: what a report of these events must show. */
export function reportRows(events: readonly SessionEvent[], range: Range, filter: Filter): Row[] {
  return pairSessions(events.filter((event) => event.at < range.to))
    .filter((session) => isInRange(session, range))
    .map((session) => ({ session, row: rowOf(session) }))
    .filter(({ row }) => isChosen(row, filter))
    .sort((a, b) => reportOrder(a.row, b.row) || compareText(a.session.agent, b.session.agent))
    .map(({ row }) => row);
}

/** R1. Events at or after `to` are gone already. */
function isInRange({ login, logout }: Session, { from }: Range): boolean {
  return [login, logout].some((event) => event !== undefined && event.at >= from);
}

function rowOf({ login, logout, details, repeatLogins }: Session): Row {
  return {
    agentLogin: details.agentLogin || details.agentArn,
    firstName: details.firstName,
    lastName: details.lastName,
    login: login ? login.at : null,
    logout: logout ? logout.at : null,
    durationMs: login && logout ? logout.at - login.at : null,
    routingProfile: details.routingProfile,
    hierarchy: withoutEmptyEnd(details.hierarchy),
    status: !login ? "login-not-found" : logout ? "logged-out" : "logged-in",
    repeatLogins,
  };
}

function withoutEmptyEnd(hierarchy: readonly string[]): string[] {
  const levels = [...hierarchy];
  while (levels.length > 0 && levels.at(-1) === "") levels.pop();
  return levels;
}

/** R3. */
function isChosen(row: Row, { agents, hierarchy, routingProfiles }: Filter): boolean {
  return (
    (agents.length === 0 || agents.includes(row.agentLogin)) &&
    (routingProfiles.length === 0 || routingProfiles.includes(row.routingProfile)) &&
    (hierarchy.length === 0 || hierarchy.some((path) => isBelow(row.hierarchy, path)))
  );
}

function isBelow(hierarchy: readonly string[], path: readonly string[]): boolean {
  return path.every((level, i) => hierarchy[i] === level);
}

/**
 * R4: latest first by login (else logout), then agent login, then logout, rows without one last.
 * Rows of two agents who share a login name may still tie; their ARNs decide then.
 */
export function reportOrder(a: Row, b: Row): number {
  return (
    instantOf(b) - instantOf(a) ||
    compareText(a.agentLogin, b.agentLogin) ||
    compareLogouts(a.logout, b.logout)
  );
}

function instantOf(row: Row): number {
  const instant = row.login ?? row.logout;
  if (instant === null) throw new Error("a row has a login or a logout");
  return instant;
}

function compareLogouts(a: number | null, b: number | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a - b;
}
