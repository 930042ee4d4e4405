import { UserError } from "../errors.ts";

/** What can't be decoded becomes this character, by which a record with damaged text is known. */
export const UNDECODABLE = "\uFFFD";

const PIECE = 1 << 16;

/** Decodes UTF-8 in pieces of at most 64 k characters. */
export async function* utf8Text(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  for await (const piece of bytes)
    for (let at = 0; at < piece.length; at += PIECE)
      yield decoder.decode(piece.subarray(at, at + PIECE), { stream: true });
  yield decoder.decode();
}

/** The same bytes without UTF-8's byte order mark; refuses a file that is in another encoding. */
export async function* utf8Bytes(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let first = new Uint8Array(0);
  let known = false;
  for await (const piece of bytes) {
    if (known) {
      yield piece;
      continue;
    }
    first = joined(first, piece);
    if (first.length < 4) continue;
    known = true;
    yield withoutMark(first);
  }
  if (!known) yield withoutMark(first);
}

function withoutMark(start: Uint8Array): Uint8Array {
  refuseOtherEncodings(start);
  const hasMark = start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf;
  return hasMark ? start.subarray(3) : start;
}

export function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

function refuseOtherEncodings(start: Uint8Array): void {
  const encoding = otherEncoding(start);
  if (encoding !== undefined)
    throw new UserError(
      `The file is not UTF-8 text but looks like ${encoding}. Save or convert it as UTF-8, and load it again.`,
    );
}

/** By its mark, or by where zero bytes stand among the first characters, which text in UTF-8 never has. */
function otherEncoding(start: Uint8Array): string | undefined {
  const [a, b, c, d] = start;
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? "UTF-32 LE" : "UTF-16 LE";
  if (a === 0xfe && b === 0xff) return "UTF-16 BE";
  const zeros = [...start.subarray(0, 4)].map((byte) => (byte === 0 ? "1" : "0")).join("");
  const known: Readonly<Record<string, string>> = {
    "0101": "UTF-16 LE",
    "01": "UTF-16 LE",
    "1010": "UTF-16 BE",
    "10": "UTF-16 BE",
    "0111": "UTF-32 LE",
    "1110": "UTF-32 BE",
    "0011": "UTF-32 BE",
  };
  return known[zeros] ?? (start.subarray(0, 4096).includes(0) ? "a binary file" : undefined);
}
