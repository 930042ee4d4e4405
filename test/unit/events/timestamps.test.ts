import assert from "node:assert/strict";
import fc from "fast-check";
import { DateTime, FixedOffsetZone, IANAZone } from "luxon";
import { UserError } from "../../../src/errors.ts";
import { parseTimestamp } from "../../../src/events/timestamps.ts";

const noon = Date.UTC(2026, 10, 22, 12);

describe("parseTimestamp", () => {
  const understood: [text: string | number, zone: string, iso: string][] = [
    ["2026-11-22T12:00:00Z", "UTC", "2026-11-22T12:00:00.000Z"],
    ["2026-11-22T12:00:00z", "Europe/Berlin", "2026-11-22T12:00:00.000Z"],
    ["2026-11-22t12:00Z", "UTC", "2026-11-22T12:00:00.000Z"],
    ["2026-11-22 12:00:00 UTC", "Europe/Berlin", "2026-11-22T12:00:00.000Z"],
    ["2026-11-22T12:00:00+01:00", "UTC", "2026-11-22T11:00:00.000Z"],
    ["2026-11-22T12:00:00+0130", "UTC", "2026-11-22T10:30:00.000Z"],
    ["2026-11-22T12:00:00-03", "UTC", "2026-11-22T15:00:00.000Z"],
    ["2026-11-22 12:00:00.5 +01:00", "UTC", "2026-11-22T11:00:00.500Z"],
    ["2026-11-22T12:00:00.1239Z", "UTC", "2026-11-22T12:00:00.123Z"],
    ["2026-11-22T12:00:00,999999999Z", "UTC", "2026-11-22T12:00:00.999Z"],
    ["2026-11-22T24:00:00Z", "UTC", "2026-11-23T00:00:00.000Z"],
    ["2024-02-29", "UTC", "2024-02-29T00:00:00.000Z"],
    ["2026-11-22", "Europe/Berlin", "2026-11-21T23:00:00.000Z"],
    ["20261122", "Europe/Berlin", "2026-11-21T23:00:00.000Z"],
    ["20261122T120000.250Z", "UTC", "2026-11-22T12:00:00.250Z"],
    ["20261122T1200+01", "UTC", "2026-11-22T11:00:00.000Z"],
    ["  2026-11-22T12:00:00Z\t", "UTC", "2026-11-22T12:00:00.000Z"],
    ["2026-07-01T12:00", "Europe/Berlin", "2026-07-01T10:00:00.000Z"],
    ["2026-11-22T12:00:00", "Asia/Kathmandu", "2026-11-22T06:15:00.000Z"],
    // The clocks skip 02:00–03:00: pushed forward. 02:00–03:00 comes twice: the first.
    ["2026-03-29T02:30:00", "Europe/Berlin", "2026-03-29T01:30:00.000Z"],
    ["2026-10-25T02:30:00", "Europe/Berlin", "2026-10-25T00:30:00.000Z"],
    ["2026-11-01T01:30:00", "America/New_York", "2026-11-01T05:30:00.000Z"],
    ["2026-04-05T01:45:00", "Australia/Lord_Howe", "2026-04-04T14:45:00.000Z"],
    // A whole day that Samoa never had.
    ["2011-12-30T12:00:00", "Pacific/Apia", "2011-12-30T22:00:00.000Z"],
    ["2000-01-01T00:00:00", "UTC+2", "1999-12-31T22:00:00.000Z"],
    [noon / 1000, "Europe/Berlin", "2026-11-22T12:00:00.000Z"],
    [noon, "Europe/Berlin", "2026-11-22T12:00:00.000Z"],
    [noon / 1000 + 0.001, "UTC", "2026-11-22T12:00:00.001Z"],
    [noon + 0.9, "UTC", "2026-11-22T12:00:00.000Z"],
    [String(noon / 1000), "UTC", "2026-11-22T12:00:00.000Z"],
    [String(noon), "UTC", "2026-11-22T12:00:00.000Z"],
    [`${String(noon / 1000)}.999999999`, "UTC", "2026-11-22T12:00:00.999Z"],
    [`${String(noon)}.75`, "UTC", "2026-11-22T12:00:00.000Z"],
    [0, "UTC", "1970-01-01T00:00:00.000Z"],
    ["0.001", "UTC", "1970-01-01T00:00:00.001Z"],
  ];
  for (const [text, zone, iso] of understood)
    it(`takes ${JSON.stringify(text)} in ${zone} as ${iso}`, () => {
      assert.equal(new Date(parseTimestamp(text, zone) ?? NaN).toISOString(), iso);
    });

  const refused: (string | number)[] = [
    ...["", " ", "yesterday", "2026-11", "2026-13-01", "2026-02-30", "2025-02-29"],
    ...["2026-00-10", "2026-01-00", "0000-01-01T00:00:00Z", "1969-12-31T23:59:59Z"],
    ...["2201-01-01T00:00:00Z", "9999-12-31", "+12026-01-01T00:00:00Z", "1900-02-29"],
    ...["2026-11-22T25:00:00Z", "2026-11-22T24:00:01Z", "2026-11-22T12:60:00Z"],
    ...["2026-11-22T12:00:60Z", "2026-11-22T12:00:00.Z", "2026-11-22T12:00:00.1234567890Z"],
    ...["2026-11-22T12Z", "2026-11-22T12:0Z", "2026-11-22T12:00:00+1", "2026-11-22T12:00:00+19:00"],
    ...["2026-11-22T12:00:00+01:60", "2026-11-22T12:00:00+01:0", "2026-11-22T12:00:00Zulu"],
    ...["2026-11-22x12:00:00Z", "2026-11-22T", "2026-11-22T12:00:00  Z", "２026-11-22"],
    ...["11/22/2026 12:00", "-5", "1e9", "1764000000,5", "99999999999999", "12345678901234567890"],
    ...[-1, NaN, Infinity, -Infinity, 1e15, 7_289_654_400_000],
  ];
  for (const text of refused)
    it(`refuses ${JSON.stringify(text)}`, () => {
      assert.equal(parseTimestamp(text, "UTC"), undefined);
    });

  it("names the setting for a zone that nobody knows", () => {
    assert.throws(
      () => parseTimestamp("2026-11-22", "Europe/Atlantis"),
      (error) =>
        error instanceof UserError &&
        /Europe\/Atlantis.*rollcall\.sourceTimeZone/.test(error.message),
    );
  });

  it("agrees with luxon on ISO times with an offset", () => {
    const instants = fc.integer({ min: 86_400_000, max: 7_289_654_400_000 - 86_400_001 });
    const offsets = fc.integer({ min: -18 * 60, max: 18 * 60 });
    fc.assert(
      fc.property(instants, offsets, formats, (instant, offset, format) => {
        const time = DateTime.fromMillis(instant, { zone: FixedOffsetZone.instance(offset) });
        const text = time.toFormat(format);
        assert.equal(
          parseTimestamp(text, "Asia/Tokyo"),
          DateTime.fromISO(text.replace(" ", "T")).toMillis(),
          text,
        );
      }),
      { numRuns: 3000 },
    );
  });

  it("refuses what luxon refuses of anything that looks like a time", () => {
    const number = fc.integer({ min: 0, max: 99 }).map((value) => String(value).padStart(2, "0"));
    const parts = fc.tuple(number, number, number, number, number, number);
    fc.assert(
      fc.property(parts, ([year, month, day, hour, minute, second]) => {
        const text = `20${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
        const expected = DateTime.fromISO(text);
        assert.equal(
          parseTimestamp(text, "UTC"),
          expected.isValid ? expected.toMillis() : undefined,
        );
      }),
      { numRuns: 3000 },
    );
  });

  it("finds the first instant that shows a local time, else pushes forward, in every zone", () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf("timeZone"));
    const nearChange = fc.tuple(zones, fc.integer({ min: 1972, max: 2036 }), fc.nat(40_000));
    fc.assert(
      fc.property(
        nearChange,
        fc.integer({ min: -200, max: 200 }),
        ([zone, year, pick], minutes) => {
          const local =
            (changeIn(zone, year, pick) ?? Date.UTC(year, 0, 1, 0, pick)) + minutes * 60_000;
          const text = new Date(local).toISOString().slice(0, -1);
          assert.equal(
            parseTimestamp(text, zone),
            slowLocalToUtc(local, zone),
            `${text} in ${zone}`,
          );
        },
      ),
      { numRuns: 400 },
    );
  });
});

const formats = fc.constantFrom(
  "yyyy-MM-dd'T'HH:mm:ss.SSSZZ",
  "yyyy-MM-dd'T'HH:mm:ssZZ",
  "yyyy-MM-dd HH:mm:ss.SZZZ",
  "yyyy-MM-dd'T'HH:mmZZZ",
);

/** A local time (as if UTC) at a change of the zone's offset in that year. */
function changeIn(zone: string, year: number, pick: number): number | undefined {
  const { offset } = offsetsOf(zone);
  const changes: number[] = [];
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 86_400_000) {
    if (offset(at) === offset(at + 86_400_000)) continue;
    let low = at;
    let high = at + 86_400_000;
    while (high - low > 1000) {
      const middle = (low + high) / 2;
      if (offset(middle) === offset(at)) low = middle;
      else high = middle;
    }
    changes.push(Math.round(high / 60_000) * 60_000 + offset(at));
  }
  return changes[pick % Math.max(1, changes.length)];
}

/** Tries every offset that the zone has within two days, earliest instant first. */
function slowLocalToUtc(local: number, zone: string): number {
  const { offset } = offsetsOf(zone);
  const offsets = new Set<number>();
  for (let hours = -48; hours <= 48; hours++) offsets.add(offset(local + hours * 3_600_000));
  const instants = [...offsets].map((one) => local - one).sort((a, b) => a - b);
  const shown = instants.find((instant) => instant + offset(instant) === local);
  return shown ?? local - offset(local - 48 * 3_600_000);
}

function offsetsOf(zone: string): { offset(utc: number): number } {
  const iana = IANAZone.create(zone);
  return { offset: (utc) => iana.offset(utc) * 60_000 };
}
