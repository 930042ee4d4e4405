import assert from "node:assert/strict";
import fc from "fast-check";
import { byteSearch } from "../../../src/events/byte-search.ts";

describe("byte search", () => {
  /** Few letters, of which some pairs share a hash, so that near misses are the rule. */
  const text = (minLength: number, maxLength: number) =>
    fc.string({ unit: fc.constantFrom("a", "b", "c", "!", "\x04", "$"), minLength, maxLength });

  it("finds what indexOf finds, in any part of any bytes", () => {
    fc.assert(
      fc.property(text(2, 5), text(0, 60), fc.nat(60), fc.nat(60), (pattern, hay, a, b) => {
        const bytes = new TextEncoder().encode(hay);
        const [from, to] = [Math.min(a, b, hay.length), Math.min(Math.max(a, b), hay.length)];
        const expected = hay.slice(0, to).indexOf(pattern, from);
        assert.equal(byteSearch(pattern)(bytes, from, to), expected);
      }),
      { numRuns: 20_000 },
    );
  });
});
