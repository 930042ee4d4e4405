/**
 * Pairing as the one window that an analyst would write: an event counts when the one before it is a logout or is not
 * there, a login then ends with the agent's next logout. It knows no rule for two events of an agent at one instant,
 * nor counts repeats: less work than the product does, and enough for data that has none of the former.
 */
export function pairedSql(events: string, kept: string, isLogout: string): string {
  return `SELECT ${kept}, CASE WHEN NOT is_logout THEN at_ms END AS login_ms,
    CASE WHEN is_logout THEN at_ms ELSE next_logout_ms END AS logout_ms
  FROM (
    SELECT *, (${isLogout}) AS is_logout, lag(${isLogout}) OVER own AS logout_before,
      lead(CASE WHEN ${isLogout} THEN at_ms END IGNORE NULLS) OVER own AS next_logout_ms
    FROM ${events} WINDOW own AS (PARTITION BY agent ORDER BY at_ms)
  ) WHERE coalesce(logout_before, true)`;
}

/** `complete`: sessions with a login and a logout; `totalMs`: their durations together. */
export function pairingAnswer(sessions: number, complete: number, totalMs: number): string {
  return `${String(sessions)} sessions, ${String(complete)} complete, ${String(totalMs)} ms`;
}
