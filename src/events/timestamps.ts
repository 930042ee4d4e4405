import { localToUtc } from "./local-time.ts";

/**
 * UTC milliseconds of a time as event files write it (E4), undefined when it is none.
 * Understood are ISO 8601 with and without offset (without: in `sourceTimeZone`) and epoch seconds or
 * milliseconds. Finer fractions are cut, not rounded. Only instants from 1970 to 2200 count: anything
 * else in a contact centre's data is a broken clock or a misread column.
 */
export function parseTimestamp(value: string | number, sourceTimeZone: string): number | undefined {
  if (typeof value === "number") return fromEpoch(value);
  return parseIso(value, sourceTimeZone) ?? parseOther(value.trim(), sourceTimeZone);
}

/** Start of the year 2201. */
const END = 7_289_654_400_000;

/** The instant when it is one that events can have, else undefined. */
export function plausible(at: number): number | undefined {
  return at >= 0 && at < END ? at : undefined;
}

/**
 * Up to the year 2200 seconds have at most `END / 1000`; a larger number must be milliseconds. So every
 * second of the range is understood, and every millisecond from 1970-03-26 on.
 */
function fromEpoch(value: number): number | undefined {
  if (value >= END / 1000) return plausible(Math.floor(value));
  // Over microseconds: 1.001 * 1000 is 1000.9999999999999.
  return plausible(Math.floor(Math.round(value * 1e6) / 1e3));
}

const epoch = /^(\d{1,16})(?:\.(\d+))?$/;
// A compact date is eight digits, which as seconds would lie in 1970: a date is what it must mean.
const compact = /^(\d{4})(\d\d)(\d\d)(?:[Tt](\d\d)(\d\d)(\d\d(?:[.,]\d+)?)?(.*))?$/;

function parseOther(text: string, zone: string): number | undefined {
  const parts = compact.exec(text);
  const iso = parts ? parseIso(extended(parts), zone) : parseIso(text, zone);
  if (iso !== undefined) return iso;
  const digits = epoch.exec(text);
  if (!digits) return undefined;
  const [, whole = "", fraction = ""] = digits;
  const number = Number(whole);
  if (number >= END / 1000) return plausible(number);
  return plausible(number * 1000 + Number(fraction.slice(0, 3).padEnd(3, "0")));
}

function extended([, year, month, day, hour, minute, second, offset]: RegExpExecArray): string {
  const date = `${year ?? ""}-${month ?? ""}-${day ?? ""}`;
  if (hour === undefined) return date;
  return `${date}T${hour}:${minute ?? ""}${second === undefined ? "" : `:${second}`}${offset ?? ""}`;
}

/** `YYYY-MM-DD`, then `T` or a space and `HH:mm[:ss[.fraction]]`, then an offset; all but the date optional. */
function parseIso(text: string, zone: string): number | undefined {
  const day = dayOf(text);
  if (Number.isNaN(day)) return undefined;
  if (text.length === 10) return plausible(localToUtc(day, zone));
  const end = endOfTime(text);
  const time = timeOf(text, end);
  if (Number.isNaN(time)) return undefined;
  if (end === text.length) return plausible(localToUtc(day + time, zone));
  const offset = offsetOf(text, end);
  return Number.isNaN(offset) ? undefined : plausible(day + time - offset);
}

const DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function dayOf(text: string): number {
  if (text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return NaN;
  const year = two(text, 0) * 100 + two(text, 2);
  const month = two(text, 5);
  const day = two(text, 8);
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (!(year >= 1900 && day >= 1 && day <= (DAYS[month] ?? 0) + (leap ? 1 : 0))) return NaN;
  return Date.UTC(year, month - 1, day);
}

/** Where the time of day, which begins at 11, ends. */
function endOfTime(text: string): number {
  if (text.charCodeAt(16) !== 58) return 16;
  const point = text.charCodeAt(19);
  if (point !== 46 && point !== 44) return 19;
  let end = 20;
  while (isDigit(text.charCodeAt(end))) end++;
  return end;
}

/** 24:00 is the end of the day, as ISO 8601 has it; a leap second is not a time (as for JavaScript's Date). */
function timeOf(text: string, end: number): number {
  const separator = text.charCodeAt(10);
  if (separator !== 84 && separator !== 32 && separator !== 116) return NaN;
  if (text.charCodeAt(13) !== 58 || end === 20 || end > 29) return NaN;
  const minutes = two(text, 11) * 60 + two(text, 14);
  const seconds = end >= 19 ? two(text, 17) : 0;
  const time = (minutes * 60 + seconds) * 1000 + (end > 20 ? milliseconds(text, end) : 0);
  return two(text, 14) < 60 && seconds < 60 && time <= 86_400_000 ? time : NaN;
}

function milliseconds(text: string, end: number): number {
  const tens = end > 21 ? text.charCodeAt(21) - 48 : 0;
  const ones = end > 22 ? text.charCodeAt(22) - 48 : 0;
  return (text.charCodeAt(20) - 48) * 100 + tens * 10 + ones;
}

/** Milliseconds east of UTC of `Z`, `UTC`, `GMT`, `+01`, `+0100` or `+01:00`, with a space before it or none. */
function offsetOf(text: string, at: number): number {
  const start = text.charCodeAt(at) === 32 ? at + 1 : at;
  const sign = text.charCodeAt(start);
  const rest = text.length - start;
  if (sign === 90 && rest === 1) return 0;
  if (sign !== 43 && sign !== 45) return /^(?:z|utc|gmt)$/i.test(text.slice(start)) ? 0 : NaN;
  const colon = text.charCodeAt(start + 3) === 58 ? 1 : 0;
  if (rest !== 3 && rest !== 5 + colon) return NaN;
  const hours = two(text, start + 1);
  const minutes = rest === 3 ? 0 : two(text, start + 3 + colon);
  if (!(hours <= 18 && minutes < 60)) return NaN;
  return (sign === 45 ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

function two(text: string, at: number): number {
  const tens = text.charCodeAt(at);
  const ones = text.charCodeAt(at + 1);
  return isDigit(tens) && isDigit(ones) ? tens * 10 + ones - 528 : NaN;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
