/** Starts of local days, slow and obvious: asks Intl alone, and walks the instants minute by minute. */

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;

/** An instant from which on a zone has another offset. */
export interface OffsetChange {
  readonly at: number;
  /** Local time minus UTC before it and from it on, milliseconds. */
  readonly before: number;
  readonly after: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The clock face of an instant, as the UTC milliseconds of the same clock face; for years from 1000. */
export function localOf(instant: number, zone: string): number {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
    formats.set(zone, format);
  }
  // "11/22/2026, 07:58:02"
  const text = format.format(instant);
  const part = (from: number, to: number): number => Number(text.slice(from, to));
  const face = Date.UTC(
    part(6, 10),
    part(0, 2) - 1,
    part(3, 5),
    part(12, 14),
    part(15, 17),
    part(18, 20),
  );
  return face + (((instant % 1000) + 1000) % 1000);
}

/** Every change of offset in a range, found by looking every three days and then halving. */
export function offsetChanges(zone: string, from: number, to: number): OffsetChange[] {
  const offset = (instant: number): number => localOf(instant, zone) - instant;
  const changes: OffsetChange[] = [];
  let before = offset(from);
  for (let start = from; start < to; start += 3 * dayMs) {
    const after = offset(start + 3 * dayMs);
    if (after === before) continue;
    let [low, high] = [start, start + 3 * dayMs];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (offset(middle) === before) low = middle;
      else high = middle;
    }
    changes.push({ at: high, before, after });
    before = after;
  }
  return changes;
}

/** The first instant of every local day that begins in `(from, to]`, whole minutes UTC, by asking for each minute. */
export function walkDays(
  from: number,
  to: number,
  local: (instant: number) => number,
): Map<number, number> {
  const starts = new Map<number, number>();
  for (let instant = from; instant <= to; instant += minuteMs) {
    const day = Math.floor(local(instant) / dayMs);
    if (!starts.has(day)) starts.set(day, instant);
  }
  // The walk may have begun in the middle of its first day.
  starts.delete(Math.floor(local(from) / dayMs));
  return starts;
}
