import { type Person, type Place, personOf } from "./people.ts";
import { type Random, randomOf } from "./random.ts";
import { type Rota, type Step, type StepType, day, dutySteps, shiftSteps } from "./shifts.ts";

export interface TimelineOptions extends Rota {
  readonly agents: number;
  /** UTC milliseconds; what is delivered at or after `to` is not there yet. */
  readonly from: number;
  readonly to: number;
  /** Between two heartbeats of one agent. */
  readonly heartbeatMs: number;
}

/** A record of the agent event stream, as delivered. */
export interface Moment {
  readonly at: number;
  readonly deliveredAt: number;
  readonly id: string;
  readonly person: Person;
  readonly type: StepType | "HEART_BEAT";
  readonly status: string;
  /** When that status began. */
  readonly statusAt: number;
  readonly previousStatus: string | undefined;
  readonly place: Place;
}

/** Memory grows with the agents and one such span of time, not with the days. */
export const windowMs = 10 * 60_000;
/** Heartbeats go on for so long after a logout. */
const afterLogoutMs = 60 * 60_000;

interface Rounds {
  readonly person: Person;
  readonly steps: readonly Step[];
}

/** What is delivered in each window of time, in order of delivery: mostly, but not always, the order it happened in. */
export function* deliveries(options: TimelineOptions): Generator<Moment[]> {
  const waiting = new Map<number, Moment[]>();
  let rounds: Rounds[] = [];
  for (let from = options.from; from < options.to; from += windowMs) {
    if ((from - options.from) % day === 0) rounds = roundsOf(options, from);
    const random = randomOf(options.seed, "delivery", from);
    for (const moment of happenings(options, rounds, from, random)) {
      for (const copy of delivered(moment, options, random)) {
        const window = copy.deliveredAt - (copy.deliveredAt % windowMs);
        const others = waiting.get(window);
        if (others) others.push(copy);
        else waiting.set(window, [copy]);
      }
    }
    const due = waiting.get(from) ?? [];
    waiting.delete(from);
    yield due
      .filter((moment) => moment.deliveredAt < options.to)
      .sort((a, b) => a.deliveredAt - b.deliveredAt);
  }
}

/** Each person's steps on the day that begins at `from`, and on the days around it, as shifts run over midnight. */
function roundsOf(options: TimelineOptions, from: number): Rounds[] {
  const today = Math.floor(from / day);
  const days = [today - 1, today, today + 1];
  return Array.from({ length: options.agents }, (_, index) => {
    const person = personOf(options.seed, index);
    const stepsOn = (localDay: number): Step[] =>
      index === 0
        ? dutySteps(person, options.to, localDay)
        : shiftSteps(options, person, localDay);
    return { person, steps: days.flatMap(stepsOn) };
  });
}

function* happenings(
  options: TimelineOptions,
  rounds: readonly Rounds[],
  from: number,
  random: Random,
): Generator<Moment> {
  for (const { person, steps } of rounds) {
    for (const [i, step] of steps.entries()) {
      if (step.at >= from && step.at < from + windowMs) {
        yield momentOf(person, step.type, step, steps[i - 1], step.at, random);
      }
    }
    yield* heartbeats(options, { person, steps }, from, random);
  }
}

function* heartbeats(
  options: TimelineOptions,
  { person, steps }: Rounds,
  from: number,
  random: Random,
): Generator<Moment> {
  const every = options.heartbeatMs;
  // Spread over the interval, or all would beat in one millisecond.
  const phase = (person.index * 7_919_017) % every;
  for (let at = from + ((((phase - from) % every) + every) % every); at < from + windowMs; at += every) {
    const last = steps.findLastIndex((step) => step.at < at);
    const step = steps[last];
    if (!step) continue;
    const beating = step.type !== "LOGOUT" || at - step.at < afterLogoutMs;
    if (beating) yield momentOf(person, "HEART_BEAT", step, steps[last - 1], at, random);
  }
}

function momentOf(
  person: Person,
  type: Moment["type"],
  step: Step,
  previous: Step | undefined,
  at: number,
  random: Random,
): Moment {
  return {
    at,
    deliveredAt: at,
    id: random.uuid(),
    person,
    type,
    status: step.status,
    statusAt: step.at,
    previousStatus: previous?.status,
    place: step.place,
  };
}

/** Most arrive at once, some minutes late, and some twice: delivery is at least once and in no order. */
function* delivered(moment: Moment, { to }: TimelineOptions, random: Random): Generator<Moment> {
  const late = random.chance(0.04) ? random.integer(20_000, 12 * 60_000) : random.integer(0, 900);
  // What was just now is there, however late the rest may be.
  const deliveredAt = to - moment.at < 60_000 ? moment.at : moment.at + late;
  yield { ...moment, deliveredAt };
  if (random.chance(0.015)) {
    yield { ...moment, deliveredAt: deliveredAt + random.integer(500, 30 * 60_000) };
  }
}
