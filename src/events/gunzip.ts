import {
  zlibInflate,
  zlibInflateInit2,
  zlibInflateReset,
  Z_BUF_ERROR,
  Z_NO_FLUSH,
  Z_OK,
  Z_STREAM_END,
  ZStream,
} from "pako";
import { UserError } from "../errors.ts";

/** Uncompressed bytes come in pieces of at most this many, whatever a few compressed ones unfold to. */
const PIECE = 1 << 18;
/** As zlib wants it said: a gzip header and check sum, and a window of 2 ** 15 bytes. */
const GZIP_WINDOW = 16 + 15;

export function isGzip(firstBytes: Uint8Array): boolean {
  return firstBytes[0] === 0x1f && firstBytes[1] === 0x8b;
}

/**
 * Uncompresses all members of a gzip file; zeros after a member are padding. At a fault everything good before
 * it is yielded, then a UserError thrown. No bytes at all are an empty file.
 */
export async function* gunzip(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const stream = new ZStream();
  zlibInflateInit2(stream, GZIP_WINDOW);
  let atEnd = true;
  for await (const piece of bytes) {
    stream.input = piece;
    stream.next_in = 0;
    stream.avail_in = piece.length;
    atEnd = yield* inflatePiece(stream, atEnd);
  }
  if (!atEnd)
    throw new UserError(
      "The gzip data is cut off: its end is missing. What is there was read. Get or write the file again.",
    );
}

/** Uses the stream's input up. Takes and returns whether it stands between members, or at the very end. */
function* inflatePiece(stream: ZStream, between: boolean): Generator<Uint8Array, boolean> {
  let atEnd = between;
  let more = false;
  while (more || stream.avail_in > 0) {
    if (atEnd && !nextMember(stream)) return true;
    if (stream.avail_out === 0) freshOutput(stream);
    const from = stream.next_out;
    const status = zlibInflate(stream, Z_NO_FLUSH);
    if (stream.next_out > from) yield stream.output.subarray(from, stream.next_out);
    if (status !== Z_OK && status !== Z_STREAM_END && status !== Z_BUF_ERROR) throw damage(stream);
    atEnd = status === Z_STREAM_END;
    // A full output may mean that bytes wait which need no further input.
    more = stream.avail_out === 0 && !atEnd;
  }
  return atEnd;
}

function nextMember(stream: ZStream): boolean {
  while (stream.avail_in > 0 && stream.input[stream.next_in] === 0) {
    stream.next_in++;
    stream.avail_in--;
  }
  zlibInflateReset(stream);
  return stream.avail_in > 0;
}

function freshOutput(stream: ZStream): void {
  stream.output = new Uint8Array(PIECE);
  stream.next_out = 0;
  stream.avail_out = PIECE;
}

function damage(stream: ZStream): UserError {
  return new UserError(
    `The gzip data is damaged (${stream.msg}). What came before was read. Get or write the file again.`,
  );
}
