import assert from "node:assert/strict";
import fc from "fast-check";
import { IANAZone } from "luxon";
import {
  instantAt,
  isAmbiguous,
  isZone,
  previousDay,
  startOfDay,
  zoneOffsets,
} from "../../../src/reports/zone.ts";
import { localOf, offsetChanges, walkDays } from "../../reference/start-of-day.ts";
import type { OffsetChange } from "../../reference/start-of-day.ts";

const dayMs = 86_400_000;
const zones = Intl.supportedValuesOf("timeZone");
const anyZone = fc.constantFrom(...zones);
const iso = (instant: number): string => new Date(instant).toISOString();

describe("isZone", () => {
  const cases: [text: string, expected: boolean][] = [
    ["Europe/Berlin", true],
    ["UTC", true],
    ["Etc/GMT+1", true],
    ["America/Argentina/Buenos_Aires", true],
    ["UTC+1", false],
    ["+01:00", false],
    ["local", false],
    ["Europe/Nowhere", false],
    ["", false],
    ["__proto__", false],
  ];
  for (const [text, expected] of cases) {
    it(`${expected ? "takes" : "refuses"} "${text}"`, () => {
      assert.equal(isZone(text), expected);
    });
  }
  it("takes every zone that Intl names", () => {
    assert.deepEqual(
      zones.filter((zone) => !isZone(zone)),
      [],
    );
  });
});

describe("startOfDay", () => {
  const cases: [title: string, zone: string, within: string, start: string][] = [
    [
      "an ordinary day",
      "Europe/Berlin",
      "2026-11-22T12:34:56.789+01:00",
      "2026-11-21T23:00:00.000Z",
    ],
    [
      "its own first instant",
      "Europe/Berlin",
      "2026-11-21T23:00:00.000Z",
      "2026-11-21T23:00:00.000Z",
    ],
    ["one before it", "Europe/Berlin", "2026-11-21T22:59:59.999Z", "2026-11-20T23:00:00.000Z"],
    ["UTC", "UTC", "2026-11-22T23:59:59.999Z", "2026-11-22T00:00:00.000Z"],
    ["00:00 skipped", "Africa/Cairo", "2026-04-24T12:00:00Z", "2026-04-23T22:00:00.000Z"],
    ["00:00 skipped", "America/Havana", "2026-03-08T12:00:00Z", "2026-03-08T05:00:00.000Z"],
    ["00:00 skipped", "America/Santiago", "2026-09-06T12:00:00Z", "2026-09-06T04:00:00.000Z"],
    ["00:00 skipped", "Asia/Beirut", "2026-03-29T12:00:00Z", "2026-03-28T22:00:00.000Z"],
    ["00:00 skipped", "Atlantic/Azores", "2026-03-29T12:00:00Z", "2026-03-29T01:00:00.000Z"],
    [
      "00:00 twice, after the second",
      "America/Havana",
      "2026-11-01T12:00:00Z",
      "2026-11-01T04:00:00.000Z",
    ],
    [
      "00:00 twice, between them",
      "America/Havana",
      "2026-11-01T04:59:00Z",
      "2026-11-01T04:00:00.000Z",
    ],
    ["00:00 twice", "Atlantic/Azores", "2026-10-25T12:00:00Z", "2026-10-25T00:00:00.000Z"],
    [
      "the day after a missing one",
      "Pacific/Apia",
      "2011-12-31T00:00:00+14:00",
      "2011-12-30T10:00:00.000Z",
    ],
    ["the gap at 00:01", "America/St_Johns", "1999-04-04T12:00:00Z", "1999-04-04T03:30:00.000Z"],
    [
      "00:00 twice by a change at 00:01",
      "America/St_Johns",
      "1999-10-31T12:00:00Z",
      "1999-10-31T02:30:00.000Z",
    ],
    [
      "the day before, come back at 23:01",
      "America/St_Johns",
      "1999-10-31T03:00:00Z",
      "1999-10-30T02:30:00.000Z",
    ],
    [
      "a gap of 44½ minutes from 00:00",
      "Africa/Monrovia",
      "1972-01-07T12:00:00Z",
      "1972-01-07T00:44:30.000Z",
    ],
    [
      "a gap of 2 h from 00:00",
      "Antarctica/Casey",
      "2009-10-18T12:00:00Z",
      "2009-10-17T16:00:00.000Z",
    ],
    [
      "half an hour back at 00:00",
      "Asia/Pyongyang",
      "2015-08-14T15:10:00Z",
      "2015-08-13T15:00:00.000Z",
    ],
    [
      "a gap from 23:30 to 00:00",
      "Asia/Pyongyang",
      "2018-05-04T15:10:00Z",
      "2018-05-04T15:00:00.000Z",
    ],
    [
      "a gap from 23:30 to 00:30",
      "America/Toronto",
      "1919-03-31T12:00:00Z",
      "1919-03-31T04:30:00.000Z",
    ],
  ];
  for (const [title, zone, within, start] of cases) {
    it(`${title}: ${zone} ${within}`, () => {
      assert.equal(iso(startOfDay(Date.parse(within), zone)), start);
    });
  }

  it("leaves out a day that never was", () => {
    const start = startOfDay(Date.parse("2011-12-31T00:00:00+14:00"), "Pacific/Apia");
    assert.equal(iso(previousDay(start, "Pacific/Apia")), "2011-12-29T10:00:00.000Z");
  });

  it("is what a walk finds around every change of offset of every zone, 2000 to 2040", () => {
    let days = 0;
    for (const zone of zones) {
      const changes = offsetChanges(zone, Date.UTC(2000, 0, 1), Date.UTC(2040, 11, 31));
      for (const change of changes) days += checkAround(change, changes, zone);
    }
    assert.ok(days > 30_000, `only ${String(days)} days`);
  }).timeout(60_000);

  it("is what a walk finds on any other day", () => {
    const instant = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2060, 0, 1) });
    fc.assert(
      fc.property(anyZone, instant, (zone, at) => {
        const from = Math.floor(at / 60_000) * 60_000 - 2 * dayMs;
        const starts = walkDays(from, from + 3 * dayMs, (i) => localOf(i, zone));
        for (const [day, start] of starts) assertStart(zone, day, start);
      }),
      { numRuns: 150 },
    );
  });
});

