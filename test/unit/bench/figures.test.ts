import assert from "node:assert/strict";
import { figuresJson, figuresOf, figuresTable, median } from "../../bench/figures.ts";

const one = (work: string, contender: string, ms: number, peakMb = 100) => ({
  work,
  contender,
  ms,
  peakMb,
});

describe("figures of a bench", () => {
  const medians: [title: string, values: number[], expected: number][] = [
    ["of one", [7], 7],
    ["of an odd number, by size and not by text", [100, 9, 20], 20],
    ["of an even number", [4, 1, 3, 2], 2.5],
  ];
  for (const [title, values, expected] of medians)
    it(`takes the median ${title}`, () => assert.equal(median(values), expected));

  it("sums up each contender of each work, works together, the highest peak", () => {
    const figures = figuresOf([
      one("load", "Rollcall", 30, 200),
      one("page", "Rollcall", 1.004),
      one("load", "pandas", 300),
      one("load", "Rollcall", 10, 250),
      one("load", "Rollcall", 20, 150),
    ]);
    assert.deepEqual(figures, [
      {
        work: "load",
        contender: "Rollcall",
        medianMs: 20,
        minMs: 10,
        maxMs: 30,
        runs: 3,
        peakMb: 250,
      },
      {
        work: "load",
        contender: "pandas",
        medianMs: 300,
        minMs: 300,
        maxMs: 300,
        runs: 1,
        peakMb: 100,
      },
      {
        work: "page",
        contender: "Rollcall",
        medianMs: 1,
        minMs: 1,
        maxMs: 1,
        runs: 1,
        peakMb: 100,
      },
    ]);
  });

  it("prints a table with ratios to the baseline, none where that was not measured", () => {
    const figures = figuresOf([
      one("load", "Rollcall", 400),
      one("load", "pandas", 1200),
      one("page", "pandas", 5),
    ]);
    assert.equal(
      figuresTable(figures, () => "Rollcall"),
      [
        "| work | contender | median ms |   min |   max | peak MB |  ratio |",
        "| ---- | --------- | --------: | ----: | ----: | ------: | -----: |",
        "| load | Rollcall  |       400 |   400 |   400 |     100 | 1.00 × |",
        "| load | pandas    |     1,200 | 1,200 | 1,200 |     100 | 3.00 × |",
        "| page | pandas    |      5.00 |  5.00 |  5.00 |     100 |        |",
      ].join("\n"),
    );
  });

  it("prints JSON, an entry a line", () => {
    const text = figuresJson(figuresOf([one("load", "Rollcall", 4), one("load", "pandas", 5)]));
    assert.equal(text.split("\n").length, 5);
    assert.deepEqual(JSON.parse(text), [
      {
        work: "load",
        contender: "Rollcall",
        medianMs: 4,
        minMs: 4,
        maxMs: 4,
        runs: 1,
        peakMb: 100,
      },
      { work: "load", contender: "pandas", medianMs: 5, minMs: 5, maxMs: 5, runs: 1, peakMb: 100 },
    ]);
  });
});
