/**
 * Chance that repeats: the same keys give the same numbers on every machine. The generator is Chris
 * Doty-Humphrey's sfc32 (public domain), its state filled from the keys by FNV-1a. Not for secrets.
 */
export interface Random {
  /** At least 0, below 1. */
  next(): number;
  /** A whole number from `min` to `max`, both included. */
  integer(min: number, max: number): number;
  chance(probability: number): boolean;
  pick<T>(values: readonly [T, ...T[]]): T;
  uuid(): string;
}

export function randomOf(...keys: readonly (string | number)[]): Random {
  const bits = sfc32(keys.join("/"));
  const next = (): number => bits() / 2 ** 32;
  const integer = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  return {
    next,
    integer,
    chance: (probability) => next() < probability,
    pick: (values) => values[integer(0, values.length - 1)] ?? values[0],
    uuid: () => uuidOf(bits(), bits(), bits(), bits()),
  };
}

/** Answers unsigned 32-bit numbers. */
function sfc32(key: string): () => number {
  let [a, b, c, counter] = [hash(key, 1), hash(key, 2), hash(key, 3), 1];
  const bits = (): number => {
    const result = (a + b + counter++) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + result;
    return result >>> 0;
  };
  // The first numbers still resemble the keys.
  for (let i = 0; i < 12; i++) bits();
  return bits;
}

/** FNV-1a over UTF-16 units. */
function hash(text: string, variant: number): number {
  let value = 0x811c9dc5 ^ variant;
  for (let i = 0; i < text.length; i++) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  }
  return value | 0;
}

/** Shaped as a version 4 UUID. */
function uuidOf(a: number, b: number, c: number, d: number): string {
  const hex = [a, b, c, d].map((n) => n.toString(16).padStart(8, "0")).join("");
  const variant = ((parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20),
  ].join("-");
}
