import type { Vocabulary } from "../events/vocabulary.ts";
import type { SessionColumns } from "../sessions/pair.ts";
import type { Instant, Row } from "./report.ts";

/** The session at `position` as a row of a report that ends at `to`: what happened from then on is not known (R1). */
export function rowAt(
  sessions: SessionColumns,
  vocabulary: Vocabulary,
  position: number,
  to: Instant,
): Row {
  const login = instantOrNull(sessions.login[position]);
  const known = instantOrNull(sessions.logout[position]);
  const logout = known !== null && known < to ? known : null;
  const codes = logout === null ? sessions.openConfiguration : sessions.configuration;
  const configuration = vocabulary.configuration(codes[position]!);
  return {
    agentLogin: configuration.agentLogin,
    firstName: configuration.firstName,
    lastName: configuration.lastName,
    login,
    logout,
    durationMs: login !== null && logout !== null ? logout - login : null,
    routingProfile: configuration.routingProfile,
    hierarchy: configuration.hierarchy,
    status: login === null ? "login-not-found" : logout === null ? "logged-in" : "logged-out",
    repeatLogins: repeatsBefore(sessions, position, to),
  };
}

function repeatsBefore(sessions: SessionColumns, position: number, to: Instant): number {
  const start = sessions.repeatStart[position]!;
  let count = sessions.repeatCount[position]!;
  while (count > 0 && sessions.repeatAt[start + count - 1]! >= to) count--;
  return count;
}

function instantOrNull(ms: number | undefined): Instant | null {
  return ms === undefined || Number.isNaN(ms) ? null : ms;
}
