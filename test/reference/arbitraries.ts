import fc from "fast-check";
import type { SessionEvent } from "../../src/events/event.ts";
import type { Filter, Range } from "../../src/reports/report.ts";

/** Random input that is small on purpose: few agents, names and instants, so that they meet often. */

/** Around this instant everything happens: Sun 22 Nov 2026 08:00 UTC. */
const start = Date.UTC(2026, 10, 22, 8);
const minute = 60_000;

const arns = ["", "", "arn:agent/1", "arn:agent/2", "arn:agent/3"] as const;
/** "arn:agent/1" is a login name too, "Zoë" in two spellings; 😀 and ｡ sort otherwise in UTF-16 than by code point. */
const logins = [
  "",
  "akern",
  "Akern",
  "jnowak",
  "arn:agent/1",
  "Zo\u00eb",
  "Zoe\u0308",
  "😀",
  "｡",
] as const;
const names = ["", "", "Mia", "Jan", "=1+1", '"; DROP', "O'Neil"] as const;
const profiles = ["", "Billing", "Retention", "Billing "] as const;
const levels = ["EMEA", "Support", "APAC"] as const;
const hierarchies: readonly (readonly string[])[] = [
  [],
  [],
  ["EMEA"],
  ["EMEA", "Support"],
  ["EMEA", "Support", "Berlin", "Chat", "Team 1"],
  ["EMEA", "Sales"],
  ["", "Support"],
  ["APAC"],
];

const arbitraryInstant = (): fc.Arbitrary<number> =>
  fc.oneof(
    fc.integer({ min: 0, max: 8 }).map((n) => start + n * minute),
    fc.integer({ min: -1, max: 1 }).map((ms) => start + 4 * minute + ms),
  );

function arbitraryEvent(): fc.Arbitrary<SessionEvent> {
  return fc
    .record({
      kind: fc.constantFrom("login" as const, "logout" as const),
      at: arbitraryInstant(),
      agentArn: fc.constantFrom(...arns),
      agentLogin: fc.constantFrom(...logins),
      firstName: fc.constantFrom(...names),
      lastName: fc.constantFrom(...names),
      routingProfile: fc.constantFrom(...profiles),
      hierarchy: fc.constantFrom(...hierarchies),
    })
    .filter((event) => event.agentArn !== "" || event.agentLogin !== "");
}

/** Copies as delivery makes them: the same event again, whole or with some fields missing. */
function arbitraryCopies(event: SessionEvent): fc.Arbitrary<SessionEvent[]> {
  const copy = fc.constantFrom<SessionEvent>(
    event,
    { ...event, firstName: "", lastName: "" },
    { ...event, routingProfile: "", hierarchy: [] },
    { ...event, firstName: "Other" },
    event.agentArn === "" ? event : { ...event, agentLogin: "" },
  );
  return fc.array(copy, { maxLength: 2 }).map((copies) => [event, ...copies]);
}

/** Events in any order, with repeats, orphans, missing fields and many at one instant. */
export function arbitraryEvents(maxLength = 40): fc.Arbitrary<SessionEvent[]> {
  const event = fc.oneof(
    { weight: 4, arbitrary: arbitraryEvent().map((one) => [one]) },
    { weight: 1, arbitrary: arbitraryEvent().chain(arbitraryCopies) },
  );
  return fc.array(event, { maxLength }).chain((groups) => {
    const all = groups.flat();
    return fc.shuffledSubarray(all, { minLength: all.length });
  });
}

/** Ranges that cut the events anywhere, mostly at an event's own instant. */
export function arbitraryRange(): fc.Arbitrary<Range> {
  const edge = fc.oneof(
    arbitraryInstant(),
    fc.integer({ min: -2 * minute, max: 11 * minute }).map((ms) => start + ms),
  );
  return fc
    .tuple(edge, edge)
    .filter(([a, b]) => a !== b)
    .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));
}

/** Filters with values that occur, values that don't, several values and several kinds. */
export function arbitraryFilter(): fc.Arbitrary<Filter> {
  const path = fc.oneof(
    fc.constantFrom(...hierarchies.filter((h) => h.length > 0)),
    fc.array(fc.constantFrom(...levels), { minLength: 1, maxLength: 3 }),
  );
  return fc.record({
    agents: few(fc.constantFrom(...logins.filter((l) => l !== ""), "arn:agent/2", "nobody")),
    hierarchy: few(path),
    routingProfiles: few(fc.constantFrom("Billing", "Retention", "Billing ", "billing")),
  });
}

/** None in most cases, so that three kinds together still let rows through. */
function few<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant<T[]>([]) },
    { weight: 2, arbitrary: fc.array(value, { minLength: 1, maxLength: 3 }) },
  );
}
