import { Info, type Zone } from "luxon";
import { UserError } from "../errors.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Transitions fall on multiples of this, whatever the zone: until 1972 Liberia was 44 min 30 s behind. */
const STEP = 30_000;

/**
 * UTC milliseconds of a local time, given as if it were UTC. A time that the zone's clocks skip is pushed
 * forward by what they skip; of one that comes twice, it is the first. (luxon's own choice for those
 * depends on the day it is run.)
 */
export function localToUtc(local: number, zone: string): number {
  return local - (clocks.get(zone) ?? openClock(zone)).offset(local);
}

interface LocalClock {
  /** Milliseconds that the zone is ahead of UTC at a local time. */
  offset(local: number): number;
}

const clocks = new Map<string, LocalClock>();

function openClock(name: string): LocalClock {
  const zone = Info.normalizeZone(name);
  if (!zone.isValid)
    throw new UserError(
      `The time zone "${name}" of rollcall.sourceTimeZone is unknown. Use an IANA name such as "Europe/Berlin".`,
    );
  const clock = zone.isUniversal ? { offset: () => zone.offset(0) * 60_000 } : cachedClock(zone);
  clocks.set(name, clock);
  return clock;
}

/** Whole days where nothing changes are kept as one entry, the others in steps. */
function cachedClock(zone: Zone): LocalClock {
  const byDay = new Map<number, number>();
  const byStep = new Map<number, number>();
  const ofStep = (local: number): number => {
    const step = Math.floor(local / STEP);
    return kept(byStep, step, () => offsetAt(zone, step * STEP));
  };
  return {
    offset(local) {
      const day = Math.floor(local / DAY);
      const offset = kept(byDay, day, () => offsetOfDay(zone, day * DAY));
      return Number.isNaN(offset) ? ofStep(local) : offset;
    },
  };
}

function kept(cache: Map<number, number>, key: number, make: () => number): number {
  const found = cache.get(key);
  if (found !== undefined) return found;
  const made = make();
  cache.set(key, made);
  return made;
}

/** NaN when the offset changes within, or too near to, the local day. */
function offsetOfDay(zone: Zone, start: number): number {
  const before = at(zone, start - DAY);
  return before === at(zone, start + DAY / 2) && before === at(zone, start + 2 * DAY)
    ? before
    : NaN;
}

/** A local time is at most 14 h from UTC, so a day before and after it bracket a change that concerns it. */
function offsetAt(zone: Zone, local: number): number {
  const before = at(zone, local - DAY);
  const after = at(zone, local + DAY);
  if (at(zone, local - before) === before) return before;
  return at(zone, local - after) === after ? after : before;
}

function at(zone: Zone, utc: number): number {
  return zone.offset(utc) * 60_000;
}
