/**
 * Reads agent event streams (E1) in any layout: an object a line, arrays, pretty-printed, glued together.
 * Bytes are looked at first: a line whose event types are all heartbeats or state changes is passed over without
 * being parsed; only the few records that may be logins or logouts become text and objects.
 */
import { UserError, throwIfCancelled } from "../errors.ts";
import { agentEvent } from "./agent-event.ts";
import { byteSearch } from "./byte-search.ts";
import type { EventReader, EventSink } from "./event.ts";
import { recordScanner } from "./record-scanner.ts";

const NEWLINE = 0x0a;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const COMMA = 0x2c;
const QUOTE = 0x22;
const COLON = 0x3a;

/** A longer record is no agent event (those have a few kB); it is skipped without being kept in memory. */
const maxRecordBytes = 16 * 1024 * 1024;

/** Lines beyond this are looked through for glued records. */
const longLine = 8 * 1024;

const findSeam = byteSearch('}{"');
const findEventType = byteSearch('"EventType"');
const unneeded = ["HEART_BEAT", "STATE_CHANGE"].map((type) =>
  new TextEncoder().encode(`"${type}"`),
);

export const readJsonStream: EventReader = async (pieces, sink, options) => {
  const stream = jsonStream(sink, options.sourceTimeZone);
  for await (const piece of pieces) {
    throwIfCancelled(options.signal);
    stream.push(piece);
  }
  stream.end();
};

export function jsonStream(sink: EventSink, sourceTimeZone: string) {
  const scanner = recordScanner();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  /** What has been read and not yet passed; `bytes` is its filled part. */
  let buffer = new Uint8Array(0);
  let bytes = buffer;
  let position = 0;
  /** Line of `position`, from 1. */
  let line = 1;
  /** Where the next line break at or after `position` is; the end of `bytes` when there is none. */
  let newline = -1;
  /** Likewise, where the next record glued to the one before it begins. */
  let glued = -1;
  let state: "start" | "between" | "record" | "garbage" = "start";
  /** The line of a record too long to keep, whose bytes are dropped as they come. */
  let droppedLine: number | undefined;

  const push = (piece: Uint8Array): void => {
    const kept = bytes.length - position;
    if (buffer.length < kept + piece.length) {
      const larger = new Uint8Array(kept + piece.length + (kept >> 1));
      larger.set(bytes.subarray(position));
      buffer = larger;
    } else if (kept > 0) {
      buffer.copyWithin(0, position, bytes.length);
    }
    buffer.set(piece, kept);
    bytes = buffer.subarray(0, kept + piece.length);
    scanner.position -= position;
    position = 0;
    newline = glued = -1;
    if (state !== "start") consume();
    else if (bytes.length >= 4) start();
  };

  const start = (): void => {
    checkEncoding(bytes);
    const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    if (hasMark) position = 3;
    state = "between";
    consume();
  };

  const consume = (): void => {
    while (position < bytes.length) {
      if (state === "record") {
        if (!continueRecord()) return;
      } else if (state === "garbage") {
        passGarbage();
      } else if (!passPlain()) {
        betweenRecords();
      }
    }
  };

  const nextNewline = (): number => {
    if (newline < position) {
      newline = bytes.indexOf(NEWLINE, position);
      if (newline < 0) newline = bytes.length;
    }
    return newline;
  };

  const nextGlued = (): number => {
    if (glued <= position) glued = findGlued(bytes, position);
    return glued;
  };

  /** Moves on to `to`, counting lines. */
  const advance = (to: number): void => {
    while (nextNewline() < to) {
      line++;
      position = newline + 1;
    }
    position = to;
  };

  /**
   * The fast way: a line, or what stands before the next glued record, that is one record or nothing but heartbeats
   * and state changes. What isn't so plain is left to the scanner.
   */
  const passPlain = (): boolean => {
    if (bytes[position] !== OPEN_OBJECT) return false;
    const lineEnd = nextNewline();
    const isLong = lineEnd - position > longLine;
    const to = isLong ? nextGlued() : lineEnd;
    if (to === bytes.length) return false;
    let last = to - 1;
    while (bytes[last]! <= 0x20 || bytes[last] === COMMA) last--;
    if (bytes[last] !== CLOSE_OBJECT) return false;
    if (!onlyUnneeded(bytes, position, last) && !wholeRecord(position, last + 1)) return false;
    advance(isLong ? to : to + 1);
    return true;
  };

  const betweenRecords = (): void => {
    const byte = bytes[position] ?? 0;
    if (byte === OPEN_OBJECT) {
      state = "record";
      scanner.begin(position);
    } else if (isSeparator(byte)) {
      advance(position + 1);
    } else {
      sink.skip(line, "not JSON");
      state = "garbage";
    }
  };

  /** Up to where the next record may begin, however many pieces that takes. */
  const passGarbage = (): void => {
    const lineEnd = nextNewline();
    const open = bytes.subarray(position, lineEnd).indexOf(OPEN_OBJECT);
    position = open < 0 ? lineEnd : position + open;
    if (position < bytes.length) state = "between";
  };

  /** False when more bytes are needed. */
  const continueRecord = (): boolean => {
    const result = scanner.scan(bytes);
    if (result === "more") {
      if (droppedLine !== undefined || bytes.length - position > maxRecordBytes) {
        droppedLine ??= line;
        advance(bytes.length);
      }
      return false;
    }
    state = "between";
    if (droppedLine !== undefined) {
      skipDropped(droppedLine);
      advance(scanner.position);
    } else if (result === "record") {
      record(position, scanner.position);
      advance(scanner.position);
    } else {
      resumeAfterTorn(scanner.reason, scanner.position);
    }
    return true;
  };

  const skipDropped = (atLine: number): void => {
    sink.skip(atLine, `longer than ${String(maxRecordBytes / 1024 / 1024)} MB`);
    droppedLine = undefined;
  };

  /** A torn record is skipped up to the first line after its start that can begin another one. */
  const resumeAfterTorn = (reason: string, limit: number): void => {
    sink.skip(line, reason);
    do advance(Math.min(nextNewline() + 1, limit));
    while (position < limit && bytes[position] !== OPEN_OBJECT);
  };

  const wholeRecord = (from: number, to: number): boolean => {
    const parsed = parse(from, to);
    if (!("value" in parsed)) return false;
    use(parsed.value);
    return true;
  };

  const record = (from: number, to: number): void => {
    if (onlyUnneeded(bytes, from, to)) return;
    const parsed = parse(from, to);
    if ("value" in parsed) use(parsed.value);
    else sink.skip(line, parsed.reason);
  };

  const parse = (from: number, to: number): { value: unknown } | { reason: string } => {
    try {
      return { value: JSON.parse(decoder.decode(bytes.subarray(from, to))) as unknown };
    } catch (error) {
      return { reason: error instanceof TypeError ? "not UTF-8 text" : "bad JSON" };
    }
  };

  const use = (value: unknown): void => {
    const result = agentEvent(value, sourceTimeZone);
    if ("event" in result) sink.event(result.event, line);
    else if ("reason" in result) sink.skip(line, result.reason);
  };

  const end = (): void => {
    if (state === "start") start();
    while (state === "record") {
      state = "between";
      if (droppedLine !== undefined) skipDropped(droppedLine);
      else resumeAfterTorn("bad JSON: the file ends inside a record", bytes.length);
      consume();
    }
  };

  return { push, end };
}

