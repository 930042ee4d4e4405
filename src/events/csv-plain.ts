/**
 * The fast way through CSV: rows without quotes, looked at as bytes. An agent's cells are text only the first time they
 * come up; times are read from their digits. What isn't so plain is left to the parser of records.
 */
import { byteKeys } from "./byte-keys.ts";
import { byteTimes } from "./byte-times.ts";
import type { EventSink, ReadOptions } from "./event.ts";
import { eventWord, usedPositions, type ColumnPositions, type EventWord } from "./headers.ts";
import { agentOf } from "./table.ts";

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const QUOTE = 0x22;

export interface PlainRows {
  /** Line of the next row, from 1. */
  readonly line: number;
  /** Reads whole lines; answers how many bytes were used. A line with a quote is left alone, and all after it. */
  push(bytes: Uint8Array): number;
}

export interface TableLayout {
  readonly at: ColumnPositions;
  /** How many columns the header has. */
  readonly columns: number;
  /** A byte of ASCII. */
  readonly delimiter: number;
  readonly firstLine: number;
}

/** `slow` reads a row that is not plain: other cells than the header's, an odd time, bytes that aren't UTF-8. */
export function plainRows(
  layout: TableLayout,
  sink: EventSink,
  options: ReadOptions,
  slow: (row: Uint8Array, line: number) => void,
): PlainRows {
  const { at } = layout;
  const row = rowCells(layout);
  const { starts } = row;
  const instantIn = byteTimes(options.sourceTimeZone);
  const wordOf = meanings((bytes): EventWord => eventWord(row.text(bytes, at.event)), [at.event]);
  const identity = at.agentArn < 0 ? at.agent : at.agentArn;
  const others = usedPositions({ ...at, event: -1, timestamp: -1 });
  const agentIn = meanings(
    (bytes) => {
      const agent = agentOf((cell) => (cell < 0 ? "" : row.text(bytes, cell)), at);
      return agent ? sink.agent(agent) : -1;
    },
    [identity, ...others.filter((cell) => cell !== identity)],
  );
  let line = layout.firstLine;

  /** False when the row that was split last is not plain. */
  const take = (bytes: Uint8Array): boolean => {
    const word = wordOf(bytes, starts);
    if (word === "other") return true;
    if (word === "unknown") return false;
    const instant = instantIn(bytes, starts[at.timestamp]!, starts[at.timestamp + 1]! - 1);
    if (Number.isNaN(instant)) return false;
    const agent = agentIn(bytes, starts);
    if (agent < 0) return false;
    sink.add(word, instant, agent, line);
    return true;
  };

  const isPlain = (bytes: Uint8Array): boolean => {
    try {
      return take(bytes);
    } catch (error) {
      if (error instanceof TypeError) return false; // Not UTF-8.
      throw error;
    }
  };

  return {
    get line() {
      return line;
    },
    push(bytes) {
      const quote = bytes.indexOf(QUOTE);
      const to = quote < 0 ? bytes.length : quote;
      for (let from = 0; ; line++) {
        const end = row.split(bytes, from, to);
        if (end === to) return from;
        if (!row.isWhole() || !isPlain(bytes)) slow(bytes.subarray(from, end + 1), line);
        from = end + 1;
      }
    },
  };
}

/** Where the cells of one row stand; the same arrays for every row. */
function rowCells({ columns, delimiter }: TableLayout) {
  /** Cell c is [starts[c], starts[c + 1] - 1). */
  const starts = new Int32Array(columns + 1);
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  let cells = 0;
  return {
    starts,
    /** Finds the cells of the row that begins at `from`; answers where its line ends: `to` when it doesn't. */
    split(bytes: Uint8Array, from: number, to: number): number {
      // All in variables of its own: this is where a file's time goes.
      const cellStarts = starts;
      const between = delimiter;
      let found = 1;
      let end = from;
      cellStarts[0] = from;
      for (; end < to; end++) {
        const byte = bytes[end]!;
        // Letters and most digits are above both.
        if (byte > between && byte > NEWLINE) continue;
        if (byte === NEWLINE) break;
        if (byte === between && found++ < columns) cellStarts[found - 1] = end + 1;
      }
      const last = end > from && bytes[end - 1] === RETURN ? end - 1 : end;
      if (found <= columns) cellStarts[found] = last + 1;
      cells = found;
      return end;
    },
    /** Whether the row has the header's number of cells. */
    isWhole: () => cells === columns,
    text: (bytes: Uint8Array, cell: number): string =>
      utf8.decode(bytes.subarray(starts[cell], starts[cell + 1]! - 1)).trim(),
  };
}

/** What cells come to, worked out once for each of their contents. */
function meanings<T extends string | number>(
  meaning: (bytes: Uint8Array) => T,
  cells: readonly number[],
): (bytes: Uint8Array, starts: Int32Array) => T {
  const keys = byteKeys();
  const known: T[] = [];
  return (bytes, starts) => {
    const key = keys.number(bytes, starts, cells);
    return (known[key] ??= meaning(bytes));
  };
}
