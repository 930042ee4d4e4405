import { compareText, type Vocabulary } from "../events/vocabulary.ts";
import type { SessionColumns } from "../sessions/pair.ts";
import type { FilterChoices } from "./report.ts";

/** What filters can choose from: the values that rows of these sessions can show. */
export function filterChoices(sessions: SessionColumns, vocabulary: Vocabulary): FilterChoices {
  const agents = new Map<string, string>();
  const paths = new Map<string, readonly string[]>();
  const profiles = new Set<string>();
  for (const code of shownConfigurations(sessions)) {
    const { agentLogin, firstName, lastName, routingProfile, hierarchy } =
      vocabulary.configuration(code);
    agents.set(
      agentLogin,
      [firstName, lastName].filter(Boolean).join(" ") || (agents.get(agentLogin) ?? ""),
    );
    if (routingProfile) profiles.add(routingProfile);
    for (let depth = 1; depth <= hierarchy.length; depth++) {
      const path = hierarchy.slice(0, depth);
      paths.set(path.join("\0"), path);
    }
  }
  return {
    agents: [...agents].sort(byKey).map(([login, name]) => ({ login, name })),
    hierarchy: [...paths].sort(byKey).map(([, path]) => path),
    routingProfiles: [...profiles].sort(compareText),
  };
}

function shownConfigurations(sessions: SessionColumns): Set<number> {
  const codes = new Set<number>();
  for (const code of sessions.configuration) codes.add(code);
  for (const code of sessions.openConfiguration) codes.add(code);
  return codes;
}

function byKey(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return compareText(a[0], b[0]);
}
