import { personOf, placeOf } from "../../src/samples/people.ts";
import { type Random, randomOf } from "../../src/samples/random.ts";

export interface BenchSize {
  readonly seed: number;
  readonly events: number;
  readonly agents: number;
}

const header =
  "agent_login,event_type,timestamp,first_name,last_name,routing_profile," +
  "hierarchy_level_1,hierarchy_level_2,hierarchy_level_3\n";

const start = Date.UTC(2026, 0, 1);
/** Between two events of one agent, on average. */
const eightHoursMs = 8 * 3_600_000;
const linesPerPiece = 5000;

/** Logins and logouts as a table, in time order but for one in a hundred, which stands some lines too late. */
export function* benchCsv(size: BenchSize): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  const random = randomOf(size.seed, "bench csv");
  let piece = [header];
  for (const line of disordered(csvLines(size, random), random)) {
    piece.push(line);
    if (piece.length < linesPerPiece) continue;
    yield encoder.encode(piece.join(""));
    piece = [];
  }
  yield encoder.encode(piece.join(""));
}

function* csvLines({ seed, events, agents }: BenchSize, random: Random): Generator<string> {
  const people = Array.from({ length: agents }, (_, i) => csvPerson(seed, i));
  const loggedIn = new Uint8Array(agents);
  const stepMs = (2 * eightHoursMs) / agents;
  let at = start;
  for (let i = 0; i < events; i++) {
    at += random.next() * stepMs;
    const agent = random.integer(0, agents - 1);
    // Some log in again without having logged out, or the other way round.
    if (!random.chance(0.03)) loggedIn[agent] = loggedIn[agent] === 1 ? 0 : 1;
    const kind = loggedIn[agent] === 1 ? "LOGIN" : "LOGOUT";
    const [login, rest] = people[agent] ?? ["", ""];
    yield `${login},${kind},${new Date(at).toISOString()},${rest}\n`;
  }
}

function csvPerson(seed: number, index: number): [login: string, rest: string] {
  const person = personOf(seed, index);
  const { routingProfile, hierarchy } = placeOf(person, 0);
  const levels = [0, 1, 2].map((level) => hierarchy[level] ?? "");
  return [person.login, [person.firstName, person.lastName, routingProfile, ...levels].join(",")];
}

function* disordered(lines: Iterable<string>, random: Random): Generator<string> {
  const held = new Map<number, string[]>();
  let n = 0;
  for (const line of lines) {
    n += 1;
    if (random.chance(0.01)) {
      const until = n + random.integer(10, 2000);
      held.set(until, [...(held.get(until) ?? []), line]);
    } else yield line;
    yield* held.get(n) ?? [];
    held.delete(n);
  }
  for (const late of held.values()) yield* late;
}
