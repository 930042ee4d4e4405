import assert from "node:assert/strict";
import { UserError } from "../../../src/errors.ts";
import {
  checkFrame,
  describeRange,
  parseInstant,
  rangeOf,
  withDates,
} from "../../../src/reports/time-frame.ts";
import type { Frame } from "../../../src/reports/report.ts";

const iso = (instant: number): string => new Date(instant).toISOString();
const at = (text: string): number => Date.parse(text);

describe("rangeOf", () => {
  const cases: [
    frame: Exclude<Frame, "custom">,
    zone: string,
    now: string,
    from: string,
    to: string,
  ][] = [
    [
      "today",
      "Europe/Berlin",
      "2026-11-23T08:02:00Z",
      "2026-11-22T23:00:00.000Z",
      "2026-11-23T08:02:00.000Z",
    ],
    [
      "today",
      "UTC",
      "2026-11-23T00:00:00Z",
      "2026-11-23T00:00:00.000Z",
      "2026-11-23T00:00:00.000Z",
    ],
    [
      "yesterday",
      "Europe/Berlin",
      "2026-11-23T08:02:00Z",
      "2026-11-21T23:00:00.000Z",
      "2026-11-22T23:00:00.000Z",
    ],
    [
      "yesterday",
      "Europe/Berlin",
      "2026-03-30T08:00:00Z",
      "2026-03-28T23:00:00.000Z",
      "2026-03-29T22:00:00.000Z",
    ],
    [
      "yesterday",
      "America/Havana",
      "2026-11-02T08:00:00Z",
      "2026-11-01T04:00:00.000Z",
      "2026-11-02T05:00:00.000Z",
    ],
    [
      "yesterday",
      "Africa/Cairo",
      "2026-04-24T08:00:00Z",
      "2026-04-22T22:00:00.000Z",
      "2026-04-23T22:00:00.000Z",
    ],
    [
      "last-2-days",
      "Pacific/Apia",
      "2011-12-31T12:00:00Z",
      "2011-12-29T10:00:00.000Z",
      "2011-12-31T10:00:00.000Z",
    ],
    [
      "last-3-days",
      "UTC",
      "2026-03-02T00:00:00Z",
      "2026-02-27T00:00:00.000Z",
      "2026-03-02T00:00:00.000Z",
    ],
    [
      "last-24-hours",
      "Europe/Berlin",
      "2026-03-29T08:00:00Z",
      "2026-03-28T08:00:00.000Z",
      "2026-03-29T08:00:00.000Z",
    ],
  ];
  for (const [frame, zone, now, from, to] of cases) {
    it(`${frame} in ${zone} at ${now}`, () => {
      const range = rangeOf(frame, zone, at(now));
      assert.deepEqual([iso(range.from), iso(range.to)], [from, to]);
    });
  }

  it("takes a saved frame afresh, and a custom range as it stands", () => {
    const dates = { from: "2026-11-01T00:00:00+01:00", to: "2026-11-02" };
    const fresh = rangeOf({ frame: "yesterday", ...dates }, "UTC", at("2026-11-23T01:00Z"));
    assert.equal(iso(fresh.from), "2026-11-22T00:00:00.000Z");
    const custom = rangeOf({ frame: "custom", ...dates }, "Asia/Kolkata", at("2026-11-23T01:00Z"));
    assert.deepEqual(
      [iso(custom.from), iso(custom.to)],
      ["2026-10-31T23:00:00.000Z", "2026-11-01T18:30:00.000Z"],
    );
  });

  const faults: [title: string, run: () => unknown, message: RegExp][] = [
    [
      "an unknown zone",
      () => rangeOf("today", "Europe/Berln", 0),
      /^"Europe\/Berln" is not a time zone\. Write/,
    ],
    [
      "an unknown frame",
      () => rangeOf("tomorrow" as "today", "UTC", 0),
      /^"tomorrow" is not a time frame\. Choose one of today, /,
    ],
    [
      "a name of Object's own",
      () => rangeOf("constructor" as "today", "UTC", 0),
      /^"constructor" is not a time frame/,
    ],
    [
      "custom without dates",
      () => rangeOf("custom" as "today", "UTC", 0),
      /needs a beginning and an end/,
    ],
    ["an unknown frame by name", () => checkFrame("Today"), /^"Today" is not a time frame/],
    [
      "from after to",
      () => custom("2026-11-03", "2026-11-02"),
      /ends before it begins: it is from 2026-11-03 to 2026-11-02\. Choose/,
    ],
    [
      "an empty range",
      () => custom("2026-11-02", "2026-11-02"),
      /is empty: it begins and ends at 2026-11-02\. Choose/,
    ],
    [
      "an impossible date",
      () => custom("2026-02-30", "2026-11-02"),
      /beginning: "2026-02-30" is a date or time that doesn't exist/,
    ],
  ];
  for (const [title, run, message] of faults) {
    it(`refuses ${title}`, () => {
      assert.throws(run, (error) => error instanceof UserError && message.test(error.message));
    });
  }
});

function custom(from: string, to: string): unknown {
  return rangeOf({ frame: "custom", from, to }, "UTC", 0);
}

