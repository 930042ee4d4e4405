/**
 * Reads agent event streams (E1) in any layout: an object a line, arrays, pretty-printed, glued together.
 * Bytes are looked at first: a line whose event types are all heartbeats or state changes is passed over without
 * being parsed; only the few records that may be logins or logouts become text and objects.
 */
import { UserError, throwIfCancelled } from "../errors.ts";
import { agentEvent } from "./agent-event.ts";
import { byteSearch } from "./byte-search.ts";
import type { EventReader, EventSink } from "./event.ts";
import { byteWindow, type ByteWindow } from "./byte-window.ts";
import { recordScanner } from "./record-scanner.ts";

const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const COMMA = 0x2c;
const QUOTE = 0x22;
const COLON = 0x3a;

/** A longer record is no agent event (those have a few kB); it is skipped without being kept in memory. */
const maxRecordBytes = 16 * 1024 * 1024;

/** Lines beyond this are looked through for glued records. */
const longLine = 8 * 1024;

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
  const window = byteWindow();
  const use = recordUser(sink, sourceTimeZone);
  let state: "start" | "between" | "record" | "garbage" = "start";
  /** The line of a record too long to keep, whose bytes are dropped as they come. */
  let droppedLine: number | undefined;

  const push = (piece: Uint8Array): void => {
    window.push(piece);
    if (state !== "start") consume();
    else if (window.bytes.length >= 4) start();
    scanner.position -= window.position;
    window.keep();
  };

  const start = (): void => {
    const { bytes } = window;
    checkEncoding(bytes);
    const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    if (hasMark) window.advance(3);
    state = "between";
    consume();
  };

  const consume = (): void => {
    while (window.position < window.bytes.length) {
      if (state === "record") {
        if (!continueRecord()) return;
      } else if (state === "garbage") {
        passGarbage();
      } else {
        betweenRecords();
      }
    }
  };

  const betweenRecords = (): void => {
    const byte = window.bytes[window.position] ?? 0;
    if (byte === OPEN_OBJECT) {
      if (passPlain(window, use)) return;
      state = "record";
      scanner.begin(window.position);
    } else if (isSeparator(byte)) {
      window.advance(window.position + 1);
    } else {
      sink.skip(window.line, "Not JSON");
      state = "garbage";
    }
  };

  /** Up to where the next record may begin, however many pieces that takes. */
  const passGarbage = (): void => {
    const lineEnd = window.nextNewline();
    const open = window.bytes.subarray(window.position, lineEnd).indexOf(OPEN_OBJECT);
    window.advance(open < 0 ? lineEnd : window.position + open);
    if (window.position < window.bytes.length) state = "between";
  };

  /** False when more bytes are needed. */
  const continueRecord = (): boolean => {
    const { bytes, position, line } = window;
    const result = scanner.scan(bytes);
    if (result === "more") {
      if (droppedLine !== undefined || bytes.length - position > maxRecordBytes) {
        droppedLine ??= line;
        window.advance(bytes.length);
      }
      return false;
    }
    state = "between";
    if (droppedLine !== undefined) {
      skipDropped(droppedLine);
      window.advance(scanner.position);
    } else if (result === "torn") {
      resumeAfterTorn(scanner.reason, scanner.position);
    } else {
      if (!onlyUnneeded(bytes, position, scanner.position)) {
        const failure = use(bytes.subarray(position, scanner.position), line);
        if (failure !== undefined) sink.skip(line, failure);
      }
      window.advance(scanner.position);
    }
    return true;
  };

  const skipDropped = (line: number): void => {
    sink.skip(line, `Longer than ${String(maxRecordBytes / 1024 / 1024)} MB`);
    droppedLine = undefined;
  };

  /** A torn record is skipped up to the first line after its start that can begin another one. */
  const resumeAfterTorn = (reason: string, limit: number): void => {
    sink.skip(window.line, reason);
    do window.advance(Math.min(window.nextNewline() + 1, limit));
    while (window.position < limit && window.bytes[window.position] !== OPEN_OBJECT);
  };

  const end = (): void => {
    window.push(new Uint8Array(0));
    if (state === "start") start();
    while (state === "record") {
      state = "between";
      if (droppedLine !== undefined) skipDropped(droppedLine);
      else resumeAfterTorn("Bad JSON: the file ends inside a record", window.bytes.length);
      consume();
    }
  };

  return { push, end };
}

/** Puts a record to use; answers why its bytes can't be read, or nothing. */
type RecordUser = (bytes: Uint8Array, line: number) => string | undefined;

function recordUser(sink: EventSink, sourceTimeZone: string): RecordUser {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  return (bytes, line) => {
    let value: unknown;
    try {
      value = JSON.parse(decoder.decode(bytes));
    } catch (error) {
      return error instanceof TypeError ? "Not UTF-8 text" : "Bad JSON";
    }
    const result = agentEvent(value, sourceTimeZone);
    if ("event" in result) sink.event(result.event, line);
    else if ("reason" in result) sink.skip(line, result.reason);
    return undefined;
  };
}

/**
 * The fast way: passes records that no session needs, then a line, or what stands before the next glued record, that
 * is one whole record. What isn't so plain is left to the scanner. Answers whether anything was passed.
 */
function passPlain(window: ByteWindow, use: RecordUser): boolean {
  const before = window.position;
  window.passUnneeded();
  if (window.position > before) return true;
  const { bytes, position, line } = window;
  const lineEnd = window.nextNewline();
  const isLong = lineEnd - position > longLine;
  const to = isLong ? window.nextGlued() : lineEnd;
  if (to === bytes.length) return false;
  let last = to - 1;
  while (bytes[last]! <= 0x20 || bytes[last] === COMMA) last--;
  if (bytes[last] !== CLOSE_OBJECT) return false;
  if (!onlyUnneeded(bytes, position, last)) {
    if (use(bytes.subarray(position, last + 1), line) !== undefined) return false;
  }
  window.advance(isLong ? to : to + 1);
  return true;
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
  return unneeded.some((value) => startsWith(bytes, at, value));
}

function startsWith(bytes: Uint8Array, at: number, value: Uint8Array): boolean {
  for (let i = 0; i < value.length; i++) if (bytes[at + i] !== value[i]) return false;
  return true;
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
