/**
 * Looks for a byte pattern by Horspool's method on pairs of bytes: nine in ten bytes are never looked at, which is
 * what makes heartbeats and state changes cost next to nothing.
 */
export function byteSearch(text: string): (bytes: Uint8Array, from: number, to: number) => number {
  const pattern = new TextEncoder().encode(text);
  const last = pattern.length - 1;
  /** How far the window may move when it ends in this pair; 0 for the pattern's own last pair. */
  const shift = new Uint8Array(0x10000).fill(last);
  for (let i = 0; i < last; i++) shift[pattern[i]! | (pattern[i + 1]! << 8)] = last - 1 - i;
  const again = Math.max(1, previousPair(pattern));

  const matches = (bytes: Uint8Array, at: number): boolean => {
    for (let i = 0; i < last - 1; i++) if (bytes[at + i] !== pattern[i]) return false;
    return true;
  };

  /** Position of the first whole match within [from, to); -1 when there is none. */
  return (bytes, from, to) => {
    let end = from + last;
    while (end < to) {
      const move = shift[bytes[end - 1]! | (bytes[end]! << 8)]!;
      if (move > 0) end += move;
      else if (matches(bytes, end - last)) return end - last;
      else end += again;
    }
    return -1;
  };
}

/** How far before the pattern's last pair the same pair stands; the pattern's length less one when it does not. */
function previousPair(pattern: Uint8Array): number {
  const last = pattern.length - 1;
  for (let i = last - 2; i >= 0; i--)
    if (pattern[i] === pattern[last - 1] && pattern[i + 1] === pattern[last]) return last - 1 - i;
  return last;
}
