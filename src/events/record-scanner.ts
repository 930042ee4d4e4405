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

  /** A `{` at the start of a line where no value may stand begins the next record: this one was cut off. */
  const isNextRecord = (bytes: Uint8Array, at: number): boolean => {
    let before = at - 1;
    while (before >= 0 && bytes[before]! <= 0x20) before--;
    const byte = bytes[before];
    const inArray = depth <= trackedDepth && containers[depth - 1] === OPEN_ARRAY;
    return depth > 0 && byte !== COLON && byte !== OPEN_ARRAY && !(byte === COMMA && inArray);
  };

  const torn = (self: RecordScanner, position: number, reason: string): "torn" => {
    self.position = position;
    self.reason = reason;
    return "torn";
  };

  /** Passes over the rest of a text. */
  const passText = (self: RecordScanner, bytes: Uint8Array): ScanResult | "on" => {
    const end = bytes.length;
    let at = self.position;
    for (;;) {
      while (at < end && inside[bytes[at]!] === 0) at++;
      // An escape whose second byte is in the next piece waits for it.
      if (at === end || (bytes[at] === BACKSLASH && at + 1 === end)) {
        self.position = at;
        return "more";
      }
      if (bytes[at] !== BACKSLASH) break;
      at += 2;
    }
    if (bytes[at] === NEWLINE) return torn(self, at + 1, "Bad JSON: the line ends inside a text");
    self.position = at + 1;
    inText = false;
    return "on";
  };

  /** Goes on to the next quote or bracket, and takes it. */
  const passStructure = (self: RecordScanner, bytes: Uint8Array): ScanResult | "on" => {
    const end = bytes.length;
    let at = self.position;
    while (at < end && outside[bytes[at]!] === 0) at++;
    self.position = at;
    if (at === end) return "more";
    const byte = bytes[at]!;
    if (byte === QUOTE) {
      inText = true;
    } else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      // The `{` that tells of a cut is the next record's own: it is not passed.
      if (byte === OPEN_OBJECT && bytes[at - 1] === NEWLINE && isNextRecord(bytes, at))
        return torn(self, at, "Bad JSON: the record is cut off");
      if (depth < trackedDepth) containers[depth] = byte;
      depth++;
    } else {
      depth--;
      // In ASCII each closing bracket stands two after its opening one.
      if (depth < trackedDepth && containers[depth] !== byte - 2)
        return torn(self, at + 1, "Bad JSON: brackets don't match");
    }
    self.position = at + 1;
    return depth === 0 ? "record" : "on";
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
      for (;;) {
        const step = inText ? passText(this, bytes) : passStructure(this, bytes);
        if (step !== "on") return step;
      }
    },
  };
}

function byteSet(...members: readonly number[]): Uint8Array {
  const set = new Uint8Array(256);
  for (const byte of members) set[byte] = 1;
  return set;
}
