/**
 * Finds where a JSON object ends by its bytes alone, across pieces. It knows strings, escapes and nesting, and
 * notices objects that were cut off, so that a torn record never swallows the good ones after it.
 */
export type ScanResult =
  /** `position` is just after the record. */
  | "record"
  /** The bytes end first; call again with more. */
  | "more"
  /** The record is broken off; `position` is where the next one can begin. */
  | "torn";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const NEWLINE = 0x0a;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const COLON = 0x3a;
const COMMA = 0x2c;

/** An agent event nests some six deep. Deeper brackets are counted, but no longer told apart. */
const trackedDepth = 256;

/** Bytes that mean something outside of texts: quotes and brackets. */
const outside = byteSet(QUOTE, OPEN_OBJECT, CLOSE_OBJECT, OPEN_ARRAY, CLOSE_ARRAY);
/** … and inside of one: what ends it, escapes, or can't be there. */
const inside = byteSet(QUOTE, BACKSLASH, NEWLINE);

export interface RecordScanner {
  /** Index of the byte to look at next. */
  position: number;
  /** Why the record is torn. */
  reason: string;
  /** Forgets all; the byte at `start` must be `{`. */
  begin(start: number): void;
  scan(bytes: Uint8Array): ScanResult;
}

export function recordScanner(): RecordScanner {
  /** The bracket that each open container began with. */
  const containers = new Uint8Array(trackedDepth);
  let depth = 0;
  let inText = false;

  /** Passes over a text's bytes; answers why it is torn, or nothing. */
  const passText = (self: RecordScanner, bytes: Uint8Array): string | undefined => {
    const end = bytes.length;
    let at = self.position;
    while (at < end) {
      while (at < end && inside[bytes[at]!] === 0) at++;
      if (at === end) break;
      const byte = bytes[at]!;
      // An escape whose second byte is in the next piece waits for it.
      if (byte === BACKSLASH && at + 1 === end) break;
      at += byte === BACKSLASH ? 2 : 1;
      if (byte === BACKSLASH) continue;
      self.position = at;
      inText = false;
      return byte === NEWLINE ? "bad JSON: the line ends inside a text" : undefined;
    }
    self.position = at;
    return undefined;
  };

  /** Takes one quote or bracket at `at`; answers why the record is torn there, or nothing. */
  const take = (bytes: Uint8Array, at: number): string | undefined => {
    const byte = bytes[at]!;
    if (byte === QUOTE) {
      inText = true;
    } else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      if (byte === OPEN_OBJECT && bytes[at - 1] === NEWLINE && isNextRecord(bytes, at))
        return "bad JSON: the record is cut off";
      if (depth < trackedDepth) containers[depth] = byte;
      depth++;
    } else {
      depth--;
      // In ASCII each closing bracket stands two after its opening one.
      if (depth < trackedDepth && containers[depth] !== byte - 2)
        return "bad JSON: brackets don't match";
    }
    return undefined;
  };

  /** A `{` at the start of a line where no value may stand begins the next record: this one was cut off. */
  const isNextRecord = (bytes: Uint8Array, at: number): boolean => {
    let before = at - 1;
    while (before >= 0 && bytes[before]! <= 0x20) before--;
    const byte = bytes[before];
    const inArray = depth <= trackedDepth && containers[depth - 1] === OPEN_ARRAY;
    return depth > 0 && byte !== COLON && byte !== OPEN_ARRAY && !(byte === COMMA && inArray);
  };

  return {
    position: 0,
    reason: "",
    begin(start) {
      this.position = start;
      depth = 0;
      inText = false;
    },
    scan(bytes) {
      const end = bytes.length;
      while (this.position < end) {
        let torn: string | undefined;
        if (inText) {
          torn = passText(this, bytes);
          if (inText) return "more";
        } else {
          let at = this.position;
          while (at < end && outside[bytes[at]!] === 0) at++;
          this.position = at;
          if (at === end) return "more";
          torn = take(bytes, at);
          // The `{` that tells of a cut is the next record's own.
          if (torn === undefined || bytes[at] !== OPEN_OBJECT) this.position = at + 1;
        }
        if (torn !== undefined) {
          this.reason = torn;
          return "torn";
        }
        if (depth === 0 && !inText) return "record";
      }
      return "more";
    },
  };
}

function byteSet(...members: readonly number[]): Uint8Array {
  const set = new Uint8Array(256);
  for (const byte of members) set[byte] = 1;
  return set;
}
