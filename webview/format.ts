/** Numbers, durations and instants as people of this locale write them. Formatters are dear, so each is made once. */
import type { Instant } from "../src/reports/report.ts";

/** Hours run to 24 in every locale, as in the range's own words and in the CSV file: they line up and are short. */
const styles = {
  /** A cell of the table: date and time to the second. */
  time: { dateStyle: "medium", timeStyle: "medium", hourCycle: "h23" },
  day: { weekday: "short", day: "numeric", month: "short", year: "numeric" },
  weekdayTime: { weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  dayTime: {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
export type TimeStyle = keyof typeof styles;

const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** An instant in a zone; the locale is the reader's own unless one is named. */
export function timeText(
  at: Instant,
  zone: string,
  style: TimeStyle = "time",
  locale = "",
): string {
  const key = `${style} ${zone} ${locale}`;
  let format = dateFormats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale || undefined, { ...styles[style], timeZone: zone });
    dateFormats.set(key, format);
  }
  return format.format(at);
}

const numbers = new Intl.NumberFormat();
export const numberText = (n: number): string => numbers.format(n);

/** `H:MM:SS`, hours not wrapped at 24, cut to the second (C2). */
export function durationText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${String(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** How long work took: "38 ms", "1.4 s". */
export function tookText(ms: number): string {
  return ms < 1000 ? `${String(Math.round(ms))} ms` : `${(ms / 1000).toFixed(1)} s`;
}

/** Six days: within them a weekday alone names the day. */
const weekdayIsEnough = 6 * 86_400_000;

/** "Mon 08:02" for these days, with the date for older ones. */
export function recentText(at: Instant, zone: string, now: Instant, locale = ""): string {
  const recent = Math.abs(now - at) < weekdayIsEnough;
  return timeText(at, zone, recent ? "weekdayTime" : "dayTime", locale);
}
