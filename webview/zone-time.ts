/** Wall-clock time in an IANA zone ↔ instants, by Intl alone. */
import type { Instant } from "../src/reports/report.ts";

const dayMs = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function partsFormat(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US-u-ca-gregory-nu-latn", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    formats.set(zone, format);
  }
  return format;
}

export function isZone(zone: string): boolean {
  try {
    partsFormat(zone);
    return true;
  } catch {
    return false;
  }
}

/** Milliseconds that the zone's clocks are ahead of UTC at this instant. */
export function offsetAt(at: Instant, zone: string): number {
  const whole = Math.floor(at / 1000) * 1000;
  const part: Record<string, number> = {};
  for (const { type, value } of partsFormat(zone).formatToParts(whole)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - whole;
}

/** "+01:00"; zones of long ago had offsets with seconds, which ISO 8601 can't write: they are cut. */
export function offsetText(offset: number): string {
  const minutes = Math.floor(Math.abs(offset) / 60_000);
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** "2026-11-22T00:00:00.000+01:00": the instant, written by the zone's clock. */
export function isoInZone(at: Instant, zone: string): string {
  const offset = Math.trunc(offsetAt(at, zone) / 60_000) * 60_000;
  return new Date(at + offset).toISOString().slice(0, -1) + offsetText(offset);
}

/** "2026-11-22T07:58:02", as a datetime-local input takes it. */
export function wallTime(at: Instant, zone: string): string {
  return new Date(at + offsetAt(at, zone)).toISOString().slice(0, 19);
}

/**
 * The instant of a wall-clock time ("2026-11-22T07:58" or with seconds). A time that comes twice is
 * the first of the two; one that is skipped moves on by as much as the clocks do. Undefined when it
 * is no time at all.
 */
export function instantOfWall(wall: string, zone: string): Instant | undefined {
  const asUtc = Date.parse(`${wall}Z`);
  if (!/^\d{4,6}-\d\d-\d\dT\d\d:\d\d/.test(wall) || Number.isNaN(asUtc)) return undefined;
  const before = offsetAt(asUtc - dayMs, zone);
  const after = offsetAt(asUtc + dayMs, zone);
  const candidates = [asUtc - before, asUtc - after].filter(
    (at) => at + offsetAt(at, zone) === asUtc,
  );
  return candidates.length > 0 ? Math.min(...candidates) : asUtc - before;
}

/** The zone's whole day that holds the instant, `[from, to)`. */
export function dayAround(at: Instant, zone: string): { from: Instant; to: Instant } {
  const day = wallTime(at, zone).slice(0, 10);
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + dayMs).toISOString().slice(0, 10);
  return {
    from: instantOfWall(`${day}T00:00`, zone) ?? at,
    to: instantOfWall(`${next}T00:00`, zone) ?? at + dayMs,
  };
}

/** The same clock times in another zone: what someone means who changes the zone of "00:00 to 24:00". */
export function moveToZone(iso: string, from: string, to: string): string {
  const at = Date.parse(iso);
  if (Number.isNaN(at) || !isZone(from) || !isZone(to)) return iso;
  const moved = instantOfWall(wallTime(at, from), to);
  return moved === undefined ? iso : isoInZone(moved, to);
}
