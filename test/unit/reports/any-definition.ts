/** Saved reports to test with. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { parseDefinition } from "../../../src/reports/definition.ts";
import type { ReportDefinition } from "../../../src/reports/definition.ts";

/** Laid out by hand, with keys that nobody knows. */
export const byHand = `{
  "version": 1, "id": "5b0c6a1e-3d52-4f0e-9a55-0c1f7c1d2e3f",
  "owner": { "team": "night" },
  "name": "Night shift",
  "timeRange": { "frame": "yesterday", "from": "2026-11-22T00:00:00.000+01:00", "color": 3, "to": "2026-11-23T00:00:00.000+01:00" },
  "timeZone": "Europe/Berlin",
  "schedule": { "recurrence": "weekly", "days": ["monday"], "prefix": "p", "x": 1 }
}
`;

export function parsed(text: string): ReportDefinition {
  const { definition, faults } = parseDefinition(text);
  assert.deepEqual(faults, undefined);
  assert.ok(definition);
  return definition;
}

const text = fc.string({ unit: "grapheme" });
const list = fc.array(text, { maxLength: 3 });
const extras = fc.dictionary(
  text.filter((key) => key !== "__proto__").map((key) => `x-${key}`),
  fc
    .jsonValue()
    .map((value) => JSON.parse(JSON.stringify(value).replaceAll("__proto__", "p")) as unknown),
  { maxKeys: 3 },
);
/** Adds unknown keys. */
export const withExtras = <T extends object>(known: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.tuple(known, extras).map(([a, b]) => ({ ...b, ...a }));
const day = fc.integer({ min: 0, max: 20_000 }).map((days) => days * 86_400_000);
const timeRange = fc
  .tuple(fc.constantFrom("today", "yesterday", "custom"), day, fc.integer({ min: 1, max: 9e9 }))
  .map(
    ([frame, from, length]) =>
      ({
        frame,
        from: new Date(from).toISOString(),
        to: new Date(from + length).toISOString(),
      }) as const,
  );
const filter = fc.record({
  agents: list,
  hierarchy: fc.array(fc.array(text, { minLength: 1, maxLength: 5 }), { maxLength: 3 }),
  routingProfiles: list,
});
const schedule = fc.record(
  {
    recurrence: fc.constantFrom("daily", "weekly"),
    days: fc.uniqueArray(fc.constantFrom("monday", "sunday"), { minLength: 1 }),
    timeZone: fc.constantFrom("UTC", "Asia/Tokyo"),
    prefix: text,
    startDate: fc.constant("2026-11-24"),
  },
  { requiredKeys: ["recurrence", "days", "timeZone"] },
);
/** Any definition, each object of it changed by `part`. */
export const definitionOf = (
  part: <T extends object>(known: fc.Arbitrary<T>) => fc.Arbitrary<T>,
): fc.Arbitrary<ReportDefinition> =>
  part(
    fc.record(
      {
        version: fc.constant(1),
        id: fc.uuid(),
        name: text.map((name) => `n${name.replaceAll(/[\u0000-\u001f\u007f]/g, "")}`.slice(0, 150)),
        events: fc.array(fc.constantFrom("a/**", "b.gz")),
        timeRange: part(timeRange),
        timeZone: fc.constantFrom("UTC", "Europe/Berlin"),
        filter: part(filter),
        published: fc.boolean(),
        schedule: part(schedule),
      },
      { requiredKeys: ["version", "id", "name", "timeRange", "timeZone"] },
    ),
  );
