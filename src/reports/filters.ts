import type { SqlValue } from "../ports.ts";
import type { Filter } from "./report.ts";

export interface Condition {
  readonly sql: string;
  readonly params: readonly SqlValue[];
}

/** R3: filter kind → the condition on `configurations` for its chosen values. */
const conditions = {
  agents: (values) => anyOf("agent_login", values),
  routingProfiles: (values) => anyOf("routing_profile", values),
  hierarchy: (paths) => ({
    sql: `(${paths.map(underPath).join(" OR ")})`,
    params: paths.flat(),
  }),
} as const satisfies { [K in keyof Filter]: (values: Filter[K]) => Condition };

/** What every kind with values in it asks, all of it together; no conditions when nothing is chosen. */
export function filterConditions(filter: Filter): Condition[] {
  const { agents, routingProfiles, hierarchy } = filter;
  return [
    ...(agents.length > 0 ? [conditions.agents(agents)] : []),
    ...(routingProfiles.length > 0 ? [conditions.routingProfiles(routingProfiles)] : []),
    ...(hierarchy.length > 0 ? [conditions.hierarchy(hierarchy)] : []),
  ];
}

function anyOf(column: string, values: readonly string[]): Condition {
  return { sql: `${column} IN (${values.map(() => "?").join(", ")})`, params: values };
}

/** A group and all below it: the levels of the path, whatever comes deeper. */
function underPath(path: readonly string[]): string {
  if (path.length === 0 || path.length > 5) return "false";
  return `(${path.map((_, i) => `level${String(i + 1)} = ?`).join(" AND ")})`;
}