describe("withDates", () => {
  it("fills in what the frame stands for, with the zone's offsets", () => {
    assert.deepEqual(withDates("yesterday", "Europe/Berlin", at("2026-03-30T08:00:00Z")), {
      frame: "yesterday",
      from: "2026-03-29T00:00:00.000+01:00",
      to: "2026-03-30T00:00:00.000+02:00",
    });
  });
});

describe("describeRange", () => {
  const cases: [zone: string, from: string, to: string, words: string, notes: string[]][] = [
    [
      "Europe/Berlin",
      "2026-11-22T00:00+01:00",
      "2026-11-23T00:00+01:00",
      "Sun 22 Nov 2026 00:00 – Mon 23 Nov 2026 00:00 (24 h)",
      [],
    ],
    [
      "Europe/Berlin",
      "2026-03-29T00:00+01:00",
      "2026-03-30T00:00+02:00",
      "Sun 29 Mar 2026 00:00 – Mon 30 Mar 2026 00:00 (23 h)",
      ["Sun 29 Mar 2026 has 23 hours"],
    ],
    [
      "Europe/Berlin",
      "2026-10-25T12:00Z",
      "2026-10-25T13:30:05Z",
      "Sun 25 Oct 2026 13:00 – Sun 25 Oct 2026 14:30:05 (1 h 30 min 5 s)",
      ["Sun 25 Oct 2026 has 25 hours"],
    ],
    [
      "Europe/Berlin",
      "2026-10-25T00:30Z",
      "2026-10-25T01:30Z",
      "Sun 25 Oct 2026 02:30 UTC+02:00 – Sun 25 Oct 2026 02:30 UTC+01:00 (1 h)",
      ["Sun 25 Oct 2026 has 25 hours"],
    ],
    [
      "Europe/Berlin",
      "2026-10-24T00:00+02:00",
      "2026-10-25T00:00+02:00",
      "Sat 24 Oct 2026 00:00 – Sun 25 Oct 2026 00:00 (24 h)",
      [],
    ],
    [
      "Australia/Lord_Howe",
      "2026-10-03T14:00Z",
      "2026-10-03T14:00:00.250Z",
      "Sun 4 Oct 2026 00:30 – Sun 4 Oct 2026 00:30:00.250 (0.25 s)",
      ["Sun 4 Oct 2026 has 23 hours 30 minutes"],
    ],
    [
      "Pacific/Apia",
      "2011-12-29T10:00Z",
      "2011-12-31T10:00Z",
      "Thu 29 Dec 2011 00:00 – Sun 1 Jan 2012 00:00 (48 h)",
      ["Fri 30 Dec 2011 does not exist in this zone"],
    ],
    [
      "UTC",
      "2026-11-22T00:00Z",
      "2026-11-22T00:00Z",
      "Sun 22 Nov 2026 00:00 – Sun 22 Nov 2026 00:00 (0 h)",
      [],
    ],
  ];
  for (const [zone, from, to, words, notes] of cases) {
    it(`${words} in ${zone}`, () => {
      const range = { from: at(from), to: at(to) };
      assert.deepEqual(describeRange(range, zone), { ...range, words, notes });
    });
  }

  it("takes no time over a range of thousands of years", () => {
    const range = { from: at("0001-01-01T00:00Z"), to: at("9999-01-01T00:00Z") };
    assert.deepEqual(describeRange(range, "Europe/Berlin").notes, []);
  }).timeout(500);
});

describe("parseInstant", () => {
  const cases: [text: string, zone: string, expected: string][] = [
    ["2026-11-22T07:30:00+01:00", "UTC", "2026-11-22T06:30:00.000Z"],
    ["2026-11-22T07:30:00.123456Z", "Europe/Berlin", "2026-11-22T07:30:00.123Z"],
    ["2026-11-22t07:30z", "Europe/Berlin", "2026-11-22T07:30:00.000Z"],
    ["2026-11-22T07:30", "Europe/Berlin", "2026-11-22T06:30:00.000Z"],
    ["2026-11-22 07:30-0330", "Europe/Berlin", "2026-11-22T11:00:00.000Z"],
    ["2026-11-22T24:00", "UTC", "2026-11-23T00:00:00.000Z"],
    ["2026-04-24", "Africa/Cairo", "2026-04-23T22:00:00.000Z"],
    ["2026-11-01", "America/Havana", "2026-11-01T04:00:00.000Z"],
  ];
  for (const [text, zone, expected] of cases) {
    it(`${text} in ${zone}`, () => {
      assert.equal(iso(parseInstant(text, zone)), expected);
    });
  }

  const faults = [
    "",
    "now",
    "12:00",
    "2026-W47-1",
    "2026-11",
    "22.11.2026",
    "1700000000",
    "2026-13-01",
    "2026-02-29",
    "0000-01-01",
    "2026-11-22T25:00",
    "2026-11-22T07:60",
    "2026-11-22T07:30+19:00",
    "2026-11-22T07:30 Europe/Berlin",
  ];
  for (const text of faults) {
    it(`refuses "${text}" by name`, () => {
      assert.throws(
        () => parseInstant(text, "UTC", "--from"),
        (error) => error instanceof UserError && error.message.startsWith(`--from: "${text}" is `),
      );
    });
  }
});
