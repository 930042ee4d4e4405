import type { EventAgent, EventSink, ReadOptions, SessionEvent } from "./event.ts";
import { eventWord, type ColumnPositions, type FoundColumns } from "./headers.ts";
import { quoted } from "./quoted.ts";
import { parseTimestamp, plausible } from "./timestamps.ts";

/** A Date is an instant; a number or bigint in the time's column is epoch seconds or milliseconds. */
export type Cell = string | number | bigint | boolean | Date | null | undefined;

export type RowReader = (row: readonly Cell[], record: number) => void;

/** Turns rows of any table (CSV, Parquet, Arrow) into events or, in words, why they are none. */
export function rowReader(found: FoundColumns, sink: EventSink, options: ReadOptions): RowReader {
  const { at } = found;
  for (const note of found.notes) sink.skip(0, note);
  return (row, record) => {
    const text = textAt(row, at.event);
    const word = eventWord(text);
    if (word === "other") return;
    const event =
      word === "unknown" ? noEvent(text, row) : eventOf(row, at, word, options.sourceTimeZone);
    if (typeof event === "string") sink.skip(record, event);
    else if (event) sink.event(event, record);
  };
}

/** A row without any content is a blank line that a spreadsheet wrote, not a record. */
function noEvent(word: string, row: readonly Cell[]): string | undefined {
  if (word) return `Unknown event ${quoted(word)}`;
  return row.some((cell) => textOf(cell) !== "") ? "No event" : undefined;
}

function eventOf(
  row: readonly Cell[],
  at: ColumnPositions,
  kind: SessionEvent["kind"],
  zone: string,
): SessionEvent | string {
  const agent = agentOf((position) => textAt(row, position), at);
  if (!agent) return "No agent";
  const time = row[at.timestamp];
  const instant = instantOf(time, zone);
  if (instant === undefined)
    return textOf(time) ? `Unknown time ${quoted(textOf(time))}` : "No time";
  return { kind, at: instant, ...agent };
}

/** The agent that a row tells of, by its cells' texts; undefined when it tells of none. */
export function agentOf(
  text: (position: number) => string,
  at: ColumnPositions,
): EventAgent | undefined {
  const agentArn = text(at.agentArn);
  const agentLogin = text(at.agent);
  if (!agentArn && !agentLogin) return undefined;
  const hierarchy = [text(at.hierarchyLevel1), text(at.hierarchyLevel2), text(at.hierarchyLevel3)];
  hierarchy.push(text(at.hierarchyLevel4), text(at.hierarchyLevel5));
  while (hierarchy.length > 0 && hierarchy.at(-1) === "") hierarchy.pop();
  return {
    agentArn,
    agentLogin,
    firstName: text(at.firstName),
    lastName: text(at.lastName),
    routingProfile: text(at.routingProfile),
    hierarchy,
  };
}

function instantOf(cell: Cell, zone: string): number | undefined {
  if (typeof cell === "string" || typeof cell === "number") return parseTimestamp(cell, zone);
  if (typeof cell === "bigint") return parseTimestamp(Number(cell), zone);
  return cell instanceof Date ? plausible(cell.getTime()) : undefined;
}

/** Positions of -1, for absent columns, would be a slow look-up by name. */
function textAt(row: readonly Cell[], position: number): string {
  return position < 0 ? "" : textOf(row[position]);
}

function textOf(cell: Cell): string {
  if (typeof cell === "string") return cell.trim();
  if (cell === null || cell === undefined) return "";
  if (!(cell instanceof Date)) return String(cell);
  return Number.isNaN(cell.getTime()) ? "out of range" : cell.toISOString();
}

/** Columns of a batch, by their position in the header; those that aren't used are left out. */
export type ColumnCells = ReadonlyMap<number, readonly Cell[]>;

/** `after`: how many records the batches before this one had. */
export function readBatch(
  read: RowReader,
  columns: ColumnCells,
  batch: { readonly records: number; readonly after: number },
): void {
  const row: Cell[] = Array.from({ length: Math.max(...columns.keys()) + 1 });
  for (let index = 0; index < batch.records; index++) {
    for (const [position, column] of columns) row[position] = column[index];
    read(row, batch.after + index + 1);
  }
}

const utf8 = new TextDecoder();

/** What a binary format's library hands out; lists and structures are no cells. */
export function cellOf(value: unknown): Cell {
  if (typeof value === "string" || typeof value === "number") return value;
  if (typeof value === "bigint" || typeof value === "boolean") return value;
  if (value instanceof Date) return value;
  return value instanceof Uint8Array ? utf8.decode(value) : undefined;
}
