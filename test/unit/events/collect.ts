import type {
  EventAgent,
  EventReader,
  EventSink,
  ReadOptions,
  SessionEvent,
} from "../../../src/events/event.ts";

export interface Collected {
  readonly events: readonly SessionEvent[];
  /** Records of the events, in the same order. */
  readonly records: readonly number[];
  /** "record: reason" */
  readonly skipped: readonly string[];
}

export async function collect(
  reader: EventReader,
  pieces: readonly Uint8Array[],
  options: Partial<ReadOptions> = {},
): Promise<Collected> {
  const events: SessionEvent[] = [];
  const records: number[] = [];
  const skipped: string[] = [];
  const agents: EventAgent[] = [];
  const event = (found: SessionEvent, record: number): void => {
    events.push(found);
    records.push(record);
  };
  const sink: EventSink = {
    event,
    agent: (agent) => agents.push(agent) - 1,
    add: (kind, at, number, record) => {
      const agent = agents[number];
      if (agent) event({ kind, at, ...agent }, record);
    },
    skip: (record: number, reason: string) => {
      skipped.push(`${String(record)}: ${reason}`);
    },
  };
  await reader(reused(pieces), sink, { sourceTimeZone: "UTC", columns: {}, size: 0, ...options });
  return { events, records, skipped };
}

/** Overwrites each piece once the next is asked for, as a file reader may. */
async function* reused(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) {
    const copy = Uint8Array.from(piece);
    yield copy;
    copy.fill(0x21);
    await Promise.resolve();
  }
}

export function cut(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const edges = [...new Set([0, ...places.map((at) => at % (bytes.length + 1)), bytes.length])];
  edges.sort((a, b) => a - b);
  return edges.slice(1).map((end, index) => bytes.subarray(edges[index], end));
}

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
