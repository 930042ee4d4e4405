import { throwIfCancelled, UserError } from "../errors.ts";
import {
  recordParser,
  type RecordFormat,
  type RecordParser,
  type RecordSink,
} from "./csv-records.ts";
import type { EventReader, EventSink, ReadOptions } from "./event.ts";
import { findColumns } from "./headers.ts";
import { quoted } from "./quoted.ts";
import { rowReader, type RowReader } from "./table.ts";
import { UNDECODABLE, utf8Text } from "./utf8.ts";

/** E2: the delimiter is the one that the header line has most of. A file without a header has no events. */
export const readCsv: EventReader = (bytes, sink, options) =>
  readDelimited(bytes, sink, options, [",", ";", "\t", "|"]);

export const readTsv: EventReader = (bytes, sink, options) =>
  readDelimited(bytes, sink, options, ["\t"]);

async function readDelimited(
  bytes: AsyncIterable<Uint8Array>,
  sink: EventSink,
  options: ReadOptions,
  delimiters: readonly string[],
): Promise<void> {
  const rows = rowSink(sink, options);
  let head = "";
  let parser: RecordParser | undefined;
  for await (const text of utf8Text(bytes)) {
    throwIfCancelled(options.signal);
    rows.damaged ||= text.includes(UNDECODABLE);
    if (parser) {
      parser.push(text);
      continue;
    }
    head += text;
    if (!hasHeader(head)) continue;
    parser = recordParser(formatOf(head, delimiters), rows);
    parser.push(head);
  }
  if (!parser) (parser = recordParser(formatOf(head, delimiters), rows)).push(head);
  parser.end();
}

/** Enough to tell delimiter and line break by; a CR at the very end may be half of a line break. */
function hasHeader(head: string): boolean {
  return head.length > 1_000_000 || /[^\r\n][\r\n]+[^\r\n]/.test(head);
}

function formatOf(head: string, delimiters: readonly string[]): RecordFormat {
  const line = /[^\r\n]+/.exec(head)?.[0] ?? "";
  const newline = head.includes("\r") && !head.includes("\n") ? "\r" : "\n";
  return { delimiter: mostFrequent(line, delimiters), newline };
}

function mostFrequent(line: string, delimiters: readonly string[]): string {
  const bare = line.replace(/"[^"]*"/g, "");
  const counts = delimiters.map((delimiter) => bare.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ",";
}

interface Rows extends RecordSink {
  /** Whether bytes that aren't UTF-8 came up so far, so that cells must be looked through for them. */
  damaged: boolean;
}

/** The first record is the header. */
function rowSink(sink: EventSink, options: ReadOptions): Rows {
  let columns = 0;
  let read: RowReader | undefined;
  const rows: Rows = {
    damaged: false,
    row(cells, line) {
      if (!read) {
        columns = cells.length;
        read = rowReader(findColumns(namesOf(cells), options.columns), sink, options);
        return;
      }
      const fault = rows.damaged || cells.length > columns ? faultOf(cells, columns) : undefined;
      if (fault === undefined) read(cells, line);
      else sink.skip(line, fault);
    },
    broken(line, reason) {
      if (read) sink.skip(line, reason);
      else throw new UserError(`The header in line ${String(line)} can't be read: ${reason}.`);
    },
  };
  return rows;
}

function namesOf(header: readonly string[]): readonly string[] {
  const names = header.map((name) => name.trim());
  while (names.at(-1) === "") names.pop();
  return names;
}

function faultOf(cells: readonly string[], columns: number): string | undefined {
  const damaged = cells.find((cell) => cell.includes(UNDECODABLE));
  return damaged === undefined
    ? faultOfLength(cells, columns)
    : `Not valid UTF-8: ${quoted(damaged.trim())}`;
}

/**
 * Missing cells at the end are empty ones. Cells beyond the header's, if anything is in them, mean that a
 * delimiter stands unquoted in a value, and which of the cells are shifted can't be known.
 */
function faultOfLength(row: readonly string[], columns: number): string | undefined {
  const extra = row.slice(columns).find((cell) => cell.trim() !== "");
  if (extra === undefined) return undefined;
  return `${String(row.length)} cells where the header has ${String(columns)}, the first too many being ${quoted(extra)}`;
}
