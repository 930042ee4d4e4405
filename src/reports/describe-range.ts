/** A range in words. */
import { DateTime } from "luxon";
import type { Instant, Range } from "./report.ts";
import type { DescribedRange } from "./time-frame.ts";
import { dayMs, firstInstantOf, isAmbiguous, midnight, startOfDay, zoneOffsets } from "./zone.ts";

/** Beyond this length one hour more or less tells nobody anything, and looking for it would take time. */
const longestWithNotes = 2 * 366 * dayMs;

export function describeRange(range: Range, zone: string): DescribedRange {
  const { from, to } = range;
  const words = `${instantWords(from, zone)} – ${instantWords(to, zone)} (${lengthWords(to - from)})`;
  return { from, to, words, notes: to - from > longestWithNotes ? [] : dayNotes(range, zone) };
}

/** "Sun 22 Nov 2026 00:00"; seconds only when there are any, the offset only when the clocks show the time twice. */
function instantWords(instant: Instant, zone: string): string {
  const time = DateTime.fromMillis(instant, { zone, locale: "en-US" });
  const finer = time.millisecond > 0 ? ":ss.SSS" : time.second > 0 ? ":ss" : "";
  const offset = isAmbiguous(instant, zone) ? " 'UTC'ZZ" : "";
  return time.toFormat(`ccc d LLL yyyy HH:mm${finer}${offset}`);
}

/** "24 h", "1 h 30 min", "5 s"; what is zero is left out. */
function lengthWords(ms: number): string {
  const parts: [value: number, unit: string][] = [
    [Math.floor(ms / 3_600_000), "h"],
    [Math.floor(ms / 60_000) % 60, "min"],
    [(ms % 60_000) / 1000, "s"],
  ];
  const words = parts
    .filter(([value]) => value > 0)
    .map(([value, unit]) => `${String(value)} ${unit}`);
  return words.length === 0 ? "0 h" : words.join(" ");
}

/** The days, wholly or partly in the range, that don't have 24 hours. */
function dayNotes({ from, to }: Range, zone: string): readonly string[] {
  const offsets = zoneOffsets(zone);
  const notes: string[] = [];
  let start = startOfDay(from, zone);
  let day = midnight(start + offsets.offsetAt(start));
  while (start < to) {
    const next = firstInstantOf(day + dayMs, offsets);
    // A zone that jumps over the date line skips one day, never two.
    const end = next ?? firstInstantOf(day + 2 * dayMs, offsets) ?? start + dayMs;
    if (end - start !== dayMs) notes.push(`${dayWords(day)} has ${hoursWords(end - start)}`);
    if (next === undefined && end < to)
      notes.push(`${dayWords(day + dayMs)} does not exist in this zone`);
    day += next === undefined ? 2 * dayMs : dayMs;
    start = end;
  }
  return notes;
}

function dayWords(day: number): string {
  return DateTime.fromMillis(day, { zone: "utc", locale: "en-US" }).toFormat("ccc d LLL yyyy");
}

/** "23 hours", "23 hours 30 minutes". */
function hoursWords(ms: number): string {
  const [hours, rest] = [Math.floor(ms / 3_600_000), ms % 3_600_000];
  const whole = `${String(hours)} hours`;
  if (rest === 0) return whole;
  return rest % 60_000 === 0
    ? `${whole} ${String(rest / 60_000)} minutes`
    : `${whole} ${lengthWords(rest)}`;
}