/** Checks the days that begin within two days of a change; answers how many. */
function checkAround(change: OffsetChange, changes: readonly OffsetChange[], zone: string): number {
  const from = Math.floor(change.at / 60_000) * 60_000 - 2 * dayMs;
  const near = changes.filter(({ at }) => Math.abs(at - change.at) < 5 * dayMs);
  const local = (instant: number): number => {
    const next = near.find(({ at }) => instant < at);
    return instant + (next?.before ?? near[near.length - 1]?.after ?? 0);
  };
  const starts = walkDays(from, from + 4 * dayMs, local);
  for (const [day, start] of starts) assertStart(zone, day, start);
  return starts.size;
}

/** Asks from the day's first minute, from its noon, and from its last minute. */
function assertStart(zone: string, day: number, start: number): void {
  const offset = localOf(start, zone) - start;
  for (const instant of [
    start,
    start + 59_999,
    start + dayMs / 2,
    (day + 1) * dayMs - offset - 60_000,
  ]) {
    if (Math.floor(localOf(instant, zone) / dayMs) !== day) continue;
    const found = startOfDay(instant, zone);
    // The walk goes by whole minutes; an offset with seconds begins its days within one.
    const exact =
      offset % 60_000 === 0 ? found === start : found <= start && start - found < 60_000;
    assert.ok(exact, `${zone}: ${iso(instant)} gives ${iso(found)}, the walk ${iso(start)}`);
    assert.notEqual(Math.floor(localOf(found - 1, zone) / dayMs), day);
  }
}

