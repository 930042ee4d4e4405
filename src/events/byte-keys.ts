/** Numbers for rows' cells by their bytes: equal ones have the same number, from 0. Nothing is decoded. */
export interface ByteKeys {
  /**
   * The number of what stands in these cells of a row; cell c is [starts[c], starts[c + 1] - 1) of `bytes`. The first
   * of the cells should tell most keys apart.
   */
  number(bytes: Uint8Array, starts: Int32Array, cells: readonly number[]): number;
}

/** Ends each cell of a key: a byte that UTF-8 never has. */
const END = 0xff;

export function byteKeys(): ByteKeys {
  /** The keys, one behind the other; key k begins at begins[k]. */
  let arena = new Uint8Array(1 << 12);
  const begins: number[] = [];
  let used = 0;
  /** Key number + 1 by the hash of its first cell, open addressing; 0: free. */
  let slots = new Int32Array(1 << 8);
  const hashes: number[] = [];

  const isKey = (
    key: number,
    bytes: Uint8Array,
    starts: Int32Array,
    cells: readonly number[],
  ): boolean => {
    const known = arena;
    let at = begins[key]!;
    for (const cell of cells) {
      const end = starts[cell + 1]! - 1;
      for (let i = starts[cell]!; i < end; i++) if (known[at++] !== bytes[i]) return false;
      if (known[at++] !== END) return false;
    }
    return true;
  };

  const add = (bytes: Uint8Array, starts: Int32Array, cells: readonly number[]): void => {
    begins.push(used);
    for (const cell of cells) {
      const part = bytes.subarray(starts[cell], starts[cell + 1]! - 1);
      while (used + part.length + 1 > arena.length) arena = doubled(arena);
      arena.set(part, used);
      used += part.length;
      arena[used++] = END;
    }
  };

  const grow = (): void => {
    slots = new Int32Array(slots.length * 4);
    const mask = slots.length - 1;
    for (const [key, hash] of hashes.entries()) {
      let slot = hash & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = key + 1;
    }
  };

  return {
    number(bytes, starts, cells) {
      const first = cells[0]!;
      const hash = hashOf(bytes, starts[first]!, starts[first + 1]! - 1);
      const mask = slots.length - 1;
      let slot = hash & mask;
      for (; slots[slot] !== 0; slot = (slot + 1) & mask) {
        const key = slots[slot]! - 1;
        if (hashes[key] === hash && isKey(key, bytes, starts, cells)) return key;
      }
      const key = hashes.push(hash) - 1;
      slots[slot] = key + 1;
      add(bytes, starts, cells);
      if (hashes.length * 2 > slots.length) grow();
      return key;
    },
  };
}

function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = to - from;
  for (let i = from; i < to; i++) hash = Math.imul(hash, 31) + bytes[i]!;
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 1;
}

function doubled(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(bytes.length * 2);
  larger.set(bytes);
  return larger;
}
