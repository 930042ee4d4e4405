import assert from "node:assert/strict";
import fc from "fast-check";
import { DateTime } from "luxon";
import {
  dayAround,
  instantOfWall,
  isZone,
  isoInZone,
  moveToZone,
  offsetAt,
  wallTime,
} from "../../../webview/zone-time.ts";
import { zoneNames, zoneOption } from "../../../webview/zones.ts";

const iso = (at: number | undefined): string =>
  at === undefined ? "none" : new Date(at).toISOString();

describe("zone-time", () => {
  const walls: [title: string, wall: string, zone: string, instant: string][] = [
    ["winter", "2026-11-22T07:58:02", "Europe/Berlin", "2026-11-22T06:58:02.000Z"],
    ["summer, without seconds", "2026-07-01T00:00", "Europe/Berlin", "2026-06-30T22:00:00.000Z"],
    [
      "a time that comes twice is the first",
      "2026-10-25T02:30",
      "Europe/Berlin",
      "2026-10-25T00:30:00.000Z",
    ],
    ["a skipped time moves on", "2026-03-29T02:30", "Europe/Berlin", "2026-03-29T01:30:00.000Z"],
    [
      "a skipped midnight is 01:00",
      "2026-09-06T00:00",
      "America/Santiago",
      "2026-09-06T04:00:00.000Z",
    ],
    ["half hours", "2026-11-22T00:00", "Asia/Kolkata", "2026-11-21T18:30:00.000Z"],
    ["a small year", "0999-01-01T00:00", "UTC", "0999-01-01T00:00:00.000Z"],
    ["no date", "2026-02-31x", "UTC", "none"],
    ["nothing", "", "UTC", "none"],
  ];
  for (const [title, wall, zone, instant] of walls)
    it(title, () => {
      assert.equal(iso(instantOfWall(wall, zone)), instant);
    });

  it("writes instants by the zone's clock, with milliseconds and offset", () => {
    const at = Date.parse("2026-11-22T06:58:02.345Z");
    assert.equal(isoInZone(at, "Europe/Berlin"), "2026-11-22T07:58:02.345+01:00");
    assert.equal(isoInZone(at, "America/St_Johns"), "2026-11-22T03:28:02.345-03:30");
    assert.equal(isoInZone(at, "UTC"), "2026-11-22T06:58:02.345+00:00");
  });

  it("knows days of 23 and 25 hours", () => {
    const hours = (at: string): number => {
      const { from, to } = dayAround(Date.parse(at), "Europe/Berlin");
      return (to - from) / 3_600_000;
    };
    assert.deepEqual(
      ["2026-03-29T12:00Z", "2026-10-25T12:00Z", "2026-11-22T12:00Z"].map(hours),
      [23, 25, 24],
    );
  });

  it("keeps clock times when the zone changes", () => {
    const moved = moveToZone("2026-11-22T00:00:00.000+01:00", "Europe/Berlin", "Asia/Tokyo");
    assert.equal(moved, "2026-11-22T00:00:00.000+09:00");
    assert.equal(moveToZone("nonsense", "UTC", "Asia/Tokyo"), "nonsense");
  });

  it("agrees with luxon on offsets, and gets every instant back from its ISO text", () => {
    const zones = [
      "Europe/Berlin",
      "America/New_York",
      "Australia/Lord_Howe",
      "Asia/Kathmandu",
      "UTC",
    ];
    const instants = fc.integer({ min: Date.UTC(1975, 0), max: Date.UTC(2037, 0) });
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (at, zone) => {
        const luxon = DateTime.fromMillis(at, { zone });
        assert.equal(offsetAt(at, zone), luxon.offset * 60_000);
        assert.equal(wallTime(at, zone), luxon.toFormat("yyyy-MM-dd'T'HH:mm:ss"));
        assert.equal(Date.parse(isoInZone(at, zone)), at);
      }),
    );
  });
});

describe("zones", () => {
  it("offers UTC first, each name once, and only zones there are", () => {
    const names = zoneNames();
    assert.equal(names[0], "UTC");
    assert.equal(new Set(names).size, names.length);
    assert.ok(names.every(isZone));
    assert.ok(names.length > 300);
  });

  it("says the offset of now, and nothing of a zone there is none of", () => {
    assert.equal(zoneOption("Europe/Berlin", Date.UTC(2026, 6, 1)).detail, "UTC+02:00");
    assert.equal(zoneOption("Europe/Berlin", Date.UTC(2026, 0, 1)).detail, "UTC+01:00");
    assert.equal(zoneOption("Mars/Base", 0).detail, "");
  });
});