describe("zoneOffsets", () => {
  const instant = fc.integer({ min: Date.UTC(1850, 0, 1), max: Date.UTC(2100, 0, 1) });

  it("has luxon's offset at any instant", () => {
    fc.assert(
      fc.property(anyZone, instant, (zone, at) => {
        assert.equal(
          zoneOffsets(zone).offsetAt(at),
          Math.round(IANAZone.create(zone).offset(at) * 60_000),
        );
      }),
      { numRuns: 5000 },
    );
  });

  it("has luxon's offset around changes, in any order of asking", () => {
    for (const zone of [
      "America/St_Johns",
      "Australia/Lord_Howe",
      "Pacific/Apia",
      "Africa/Monrovia",
      "Asia/Gaza",
    ]) {
      const luxon = IANAZone.create(zone);
      const changes = offsetChanges(zone, Date.UTC(1960, 0, 1), Date.UTC(2030, 0, 1));
      assert.ok(changes.length > 0);
      for (const { at } of changes.reverse()) {
        for (const ask of [at, at - 1, at + 1, at + 899_999, at - 900_000, at - 3 * 3_600_000]) {
          assert.equal(
            zoneOffsets(zone).offsetAt(ask),
            Math.round(luxon.offset(ask) * 60_000),
            `${zone} ${iso(ask)}`,
          );
        }
      }
    }
  });

  it("formats the clock face that Intl shows", () => {
    fc.assert(
      fc.property(anyZone, instant, (zone, at) => {
        const expected = iso(localOf(at, zone)).slice(0, 19).replace("T", " ");
        assert.equal(zoneOffsets(zone).formatLocal(at), expected);
      }),
      { numRuns: 5000 },
    );
  });

  it("formats years beyond four digits as ISO 8601 does", () => {
    assert.equal(zoneOffsets("UTC").formatLocal(Date.UTC(12_026, 0, 2)), "+012026-01-02 00:00:00");
    assert.equal(zoneOffsets("UTC").formatLocal(Date.UTC(-1, 0, 2)), "-000001-01-02 00:00:00");
  });
});

describe("instantAt", () => {
  const cases: [title: string, zone: string, local: string, expected: string][] = [
    ["an ordinary time", "Europe/Berlin", "2026-11-22T07:58:02", "2026-11-22T06:58:02.000Z"],
    ["in a gap: its end", "Europe/Berlin", "2026-03-29T02:30:00", "2026-03-29T01:00:00.000Z"],
    ["twice: the first", "Europe/Berlin", "2026-10-25T02:30:00", "2026-10-25T00:30:00.000Z"],
    ["in a day that never was", "Pacific/Apia", "2011-12-30T12:00:00", "2011-12-30T10:00:00.000Z"],
  ];
  for (const [title, zone, local, expected] of cases) {
    it(`${title}: ${local} in ${zone}`, () => {
      assert.equal(iso(instantAt(Date.parse(`${local}Z`), zone)), expected);
    });
  }

  it("takes back any clock face to the first instant that shows it", () => {
    const instant = fc.integer({ min: Date.UTC(1980, 0, 1), max: Date.UTC(2060, 0, 1) });
    fc.assert(
      fc.property(anyZone, instant, (zone, at) => {
        const local = at + zoneOffsets(zone).offsetAt(at);
        const first = instantAt(local, zone);
        assert.ok(first <= at);
        assert.equal(first + zoneOffsets(zone).offsetAt(first), local);
        if (first !== at) assert.ok(isAmbiguous(at, zone) && isAmbiguous(first, zone));
      }),
      { numRuns: 3000 },
    );
  });
});

describe("isAmbiguous", () => {
  const cases: [instant: string, expected: boolean][] = [
    ["2026-10-24T23:59:59.999Z", false],
    ["2026-10-25T00:00:00.000Z", true],
    ["2026-10-25T01:59:59.999Z", true],
    ["2026-10-25T02:00:00.000Z", false],
    ["2026-03-29T01:00:00.000Z", false],
  ];
  for (const [instant, expected] of cases) {
    it(`${expected ? "is" : "is not"} so at ${instant} in Berlin`, () => {
      assert.equal(isAmbiguous(Date.parse(instant), "Europe/Berlin"), expected);
    });
  }
});
