import { type Person, personOf, placeOf } from "../../src/samples/people.ts";
import { randomOf } from "../../src/samples/random.ts";
import { recordOf } from "../../src/samples/record.ts";
import { breakStatuses } from "../../src/samples/sites.ts";
import type { Moment } from "../../src/samples/timeline.ts";
import type { BenchSize } from "./bench-csv.ts";

export interface BenchStreamSize extends BenchSize {
  /** Share of logins and logouts among all records; the rest are heartbeats and state changes. */
  readonly logins: number;
}

const start = Date.UTC(2026, 10, 1);
const linesPerPiece = 500;

/** An agent event stream, one record a line. */
export function* benchStream(size: BenchStreamSize): Generator<Uint8Array> {
  const { seed, events, agents, logins } = size;
  const encoder = new TextEncoder();
  const random = randomOf(seed, "bench stream");
  const lines = Array.from({ length: agents }, (_, i) => new LinesOf(personOf(seed, i), seed));
  const loggedIn = new Uint8Array(agents);
  let piece: string[] = [];
  for (let i = 0; i < events; i++) {
    const agent = random.integer(0, agents - 1);
    const switches = random.chance(logins);
    if (switches) loggedIn[agent] = loggedIn[agent] === 1 ? 0 : 1;
    const type = switches
      ? loggedIn[agent] === 1
        ? "LOGIN"
        : "LOGOUT"
      : random.chance(0.25)
        ? "STATE_CHANGE"
        : "HEART_BEAT";
    piece.push(lines[agent]?.line(type, start + i * 20, i) ?? "");
    if (piece.length < linesPerPiece) continue;
    yield encoder.encode(piece.join(""));
    piece = [];
  }
  yield encoder.encode(piece.join(""));
}

/** An instant no record of ours has: where it stands in a pattern, the record's own goes. */
const noTime = new Date(0).toISOString();

/** One agent's records as patterns, so that a line costs a few joins and no JSON. */
class LinesOf {
  readonly #patterns = new Map<Moment["type"], string[]>();
  readonly #person: Person;
  readonly #seed: number;

  constructor(person: Person, seed: number) {
    this.#person = person;
    this.#seed = seed;
  }

  line(type: Moment["type"], at: number, number: number): string {
    const [before = "", after = ""] = this.#pattern(type);
    const id = `00000000-0000-4000-8000-${number.toString(16).padStart(12, "0")}`;
    const end = after.replace(noTime, new Date(at).toISOString());
    return before + id + end;
  }

  #pattern(type: Moment["type"]): string[] {
    const known = this.#patterns.get(type);
    if (known) return known;
    const { index } = this.#person;
    // Without the deeper levels and the previous snapshot: 1.5 kB, as most people's records are.
    const place = placeOf(this.#person, 0);
    const status = breakStatuses[index % breakStatuses.length] ?? breakStatuses[0];
    const record = recordOf(
      {
        at: 0,
        deliveredAt: 0,
        id: "<id>",
        person: this.#person,
        type,
        status: type === "LOGOUT" ? "Offline" : type === "LOGIN" ? "Available" : status,
        statusAt: start - index * 1000,
        previousStatus: undefined,
        place: { ...place, hierarchy: place.hierarchy.slice(0, 1) },
      },
      this.#seed,
    );
    const pattern = `${JSON.stringify(record)}\n`.split("<id>");
    this.#patterns.set(type, pattern);
    return pattern;
  }
}
