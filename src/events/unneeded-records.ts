/**
 * The quick way past heartbeats and state changes, which are most of a real stream: a WebAssembly SIMD kernel
 * (kernel/lines.ts) that looks at sixteen bytes at a time. Every host that we run in has WebAssembly SIMD.
 */
import { linesKernel } from "./lines-kernel.ts";

export interface SharedBytes {
  /**
   * Both parts behind one another, in memory that every stream of this thread shares: good until the next call, so
   * for no longer than a piece of work that doesn't wait.
   */
  filled(kept: Uint8Array, piece: Uint8Array): Uint8Array<ArrayBuffer>;
  /**
   * From `start`, where a record begins, passes whole records that are plainly heartbeats or state changes; answers
   * where the first one begins that isn't, and how many line breaks were passed.
   */
  passUnneeded(start: number, end: number): { readonly position: number; readonly lines: number };
}

/** Opened at first need, then the same for all: each WebAssembly memory takes gigabytes of address space. */
export const sharedBytes = once(openSharedBytes);

const pageBytes = 0x1_0000;

function openSharedBytes(): SharedBytes {
  const memory = new WebAssembly.Memory({ initial: 32 });
  const code = Uint8Array.from(atob(linesKernel), (char) => char.charCodeAt(0));
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(code), { env: { memory } });
  const pass = exports["passUnneeded"] as (start: number, end: number) => number;
  const lines = exports["lines"] as WebAssembly.Global<"i32">;
  return {
    filled(kept, piece) {
      const length = kept.length + piece.length;
      const missing = length - memory.buffer.byteLength;
      if (missing > 0) memory.grow(Math.ceil(missing / pageBytes));
      const bytes = new Uint8Array(memory.buffer, 0, length);
      bytes.set(kept);
      bytes.set(piece, kept.length);
      return bytes;
    },
    passUnneeded: (start, end) => ({ position: pass(start, end), lines: lines.value }),
  };
}

function once<T>(open: () => T): () => T {
  let opened: { readonly value: T } | undefined;
  return () => (opened ??= { value: open() }).value;
}
