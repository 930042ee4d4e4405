/** Dates and times of clock faces as text, fast: a million rows have four of them each. */

const dayMs = 86_400_000;
const cacheLimit = 10_000;

/** Day since 1970 → its date; days repeat from row to row. */
const dates = new Map<number, string>();

const digits = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, "0"));

/** Two digits of a whole number from 0 to 99. */
export function twoDigits(value: number): string {
  return digits[value] ?? String(value);
}

/** `YYYY-MM-DD`; years beyond four digits as ISO 8601 writes them. */
export function dateText(face: number): string {
  const day = Math.floor(face / dayMs);
  const found = dates.get(day);
  if (found !== undefined) return found;
  if (dates.size >= cacheLimit) dates.clear();
  const text = new Date(day * dayMs).toISOString().slice(0, -14);
  dates.set(day, text);
  return text;
}

/** `HH:mm:ss`, cut to the second. */
export function clockText(face: number): string {
  const seconds = Math.floor((face - Math.floor(face / dayMs) * dayMs) / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return `${twoDigits(hours)}:${twoDigits(minutes)}:${twoDigits(seconds % 60)}`;
}

/** `YYYY-MM-DDTHH:mm:ss.SSSZ` of an instant. */
export function utcText(instant: number): string {
  const ms = instant - Math.floor(instant / 1000) * 1000;
  return `${dateText(instant)}T${clockText(instant)}.${String(ms).padStart(3, "0")}Z`;
}
