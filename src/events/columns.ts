import type { EventAgent, EventSink } from "./event.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Events as columns; row i of each is event i. */
export interface EventColumns {
  readonly count: number;
  /** Agent code of the vocabulary. */
  readonly agent: Int32Array;
  /** 1 for a logout, 0 for a login. */
  readonly logout: Uint8Array;
  /** UTC milliseconds. */
  readonly at: Float64Array;
  /** Configuration code of the vocabulary. */
  readonly configuration: Int32Array;
  /** Line or record number in its file, from 1. */
  readonly record: Uint32Array;
}

export interface SkippedList {
  readonly count: number;
  /** The first `maxSkippedListed` of them. */
  readonly listed: readonly { readonly record: number; readonly reason: string }[];
}

/** A file that is no event file at all has as many bad records as lines; beyond this they are only counted. */
export const maxSkippedListed = 10_000;

export interface ColumnWriter extends EventSink {
  finish(): { readonly columns: EventColumns; readonly skipped: SkippedList };
}

export function columnWriter(vocabulary: Vocabulary): ColumnWriter {
  let columns = allocate(256);
  let count = 0;
  const listed: { record: number; reason: string }[] = [];
  let skippedCount = 0;

  const agents = agentNumbers(vocabulary);
  const add: EventSink["add"] = (kind, at, agent, record) => {
    if (count === columns.at.length) columns = resized(columns, count * 2);
    columns.agent[count] = agents.code[agent]!;
    columns.logout[count] = kind === "logout" ? 1 : 0;
    columns.at[count] = at;
    columns.configuration[count] = agents.configuration[agent]!;
    columns.record[count] = record;
    count++;
  };

  return {
    event(event, record) {
      add(event.kind, event.at, agents.number(event), record);
    },
    agent: agents.number,
    add,
    skip(record, reason) {
      skippedCount++;
      if (listed.length < maxSkippedListed) listed.push({ record, reason });
    },
    finish: () => ({
      columns: { ...resized(columns, count), count },
      skipped: { count: skippedCount, listed },
    }),
  };
}

/** Numbers for the pairs of agent and configuration that come up. */
function agentNumbers(vocabulary: Vocabulary) {
  const code: number[] = [];
  const configuration: number[] = [];
  const numbers = new Map<number, number>();
  const number = (agent: EventAgent): number => {
    const [own, told] = [vocabulary.agentCode(agent), vocabulary.configurationCode(agent)];
    const pair = own * 0x4000000 + told;
    let found = numbers.get(pair);
    if (found === undefined) {
      found = code.push(own) - 1;
      configuration.push(told);
      numbers.set(pair, found);
    }
    return found;
  };
  return { code, configuration, number };
}

type Arrays = Omit<EventColumns, "count">;

function allocate(size: number): Arrays {
  return {
    agent: new Int32Array(size),
    logout: new Uint8Array(size),
    at: new Float64Array(size),
    configuration: new Int32Array(size),
    record: new Uint32Array(size),
  };
}

/** The same columns with room for `size` events, or cut to it. */
function resized(from: Arrays, size: number): Arrays {
  const to = allocate(size);
  to.agent.set(from.agent.subarray(0, size));
  to.logout.set(from.logout.subarray(0, size));
  to.at.set(from.at.subarray(0, size));
  to.configuration.set(from.configuration.subarray(0, size));
  to.record.set(from.record.subarray(0, size));
  return to;
}

/** The columns of several files behind one another, with the number of the file that each event is from. */
export interface FileEvents extends EventColumns {
  readonly file: Int32Array;
}

export function joinColumns(parts: readonly EventColumns[]): FileEvents {
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const all = allocate(count);
  const file = new Int32Array(count);
  let at = 0;
  for (const [number, part] of parts.entries()) {
    all.agent.set(part.agent, at);
    all.logout.set(part.logout, at);
    all.at.set(part.at, at);
    all.configuration.set(part.configuration, at);
    all.record.set(part.record, at);
    file.fill(number, at, at + part.count);
    at += part.count;
  }
  return { ...all, count, file };
}
