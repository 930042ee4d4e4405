/** Local days and local times of IANA zones (R2). A local time is given as the UTC milliseconds of the same clock face. */
import { IANAZone } from "luxon";
import { clockText, dateText } from "./clock-face.ts";
import type { Instant, Range } from "./report.ts";

const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;
/** No zone has ever been further from UTC than this. */
const farthestMs = 16 * hourMs;
/** No zone has changed its offset twice in such a stretch. */
const stretchMs = 6 * hourMs;
const cacheLimit = 100_000;

/** Whether the text names an IANA zone; offsets such as "+01:00" name none, although some engines take them. */
export function isZone(text: string): boolean {
  return /^[A-Za-z]/.test(text) && IANAZone.isValidZone(text);
}

/** The first instant of the local day that the instant is in. */
export function startOfDay(instant: Instant, zone: string): Instant {
  const offsets = zoneOffsets(zone);
  const first = firstInstantOf(midnight(instant + offsets.offsetAt(instant)), offsets);
  return first ?? instant;
}

/** The start of the day before the one that begins at `start`; a day that never was (Apia, 30 Dec 2011) doesn't count. */
export function previousDay(start: Instant, zone: string): Instant {
  return startOfDay(start - 1, zone);
}

/** The local midnight, as a clock face, of the day that this clock face is in. */
export function midnight(local: number): number {
  return Math.floor(local / dayMs) * dayMs;
}

/** The first instant of the local day that begins with this clock face; undefined when the zone skipped the day. */
export function firstInstantOf(local: number, offsets: ZoneOffsets): Instant | undefined {
  return firstBetween(local, local + dayMs, offsets);
}

/**
 * The instant at which a zone's clocks show this time: the first, where they show it twice;
 * the first instant after the gap, where they never do.
 */
export function instantAt(local: number, zone: string): Instant {
  return firstBetween(local, local + 2 * dayMs, zoneOffsets(zone)) ?? local;
}

/** Whether the clocks show this instant's time at another instant too. */
export function isAmbiguous(instant: Instant, zone: string): boolean {
  const offsets = zoneOffsets(zone);
  const local = instant + offsets.offsetAt(instant);
  return offsets
    .pieces(local - farthestMs, local + farthestMs)
    .some(
      (p) => local - p.offset !== instant && p.from <= local - p.offset && local - p.offset < p.to,
    );
}

/** The first instant whose clock face is in `[from, to)`. */
function firstBetween(from: number, to: number, offsets: ZoneOffsets): Instant | undefined {
  for (const piece of offsets.pieces(from - farthestMs, to + farthestMs)) {
    const first = Math.max(piece.from, from - piece.offset);
    if (first < Math.min(piece.to, to - piece.offset)) return first;
  }
  return undefined;
}

/** A time with one offset. */
interface Piece extends Range {
  /** Local time minus UTC, milliseconds. */
  readonly offset: number;
}

export interface ZoneOffsets {
  /** Local time minus UTC, milliseconds. */
  offsetAt(instant: Instant): number;
  /** `YYYY-MM-DD HH:mm:ss`, cut to the second. */
  formatLocal(instant: Instant): string;
  /** The pieces that cover a range (and a little more), in order. */
  pieces(from: Instant, to: Instant): readonly Piece[];
}

const known = new Map<string, ZoneOffsets>();

/** Offsets of a zone, remembered, so that a million instants cost a few thousand questions to Intl. */
export function zoneOffsets(zone: string): ZoneOffsets {
  const found = known.get(zone);
  if (found !== undefined) return found;
  const offsets = createZoneOffsets(IANAZone.create(zone));
  known.set(zone, offsets);
  return offsets;
}

function createZoneOffsets(zone: IANAZone): ZoneOffsets {
  const stretches = new Map<number, readonly Piece[]>();
  let latest: Piece = { from: 0, to: 0, offset: 0 };

  const stretch = (index: number): readonly Piece[] => {
    const found = stretches.get(index);
    if (found !== undefined) return found;
    if (stretches.size >= cacheLimit) stretches.clear();
    const made = piecesOf({ from: index * stretchMs, to: (index + 1) * stretchMs }, zone);
    stretches.set(index, made);
    return made;
  };
  const offsetAt = (instant: Instant): number => {
    if (instant >= latest.from && instant < latest.to) return latest.offset;
    const pieces = stretch(Math.floor(instant / stretchMs));
    latest = pieces.find((piece) => instant < piece.to) ?? latest;
    return latest.offset;
  };
  return {
    offsetAt,
    formatLocal: (instant) => {
      const local = instant + offsetAt(instant);
      return `${dateText(local)} ${clockText(local)}`;
    },
    pieces: (from, to) => {
      const [first, last] = [Math.floor(from / stretchMs), Math.floor(to / stretchMs)];
      return Array.from({ length: last - first + 1 }, (_, i) => stretch(first + i)).flat();
    },
  };
}

function piecesOf({ from, to }: Range, zone: IANAZone): readonly Piece[] {
  const [before, after] = [offsetMs(zone, from), offsetMs(zone, to)];
  if (before === after) return [{ from, to, offset: before }];
  let [low, high] = [from, to];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetMs(zone, middle) === before) low = middle;
    else high = middle;
  }
  const change = { from, to: high, offset: before };
  return high === to ? [change] : [change, { from: high, to, offset: after }];
}

function offsetMs(zone: IANAZone, instant: Instant): number {
  return Math.round(zone.offset(instant) * 60_000);
}
