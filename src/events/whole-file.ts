import { throwIfCancelled, UserError } from "../errors.ts";
import type { ReadOptions } from "./event.ts";

/** More than this in one piece can't be had in every browser. */
const LARGEST = 2 ** 31 - 1;

/** All bytes in one piece, for formats that begin to make sense at their end. */
export async function wholeFile(
  bytes: AsyncIterable<Uint8Array>,
  options: ReadOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  let whole = allocate(options.size);
  let length = 0;
  for await (const piece of bytes) {
    throwIfCancelled(options.signal);
    const needed = length + piece.length;
    if (needed > whole.length) whole = grown(whole.subarray(0, length), needed);
    whole.set(piece, length);
    length = needed;
  }
  return whole.subarray(0, length);
}

function grown(bytes: Uint8Array, needed: number): Uint8Array<ArrayBuffer> {
  const more = allocate(Math.max(needed, Math.min(2 * bytes.length, LARGEST)));
  more.set(bytes);
  return more;
}

function allocate(size: number): Uint8Array<ArrayBuffer> {
  try {
    if (size <= LARGEST) return new Uint8Array(size);
  } catch {
    // Said below.
  }
  throw new UserError(
    "The file is too large to be read in one piece, which its format needs. Split it, or convert it to CSV.",
  );
}
