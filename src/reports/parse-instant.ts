import { DateTime } from "luxon";
import { UserError } from "../errors.ts";
import type { Instant } from "./report.ts";
import { instantAt, zoneOffsets } from "./zone.ts";

/** A date, perhaps a time to the second or finer, perhaps an offset: the part of ISO 8601 that leaves no doubt. */
export const instantPattern =
  /^\d{4}-\d{2}-\d{2}(?:[Tt ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?:[Zz]|[+-](?:0\d|1[0-8])(?::?[0-5]\d)?)?)?$/;
const offsetPattern = /[T ].*(?:Z|[+-]\d\d(?::?\d\d)?)$/;

/**
 * Reads an ISO 8601 instant. Without an offset it is in the zone: the first of two, and the end of the gap where
 * the zone's clocks skip it. Undefined when the text is no instant: not ISO 8601, or a date that never was.
 */
export function readInstant(text: string, zone: string): Instant | undefined {
  if (!instantPattern.test(text) || text.startsWith("0000")) return undefined;
  const iso = text.toUpperCase().replace(" ", "T");
  const read = DateTime.fromISO(iso, { zone: "utc" });
  if (!read.isValid) return undefined;
  return offsetPattern.test(iso) ? read.toMillis() : instantAt(read.toMillis(), zone);
}

/** As `readInstant`, but fails with words for people; `name` is where the text stood: "--from", "timeRange.to". */
export function parseInstant(text: string, zone: string, name = "The time"): Instant {
  const instant = readInstant(text, zone);
  if (instant !== undefined) return instant;
  throw new UserError(
    `${name}: "${text.slice(0, 100)}" ${faultOf(text)}. Write it like 2026-11-22T07:30:00+01:00; without an offset it is in ${zone}.`,
  );
}

function faultOf(text: string): string {
  return instantPattern.test(text)
    ? "is a date or time that doesn't exist"
    : "is not an ISO 8601 date and time";
}

/** ISO 8601 with the zone's offset; UTC where that offset has seconds, which ISO 8601 can't write. */
export function formatInstant(instant: Instant, zone: string): string {
  const wholeMinutes = zoneOffsets(zone).offsetAt(instant) % 60_000 === 0;
  return DateTime.fromMillis(instant, { zone: wholeMinutes ? zone : "utc" }).toISO() ?? "";
}
