import type { EventSink, ReadOptions, SessionEvent } from "./event.ts";
import { eventKind, isOtherEvent, type ColumnPositions, type FoundColumns } from "./headers.ts";
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
    const word = textAt(row, at.event);
    const kind = eventKind(word);
    if (!kind && isOtherEvent(word)) return;
    const event = kind ? eventOf(row, at, kind, options.sourceTimeZone) : noEvent(word, row);
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
  const agentArn = textAt(row, at.agentArn);
  const agentLogin = textAt(row, at.agent);
  if (!agentArn && !agentLogin) return "No agent";
  const time = row[at.timestamp];
  const instant = instantOf(time, zone);
  if (instant === undefined)
    return textOf(time) ? `Unknown time ${quoted(textOf(time))}` : "No time";
  return {
    kind,
    at: instant,
    agentArn,
    agentLogin,
    firstName: textAt(row, at.firstName),
    lastName: textAt(row, at.lastName),
    routingProfile: textAt(row, at.routingProfile),
    hierarchy: hierarchyOf(row, at),
  };
}

function instantOf(cell: Cell, zone: string): number | undefined {
  if (typeof cell === "string" || typeof cell === "number") return parseTimestamp(cell, zone);
  if (typeof cell === "bigint") return parseTimestamp(Number(cell), zone);
  return cell instanceof Date ? plausible(cell.getTime()) : undefined;
}

function hierarchyOf(row: readonly Cell[], at: ColumnPositions): readonly string[] {
  const levels = [textAt(row, at.hierarchyLevel1), textAt(row, at.hierarchyLevel2)];
  levels.push(textAt(row, at.hierarchyLevel3), textAt(row, at.hierarchyLevel4));
  levels.push(textAt(row, at.hierarchyLevel5));
  while (levels.length > 0 && levels.at(-1) === "") levels.pop();
  return levels;
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
