import assert from "node:assert/strict";
import { parseOptions } from "../../bench/options.ts";

describe("options of the bench", () => {
  it("measures a million of each by itself, five times", () => {
    const { events, lines, runs } = parseOptions([]);
    assert.deepEqual([events, lines, runs], [1_000_000, 1_000_000, 5]);
  });

  const cases: [args: string, events: number, lines: number][] = [
    ["--events 20000", 20_000, 20_000],
    ["--events 10_000_000", 10_000_000, 1_000_000],
    ["--events 10000000 --lines 2000000", 10_000_000, 2_000_000],
  ];
  for (const [args, events, lines] of cases)
    it(`takes ${args}`, () => {
      const options = parseOptions(args.split(" "));
      assert.deepEqual([options.events, options.lines], [events, lines]);
    });

  for (const args of ["--events many", "--events 10", "--runs 0", "--runs 1.5", "--lines -5"])
    it(`refuses ${args}`, () =>
      assert.throws(
        () => parseOptions(args.replace(" ", "=").split(" ")),
        /must be a whole number/,
      ));
});