/** True when there are event types in [from, to) and all are ones that no session needs. */
function onlyUnneeded(bytes: Uint8Array, from: number, to: number): boolean {
  let key = findEventType(bytes, from, to);
  if (key < 0) return false;
  for (; key >= 0; key = findEventType(bytes, key + 11, to)) {
    if (!isUnneeded(bytes, key + 11, to)) return false;
  }
  return true;
}

function isUnneeded(bytes: Uint8Array, afterKey: number, to: number): boolean {
  let at = afterKey;
  while (at < to && (bytes[at] ?? 0) <= 0x20) at++;
  if (bytes[at] !== COLON) return false;
  at++;
  while (at < to && (bytes[at] ?? 0) <= 0x20) at++;
  if (bytes[at] !== QUOTE) return false;
  return unneeded.some((value) => value.every((byte, i) => bytes[at + i] === byte));
}

/**
 * Where the first record begins that is glued to the one before it; the end of `bytes` when there is none. In JSON
 * `}{"` stands between two records, or at the end of a text, where a separator follows: so no text is ever cut.
 */
function findGlued(bytes: Uint8Array, from: number): number {
  let seam = findSeam(bytes, from, bytes.length - 1);
  while (seam >= 0 && endsText(bytes[seam + 3]!))
    seam = findSeam(bytes, seam + 3, bytes.length - 1);
  return seam < 0 ? bytes.length : seam + 1;
}

function endsText(next: number): boolean {
  return next <= 0x20 || next === COMMA || next === COLON || next === CLOSE_OBJECT || next === 0x5d;
}

/** White space, and what stands between the records of an array or a JSON text sequence. */
function isSeparator(byte: number): boolean {
  return byte <= 0x20 || byte === COMMA || byte === 0x5b || byte === 0x5d;
}

function checkEncoding(start: Uint8Array): void {
  const utf16 =
    (start[0] === 0xff && start[1] === 0xfe) ||
    (start[0] === 0xfe && start[1] === 0xff) ||
    start[0] === 0 ||
    start[1] === 0;
  if (utf16)
    throw new UserError("The file is UTF-16 text. Save it as UTF-8 and reload the events.");
}
