import { DateTime } from "luxon";
import { type Person, type Place, placeOf } from "./people.ts";
import { type Random, randomOf } from "./random.ts";
import { breakStatuses } from "./sites.ts";

export type StepType = "LOGIN" | "LOGOUT" | "STATE_CHANGE";

/** Something a person does, before delivery has its way with it. */
export interface Step {
  /** UTC milliseconds. */
  readonly at: number;
  readonly type: StepType;
  /** The agent status from now on. */
  readonly status: string;
  readonly place: Place;
}

export interface Rota {
  readonly seed: number;
  /** Those who move do so once in so many days. */
  readonly daysBetweenMoves: number;
}

const minute = 60_000;
const hour = 60 * minute;
export const day = 24 * hour;

/** Local hours at which shifts begin; the last one runs over midnight. Each takes eight hours. */
const shiftStarts = [7, 7, 13.5, 13.5, 22] as const;

/**
 * What goes wrong in a shift, in turn, so that a few shifts are enough to see all of it:
 * a closed browser (two more logins), a lost logout, a lost login.
 */
type Mishap = "closed browser" | "lost logout" | "lost login" | undefined;
const mishaps: Readonly<Record<number, Mishap>> = {
  0: "closed browser",
  8: "closed browser",
  13: "lost logout",
  18: "lost login",
};

/** What a person does in the shift that begins on a local day, given as days since 1970. Empty on a day off. */
export function shiftSteps(rota: Rota, person: Person, localDay: number): Step[] {
  if ((localDay + person.index * 3) % 7 >= 5) return [];
  const random = randomOf(rota.seed, "shift", person.index, localDay);
  const start = shiftStart(person, localDay) + random.integer(-8 * minute, 10 * minute);
  const end = start + 8 * hour + random.integer(-12 * minute, 25 * minute);
  const mishap = mishaps[(person.index * 7 + localDay * 3) % 23];
  const before = placeOf(person, movesUntil(rota, person, localDay - 1));
  const after = placeOf(person, movesUntil(rota, person, localDay));
  const movedAt = start + 3 * hour;

  const steps = [
    ...(mishap === "lost login" ? [] : [step(start, "LOGIN", "Available")]),
    ...(mishap === "closed browser" ? logBackIn(random, start) : []),
    ...(random.chance(0.4) ? pause(random, start + 2 * hour, 15) : []),
    ...pause(random, start + 4.5 * hour, 30),
    ...(mishap === "lost logout" ? [] : [step(end, "LOGOUT", "Offline")]),
  ];
  return steps
    .sort((a, b) => a.at - b.at)
    .map((s) => ({ ...s, place: s.at < movedAt ? before : after }));
}

type PlacelessStep = Omit<Step, "place">;

function step(at: number, type: StepType, status: string): PlacelessStep {
  return { at, type, status };
}

function pause(random: Random, around: number, minutes: number): PlacelessStep[] {
  const from = around + random.integer(-20 * minute, 20 * minute);
  const to = from + minutes * minute + random.integer(-2 * minute, 4 * minute);
  const status = random.pick(breakStatuses);
  return [step(from, "STATE_CHANGE", status), step(to, "STATE_CHANGE", "Available")];
}

function logBackIn(random: Random, start: number): PlacelessStep[] {
  const first = start + random.integer(30 * minute, 90 * minute);
  const second = first + random.integer(5 * minute, 4 * hour);
  return [first, second].map((at) => step(at, "LOGIN", "Available"));
}

function movesUntil(rota: Rota, person: Person, localDay: number): number {
  if (!person.moves) return 0;
  return Math.floor((localDay + person.index) / rota.daysBetweenMoves);
}

function shiftStart(person: Person, localDay: number): number {
  const hours = shiftStarts[Math.floor(person.index / 5 + person.index) % 5] ?? 7;
  return midnight(person.site.zone, localDay) + hours * hour;
}

const midnights = new Map<string, number>();

/** Kept, as a thousand people ask for the same few; only the last days of each zone are asked again. */
function midnight(zone: string, localDay: number): number {
  const key = `${zone} ${String(localDay)}`;
  const known = midnights.get(key);
  if (known !== undefined) return known;
  if (midnights.size > 1000) midnights.clear();
  const { year, month, day: date } = DateTime.fromMillis(localDay * day, { zone: "utc" });
  const instant = DateTime.fromObject({ year, month, day: date }, { zone }).toMillis();
  midnights.set(key, instant);
  return instant;
}

/** One person's sessions end three hours after this time of day; the last began just now, so that every "today" has a row. */
export function dutySteps(person: Person, now: number, localDay: number): Step[] {
  const place = placeOf(person, 0);
  const lastLogin = now - 45_000;
  const at = localDay * day + (((lastLogin % day) + day) % day);
  return [
    { at, type: "LOGIN", status: "Available", place },
    { at: at + 3 * hour, type: "LOGOUT", status: "Offline", place },
  ];
}
