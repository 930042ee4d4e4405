import { parseTimestamp, plausible } from "./timestamps.ts";

/**
 * Reads instants from bytes: `YYYY-MM-DDTHH:mm:ss` with or without a fraction, with an offset (`Z`, `+01:00`) or,
 * where the source's zone is UTC, without. NaN for anything else, which `parseTimestamp` may know; what this one
 * reads, that one reads the same.
 */
export function byteTimes(
  sourceTimeZone: string,
): (bytes: Uint8Array, from: number, to: number) => number {
  const bareIsUtc = sourceTimeZone === "UTC";
  /** The date read last, which the next row most often has too. */
  const date = new Uint8Array(10);
  let day = NaN;

  const dayAt = (bytes: Uint8Array, from: number): number => {
    let isSame = true;
    for (let i = 0; i < 10; i++) if (bytes[from + i] !== date[i]) isSame = false;
    if (isSame) return day;
    date.set(bytes.subarray(from, from + 10));
    return (day = parseTimestamp(`${String.fromCharCode(...date)}T00:00:00Z`, "UTC") ?? NaN);
  };

  return (bytes, from, to) => {
    const separator = bytes[from + 10];
    if (to - from < 19 || (separator !== 0x54 && separator !== 0x20)) return NaN;
    if (bytes[from + 13] !== COLON || bytes[from + 16] !== COLON) return NaN;
    const hour = twoDigits(bytes, from + 11);
    const minute = twoDigits(bytes, from + 14);
    const second = twoDigits(bytes, from + 17);
    if (!(hour < 24 && minute < 60 && second < 60)) return NaN;
    const end = endOfDigits(bytes, from + 20, to);
    const hasFraction = bytes[from + 19] === DOT && from + 19 < to;
    if (hasFraction && (end === from + 20 || end > from + 29)) return NaN;
    const offset = offsetAt(bytes, hasFraction ? end : from + 19, to, bareIsUtc);
    const ms = hasFraction ? milliseconds(bytes, from + 20, end) : 0;
    const time = ((hour * 60 + minute - offset) * 60 + second) * 1000 + ms;
    return plausible(dayAt(bytes, from) + time) ?? NaN;
  };
}

const ZERO = 0x30;
const DASH = 0x2d;
const PLUS = 0x2b;
const DOT = 0x2e;
const COLON = 0x3a;

/** Minutes east of UTC; NaN when it is none that is written plainly. */
function offsetAt(bytes: Uint8Array, at: number, to: number, bareIsUtc: boolean): number {
  if (at === to) return bareIsUtc ? 0 : NaN;
  if (to - at === 1) return bytes[at] === 0x5a ? 0 : NaN;
  if (to - at !== 6 || bytes[at + 3] !== COLON) return NaN;
  const sign = bytes[at] === PLUS ? 1 : bytes[at] === DASH ? -1 : NaN;
  const hours = twoDigits(bytes, at + 1);
  const minutes = twoDigits(bytes, at + 4);
  return hours < 15 && minutes < 60 ? sign * (hours * 60 + minutes) : NaN;
}

/** The first three digits of a fraction; finer ones are cut. */
function milliseconds(bytes: Uint8Array, from: number, to: number): number {
  let ms = 0;
  for (let i = from; i < from + 3; i++) ms = ms * 10 + (i < to ? bytes[i]! - ZERO : 0);
  return ms;
}

function endOfDigits(bytes: Uint8Array, from: number, to: number): number {
  let end = from;
  while (end < to && isDigit(bytes[end]!)) end++;
  return end;
}

function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = bytes[at]!;
  const ones = bytes[at + 1]!;
  return isDigit(tens) && isDigit(ones) ? tens * 10 + ones - 11 * ZERO : NaN;
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= ZERO + 9;
}
