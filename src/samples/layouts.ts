import { Deflate } from "pako";

/** How records lie in a file. */
export type Layout = "lines" | "glued" | "array" | "pretty";

/** Text around and between records. */
interface Frame {
  readonly before: string;
  readonly between: string;
  readonly after: string;
  readonly indent: number;
}

const frames: Readonly<Record<Layout, Frame>> = {
  lines: { before: "", between: "\n", after: "\n", indent: 0 },
  glued: { before: "", between: "", after: "", indent: 0 },
  array: { before: "[", between: ",\n", after: "]\n", indent: 0 },
  pretty: { before: "[\n", between: ",\n", after: "\n]\n", indent: 2 },
};

/** A file's bytes, piece by piece, from batches of records. */
export function layOut(
  batches: Iterable<readonly object[]>,
  layout: Layout,
  zipped: boolean,
): Iterable<Uint8Array<ArrayBuffer>> {
  const plain = plainPieces(batches, frames[layout]);
  return zipped ? gzipped(plain) : plain;
}

function* plainPieces(
  batches: Iterable<readonly object[]>,
  { before, between, after, indent }: Frame,
): Generator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  let lead = before;
  for (const records of batches) {
    if (records.length === 0) continue;
    const texts = records.map((record) => JSON.stringify(record, null, indent));
    yield encoder.encode(lead + texts.join(between));
    lead = between;
  }
  yield encoder.encode(lead === before ? before + after : after);
}

function* gzipped(pieces: Iterable<Uint8Array>): Generator<Uint8Array<ArrayBuffer>> {
  const ready: Uint8Array<ArrayBuffer>[] = [];
  const deflate = new Deflate({ gzip: true });
  deflate.onData = (chunk) => {
    ready.push(chunk);
  };
  for (const piece of pieces) {
    deflate.push(piece, false);
    yield* ready.splice(0);
  }
  deflate.push(new Uint8Array(0), true);
  yield* ready;
}
