import { throwIfCancelled, UserError } from "../errors.ts";
import {
  recordParser,
  type RecordFormat,
  type RecordParser,
  type RecordSink,
} from "./csv-records.ts";
import type { EventReader, EventSink, ReadOptions } from "./event.ts";
import { plainRows, type PlainRows } from "./csv-plain.ts";
import { findColumns, type FoundColumns } from "./headers.ts";
import { quoted } from "./quoted.ts";
import { rowReader, type RowReader } from "./table.ts";
import { UNDECODABLE, joined, utf8Bytes, utf8Text } from "./utf8.ts";

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
  const source = cancellable(utf8Bytes(bytes), options.signal);
  const { head, text } = await readHead(source);
  rows.damaged = text.includes(UNDECODABLE);
  const format = formatOf(text, delimiters);
  const plain = plainStart(text, format, rows, sink, options);
  const line = plain?.rows.line ?? 1;
  const left = plain
    ? await readPlain(plain.rows, head.subarray(plain.used), source)
    : { bytes: head, line };
  if (left) await readRecords(recordParser(format, rows, left.line), rows, left.bytes, source);
}

async function* cancellable(
  bytes: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array, void> {
  for await (const piece of bytes) {
    throwIfCancelled(signal);
    yield piece;
  }
}

/** The file's beginning, at least its header. */
async function readHead(source: AsyncGenerator<Uint8Array, void>) {
  let head = new Uint8Array(0);
  for (;;) {
    const { done, value } = await source.next();
    if (!done) head = joined(head, value);
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(head.subarray(0, headBytes));
    if (done || hasHeader(text) || head.length >= headBytes) return { head, text };
  }
}

/** Reads rows without quotes by their bytes; answers what is left from the first quote on, if there is one. */
async function readPlain(
  rows: PlainRows,
  first: Uint8Array,
  source: AsyncGenerator<Uint8Array, void>,
): Promise<{ bytes: Uint8Array; line: number } | undefined> {
  let pending = first;
  for (;;) {
    pending = pending.subarray(rows.push(pending));
    if (pending.includes(QUOTE) || pending.length > longestPlain)
      return { bytes: pending.slice(), line: rows.line };
    const kept = pending.slice();
    const { done, value } = await source.next();
    if (done) {
      rows.push(joined(kept, lastLineEnd));
      return undefined;
    }
    pending = joined(kept, value);
  }
}

async function readRecords(
  parser: RecordParser,
  rows: Rows,
  first: Uint8Array,
  source: AsyncGenerator<Uint8Array, void>,
): Promise<void> {
  const all = async function* (): AsyncGenerator<Uint8Array, void> {
    yield first;
    yield* source;
  };
  for await (const text of utf8Text(all())) {
    rows.damaged ||= text.includes(UNDECODABLE);
    parser.push(text);
  }
  parser.end();
}

/** Takes the header, when it is plain, and answers how the rows after it are read; else nothing. */
function plainStart(
  text: string,
  { delimiter, newline }: RecordFormat,
  rows: Rows,
  sink: EventSink,
  options: ReadOptions,
): { readonly rows: PlainRows; readonly used: number } | undefined {
  const [, blank = "", header = ""] = /^((?:[^\S\n]*\n)*)([^\n]*\S[^\n]*)\n/.exec(text) ?? [];
  if (newline !== "\n" || header === "" || header.includes('"') || rows.damaged) return undefined;
  const cells = header.split(delimiter);
  const before = blank.split("\n").length;
  const layout = rows.header(cells);
  const slow = (row: Uint8Array, line: number): void => {
    const content = new TextDecoder().decode(row);
    const texts = content.replace(/\r?\n$/, "").split(delimiter);
    rows.damaged = content.includes(UNDECODABLE);
    if (texts.length > 1 || texts[0]?.trim()) rows.row(texts, line);
    rows.damaged = false;
  };
  const plain = {
    at: layout.at,
    columns: cells.length,
    delimiter: delimiter.charCodeAt(0),
    firstLine: before + 1,
  };
  const used = new TextEncoder().encode(`${blank}${header}\n`).length;
  return { rows: plainRows(plain, sink, options, slow), used };
}

const QUOTE = 0x22;
/** A header is found in as many bytes, or there is none. */
const headBytes = 1 << 20;
/** A longer line is for the parser of records, which knows when to give one up. */
const longestPlain = 1 << 20;
const lastLineEnd = Uint8Array.of(0x0a);

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
  /** Takes the header's cells; the first row does it too, if nobody did before. */
  header(cells: readonly string[]): FoundColumns;
  /** Whether bytes that aren't UTF-8 came up so far, so that cells must be looked through for them. */
  damaged: boolean;
}

/** The first record is the header. */
function rowSink(sink: EventSink, options: ReadOptions): Rows {
  let columns = 0;
  let read: RowReader | undefined;
  const rows: Rows = {
    damaged: false,
    header(cells) {
      columns = cells.length;
      const found = findColumns(namesOf(cells), options.columns);
      read = rowReader(found, sink, options);
      return found;
    },
    row(cells, line) {
      if (!read) {
        rows.header(cells);
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
  return `${String(row.length)} cells where the header has ${String(columns)}, the first too many being ${quoted(extra.trim())}`;
}
