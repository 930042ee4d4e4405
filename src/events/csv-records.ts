import Papa from "papaparse";

export interface RecordFormat {
  readonly delimiter: string;
  readonly newline: "\n" | "\r";
}

export interface RecordSink {
  /** `line` is where the record begins, from 1. Blank lines are no records. */
  row(cells: readonly string[], line: number): void;
  /** A line that is part of no record, and why. */
  broken(line: number, reason: string): void;
}

export interface RecordParser {
  push(text: string): void;
  end(): void;
}

/** Text is parsed in pieces of this many characters. */
const PIECE = 1 << 16;
/** After a fault so many are parsed, then twice as many as long as all is well: faults must not cost squared time. */
const CAREFUL = 1 << 8;
/** No honest record is longer. */
const LONGEST = 1 << 20;

/**
 * Splits CSV into records, however the text is cut. A record with a quote that is never closed, or closed
 * within a value, is given up at the line where the quote opens; what follows is read from the next line.
 */
export function recordParser(format: RecordFormat, sink: RecordSink, firstLine = 1): RecordParser {
  const { newline } = format;
  const parser = openParser(format);
  let pending = "";
  let line = firstLine;
  let window = PIECE;
  /** Within a line that was given up. */
  let dropping = false;

  return {
    push(text) {
      pending += text;
      if (pending.length >= PIECE) drain(false);
    },
    end() {
      drain(true);
    },
  };

  function drain(final: boolean): void {
    let at = 0;
    while (at < pending.length) {
      if (dropping) {
        at = restOfLine(pending, at);
        continue;
      }
      const end = Math.min(at + window, pending.length);
      const last = final && end === pending.length;
      const used = step(pending.slice(at, end), last);
      if (used > 0) window = Math.min(window * 2, PIECE);
      else if (end < pending.length) window *= 2;
      else break;
      at += used;
    }
    pending = pending.slice(at);
  }

  /** How much of the text was used; 0: a record needs more of it. */
  function step(text: string, last: boolean): number {
    const result = parser.parse(text, 0, !last);
    const fault = result.errors[0];
    const certain = fault && (last || fault.row < result.data.length || isClear(text, fault.index));
    if (certain) return recover(text, result.data.slice(0, fault.row), fault.index);
    const used = last ? text.length : result.meta.cursor;
    if (used === 0 && text.length >= LONGEST) return giveUp(text);
    emit(result.data, text);
    return used;
  }

  function emit(rows: readonly string[][], text: string): void {
    const quotes = text.includes('"');
    for (const row of rows) {
      if (row.length > 1 || row[0]?.trim()) sink.row(row, line);
      line++;
      if (quotes) for (const cell of row) line += count(cell, newline);
    }
  }

  function recover(text: string, good: readonly string[][], opened: number): number {
    const first = line;
    emit(good, text);
    line = first + count(text.slice(0, opened), newline);
    sink.broken(line, "A quotation mark opens a value here and isn't closed at the value's end");
    return restart(text, opened);
  }

  function giveUp(text: string): number {
    const fault = parser.parse(text, 0, false).errors[0];
    if (fault) return recover(text, [], fault.index);
    sink.broken(line, "The record is longer than a million characters");
    return restart(text, 0);
  }

  /** Goes on with the line after the one that stands at `from`. */
  function restart(text: string, from: number): number {
    window = CAREFUL / 2;
    dropping = true;
    return restOfLine(text, from);
  }

  function restOfLine(text: string, from: number): number {
    const found = text.indexOf(newline, from);
    if (found < 0) return text.length;
    dropping = false;
    line++;
    return found + 1;
  }
}

/** Whether a quote's fault is not just due to where the text was cut: something must follow the quote. */
function isClear(text: string, opened: number): boolean {
  let quote = text.indexOf('"', opened);
  while (quote >= 0 && text[quote + 1] === '"') quote = text.indexOf('"', quote + 2);
  return quote >= 0 && /\S/.test(text.slice(quote + 1, quote + 1000));
}

function count(text: string, part: string): number {
  let found = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) found++;
  return found;
}

/** Not described by the package's types: parsing a text that goes on (`ignoreLastRow`) and where it stopped. */
interface LowLevelParser {
  parse(text: string, base: number, ignoreLastRow: boolean): LowLevelResult;
}

interface LowLevelResult {
  readonly data: readonly string[][];
  /** `index`: just after the opening quotation mark. `row`: index in `data`, or its length for the row going on. */
  readonly errors: readonly { readonly row: number; readonly index: number }[];
  readonly meta: { readonly cursor: number };
}

function openParser(format: RecordFormat): LowLevelParser {
  return new Papa.Parser({ ...format, quoteChar: '"' });
}
