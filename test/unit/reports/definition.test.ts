import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { definitionJsonSchema } from "../../../src/reports/definition-schema.ts";
import {
  newDefinition,
  printDefinition,
  validateDefinition,
} from "../../../src/reports/definition.ts";
import type { ReportDefinition } from "../../../src/reports/definition.ts";
import { byHand, definitionOf, parsed, withExtras } from "./any-definition.ts";

describe("parseDefinition", () => {
  it("keeps unknown keys and fills in what may be left out", () => {
    assert.deepEqual(parsed(byHand), {
      ...(JSON.parse(byHand) as object),
      schedule: { recurrence: "weekly", days: ["monday"], timeZone: "UTC", prefix: "p", x: 1 },
    });
    const some = byHand.replace('"schedule"', '"filter": { "agents": ["akern"] },\n  "schedule"');
    assert.deepEqual(parsed(some).filter, {
      agents: ["akern"],
      hierarchy: [],
      routingProfiles: [],
    });
  });

  it("lets a byte order mark and other line ends pass", () => {
    assert.deepEqual(parsed(`\uFEFF${byHand.replaceAll("\n", "\r\n")}`), parsed(byHand));
  });

  const cases: [title: string, from: string, to: string, faults: string[]][] = [
    ["a comment", '"version": 1,', '"version": 1, // one', ["2:17: JSON has no comments."]],
    [
      "a trailing comma",
      '"x": 1 }',
      '"x": 1, }',
      ["7:84: A key in double quotes is missing here, or the comma before it is one too many."],
    ],
    ["a missing comma", '"Night shift",', '"Night shift"', ['5:3: A "," is missing here.']],
    ["a wrong type", '"Night shift"', "5", ["4:11: name must be text, not a number."]],
    ["an empty name", '"Night shift"', '" "', ["4:11: name must not be empty."]],
    ["a missing key", '  "timeZone": "Europe/Berlin",\n', "", ["1:1: timeZone is missing."]],
    [
      "a missing key of a part",
      '"frame": "yesterday", ',
      "",
      ["5:16: timeRange.frame is missing."],
    ],
    [
      "an unknown frame",
      '"yesterday"',
      '"tomorrow"',
      [
        '5:27: timeRange.frame: "tomorrow" is not one of today, last-24-hours, yesterday, last-2-days, last-3-days, custom.',
      ],
    ],
    [
      "an unknown zone",
      '"Europe/Berlin"',
      '"Europe/Berln"',
      [
        '6:15: timeZone: "Europe/Berln" is not a time zone. Write the name of an IANA zone, such as "Europe/Berlin" or "UTC".',
      ],
    ],
    [
      "from after to",
      "2026-11-23T00",
      "2026-11-21T00",
      [
        '5:99: timeRange.to: "2026-11-21T00:00:00.000+01:00" is before the range\'s beginning, 2026-11-22T00:00:00.000+01:00.',
      ],
    ],
    [
      "an impossible date",
      "2026-11-23T00",
      "2026-11-31T00",
      [
        '5:99: timeRange.to: "2026-11-31T00:00:00.000+01:00" is a date or time that doesn\'t exist.',
      ],
    ],
    [
      "a newer version",
      '"version": 1',
      '"version": 2',
      ["2:14: version 2: this file was made by a newer Rollcall. Update Rollcall to open it."],
    ],
    ["version 0", '"version": 1', '"version": 0', ["2:14: version: 0 is not 1."]],
    [
      "__proto__",
      '"team"',
      '"__proto__"',
      ["3:14: owner.__proto__ is a key that no file may have."],
    ],
    [
      "a key twice",
      '"x": 1',
      '"x": 1, "prefix": 2',
      ["7:84: schedule.prefix stands here a second time. Keep one."],
    ],
    [
      "a weekly schedule without days",
      '["monday"]',
      "[]",
      ["7:49: schedule.days must name at least one day when the report is made weekly."],
    ],
    [
      "a date that isn't one",
      '"x": 1',
      '"startDate": "2026-02-30"',
      ['7:89: schedule.startDate: "2026-02-30" is not a date, such as 2026-11-24.'],
    ],
  ];
  for (const [title, from, to, expected] of cases) {
    it(`names ${title} and its place`, () => {
      const text = byHand.replace(from, to);
      assert.notEqual(text, byHand);
      const faults = validateDefinition(text);
      const shown = faults.map((f) => `${String(f.line)}:${String(f.column)}: ${f.message}`);
      assert.deepEqual(shown, expected);
    });
  }

  it("names several faults in the order of the text", () => {
    const text = byHand
      .replace('"Night shift"', "null")
      .replace('"yesterday"', "1")
      .replace('"monday"', '"mon"');
    assert.deepEqual(
      validateDefinition(text).map((f) => text.slice(f.offset, f.offset + f.length)),
      ["null", "1", '"mon"'],
    );
  });

  for (const text of [
    "",
    " \n",
    "[]",
    "null",
    '"a"',
    "{",
    "[".repeat(100_000),
    '{"a":'.repeat(100_000),
  ]) {
    it(`finds fault with ${text.length > 9 ? `${text.slice(0, 9)}…` : JSON.stringify(text)}`, () => {
      assert.ok(validateDefinition(text).length > 0);
    });
  }

  it("finds fault in the JSON of just those texts that JSON.parse refuses", () => {
    const cut = fc.tuple(
      fc.nat({ max: byHand.length }),
      fc.nat({ max: 3 }),
      fc.string({ maxLength: 2 }),
    );
    fc.assert(
      fc.property(cut, ([start, length, put]) => {
        const text = byHand.slice(0, start) + put + byHand.slice(start + length);
        const faults = validateDefinition(text);
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        assert.ok(isJson || faults.length === 1);
        for (const f of faults) {
          const lines = text.slice(0, f.offset).split("\n");
          assert.deepEqual([f.line, f.column], [lines.length, (lines.at(-1) ?? "").length + 1]);
        }
      }),
      { numRuns: 600 },
    );
  });
});

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

