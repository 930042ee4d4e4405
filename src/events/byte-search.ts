/**
 * Looks for a byte pattern by Horspool's method on pairs of bytes: nine in ten bytes are never looked at, which is
 * what makes heartbeats and state changes cost next to nothing.
 */
export function byteSearch(text: string): (bytes: Uint8Array, from: number, to: number) => number {
  const pattern = new TextEncoder().encode(text);
  const last = pattern.length - 1;
  /** How far the window may move when it ends in a pair of this hash; 0 for the pattern's own last pair. */
  const shift = new Uint8Array(hashes).fill(last);
  for (let i = 0; i < last; i++) shift[hash(pattern[i]!, pattern[i + 1]!)] = last - 1 - i;
  const again = Math.max(1, previousPair(pattern));

  const matches = (bytes: Uint8Array, at: number): boolean => {
    for (let i = 0; i <= last; i++) if (bytes[at + i] !== pattern[i]) return false;
    return true;
  };

  /** Position of the first whole match within [from, to); -1 when there is none. */
  return (bytes, from, to) => {
    let end = from + last;
    while (end < to) {
      const move = shift[hash(bytes[end - 1]!, bytes[end]!)]!;
      if (move > 0) end += move;
      else if (matches(bytes, end - last)) return end - last;
      else end += again;
    }
    return -1;
  };
}

/** A table of all pairs would not stay in the processor's first cache; pairs that share a hash only cost a step. */
const hashes = 0x1000;

function hash(first: number, second: number): number {
  return ((first << 5) ^ second) & (hashes - 1);
}

/** How far before the pattern's last pair one of the same hash stands; the pattern's length less one when none does. */
function previousPair(pattern: Uint8Array): number {
  const last = pattern.length - 1;
  const hashAt = (i: number): number => hash(pattern[i]!, pattern[i + 1]!);
  for (let i = last - 2; i >= 0; i--) if (hashAt(i) === hashAt(last - 1)) return last - 1 - i;
  return last;
}
