/** A report as SQL over the tables of sessions: which rows (R1, R3) in which order (R4). */
import type { SqlValue } from "../ports.ts";
import { filterConditions } from "./filters.ts";
import type { Filter, Range, ReportQuery, Sort, SortColumn } from "./report.ts";

export interface Query {
  readonly sql: string;
  readonly params: readonly SqlValue[];
}

/** One row: row_count, agents, logged_in. */
export function countQuery(schema: string, query: ReportQuery): Query {
  const shown = shownSessions(schema, query.range, query.filter);
  return {
    sql: `${shown.sql}
SELECT count(*)::INTEGER AS row_count, count(DISTINCT agent)::INTEGER AS agents,
  (count(*) FILTER (WHERE login_ms IS NOT NULL AND logout_ms IS NULL))::INTEGER AS logged_in
FROM shown`,
    params: shown.params,
  };
}

/**
 * The positions of the report's rows, in order, up to its limit. `stored` tells that the sessions' own order is the
 * report's for every range, so that R4 needs no sorting.
 */
export function positionsQuery(schema: string, query: ReportQuery, stored: boolean): Query {
  const shown = shownSessions(schema, query.range, query.filter);
  const named = stored && !query.sort ? "" : ` JOIN ${schema}.configurations USING (configuration)`;
  return {
    sql: `${shown.sql}
SELECT position FROM shown${named}
ORDER BY ${orderBy(query.sort, stored)} LIMIT ?::BIGINT`,
    params: [...shown.params, query.rowLimit],
  };
}

/** R1 with "only events before `to` exist": a later logout is none, and what it alone told is not known. */
function shownSessions(schema: string, { from, to }: Range, filter: Filter): Query {
  const filters = filterConditions(filter);
  const chosen = filters.map(
    ({ sql }) => `
  AND configuration IN (SELECT configuration FROM ${schema}.configurations WHERE ${sql})`,
  );
  return {
    sql: `WITH visible AS (
  SELECT position, agent, login_ms, CASE WHEN logout_ms < ? THEN logout_ms END AS logout_ms,
    CASE WHEN logout_ms < ? THEN configuration ELSE open_configuration END AS configuration
  FROM ${schema}.sessions
  WHERE (login_ms >= ? AND login_ms < ?) OR (logout_ms >= ? AND logout_ms < ?)
), shown AS (
  SELECT * FROM visible WHERE true${chosen.join("")}
)`,
    params: [to, to, from, to, from, to, ...filters.flatMap(({ params }) => params)],
  };
}

const reportOrder =
  "coalesce(login_ms, logout_ms) DESC, agent_login, logout_ms NULLS LAST, position";

const sortKeys: Readonly<Record<SortColumn, readonly string[]>> = {
  agentLogin: ["agent_login"],
  firstName: ["first_name"],
  lastName: ["last_name"],
  login: ["login_ms"],
  logout: ["logout_ms"],
  durationMs: ["logout_ms - login_ms"],
  routingProfile: ["routing_profile"],
  hierarchy: ["level1", "level2", "level3", "level4", "level5"],
  status: ["CASE WHEN login_ms IS NULL THEN 2 WHEN logout_ms IS NULL THEN 1 ELSE 0 END"],
};

/** Rows without a value stand last either way; R4's order settles what the chosen column leaves equal. */
function orderBy(sort: Sort | undefined, stored: boolean): string {
  const rest = stored ? "position" : reportOrder;
  if (!sort) return rest;
  const direction = sort.descending ? "DESC" : "ASC";
  const keys = sortKeys[sort.column].map((key) => `${key} ${direction} NULLS LAST`);
  return [...keys, rest].join(", ");
}
