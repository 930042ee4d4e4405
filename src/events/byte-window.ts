import { byteSearch } from "./byte-search.ts";
import { sharedBytes } from "./unneeded-records.ts";

const NEWLINE = 0x0a;
const findSeam = byteSearch('}{"');

/** The bytes of a stream that are not done with yet, and where in them reading stands. */
export interface ByteWindow {
  /** Changes with each push. */
  readonly bytes: Uint8Array;
  /** Bytes before this one are done with, and may be gone with the next push. */
  readonly position: number;
  /** Line of `position`, from 1. */
  readonly line: number;
  /** Adds bytes to those from `position` on, which then stand at the front. Good until `keep`, without waiting. */
  push(piece: Uint8Array): void;
  /** Ends the work on a piece: the bytes from `position` on are kept, in memory of their own. */
  keep(): void;
  /** Passes records that no session needs, as far as they are plain. */
  passUnneeded(): void;
  /** Moves `position` on, counting lines. */
  advance(to: number): void;
  /** Where the next line break at or after `position` is; the end of `bytes` when there is none. */
  nextNewline(): number;
  /** Where the next record begins that is glued to the one before it; the end of `bytes` when there is none. */
  nextGlued(): number;
}

export function byteWindow(): ByteWindow {
  const shared = sharedBytes();
  let bytes = new Uint8Array(0);
  let position = 0;
  let line = 1;
  let newline = -1;
  let glued = -1;

  const moveTo = (moved: Uint8Array<ArrayBuffer>): void => {
    bytes = moved;
    position = 0;
    newline = glued = -1;
  };

  const nextNewline = (): number => {
    if (newline < position) {
      newline = bytes.indexOf(NEWLINE, position);
      if (newline < 0) newline = bytes.length;
    }
    return newline;
  };

  return {
    get bytes() {
      return bytes;
    },
    get position() {
      return position;
    },
    get line() {
      return line;
    },
    push(piece) {
      moveTo(shared.filled(bytes.subarray(position), piece));
    },
    keep() {
      moveTo(bytes.slice(position));
    },
    passUnneeded() {
      const passed = shared.passUnneeded(position, bytes.length);
      position = passed.position;
      line += passed.lines;
    },
    advance(to) {
      while (nextNewline() < to) {
        line++;
        position = newline + 1;
      }
      position = to;
    },
    nextNewline,
    nextGlued() {
      if (glued <= position) glued = findGlued(bytes, position);
      return glued;
    },
  };
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

const separators: ReadonlySet<number> = new Set([0x2c, 0x3a, 0x5d, 0x7d]);

function endsText(next: number): boolean {
  return next <= 0x20 || separators.has(next);
}