describe("printDefinition", () => {
  it("is read back as it was, and printed as it was", () => {
    fc.assert(
      fc.property(definitionOf(withExtras), (definition) => {
        const printed = printDefinition(definition);
        assert.deepEqual(plain(parsed(printed)), plain(definition));
        assert.equal(printDefinition(parsed(printed)), printed);
      }),
    );
  });

  it("puts known keys in the format's order and unknown ones after them", () => {
    const keys = (value: object): string[] => Object.keys(value);
    const printed = JSON.parse(printDefinition(parsed(byHand))) as ReportDefinition;
    assert.deepEqual(keys(printed), [
      "version",
      "id",
      "name",
      "timeRange",
      "timeZone",
      "schedule",
      "owner",
    ]);
    assert.deepEqual(keys(printed.timeRange), ["frame", "from", "to", "color"]);
  });
});

describe("newDefinition", () => {
  it("is a report of yesterday that fits", () => {
    const made = newDefinition({
      id: "a-1",
      name: "",
      timeZone: "Europe/Berlin",
      now: Date.parse("2026-11-23T08:00Z"),
    });
    assert.deepEqual(made, {
      version: 1,
      id: "a-1",
      name: "Login/Logout report",
      timeRange: {
        frame: "yesterday",
        from: "2026-11-22T00:00:00.000+01:00",
        to: "2026-11-23T00:00:00.000+01:00",
      },
      timeZone: "Europe/Berlin",
    });
    assert.deepEqual(parsed(printDefinition(made)), made);
  });
});

describe("media/rollcall.schema.json", () => {
  it("is what the schema in code gives; `npx tsx scripts/schema.ts` writes it", () => {
    const file = readFileSync(
      new URL("../../../media/rollcall.schema.json", import.meta.url),
      "utf8",
    );
    assert.deepEqual(JSON.parse(file), plain(definitionJsonSchema()));
  });
});
