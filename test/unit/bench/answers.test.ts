import assert from "node:assert/strict";
import { disagreements, type Answer } from "../../bench/answers.ts";

const cases: [title: string, answers: string[], expected: string[]][] = [
  ["nothing when all say the same", ["page a 1|2", "page b 1|2", "load a 7"], []],
  [
    "the first line that differs",
    ["page a 1|2|3", "page b 1|x|y"],
    ["page: a and b differ in line 2 of their answers:\n  a: 2\n  b: x"],
  ],
  [
    "a missing line",
    ["page a 1|2", "page b 1"],
    ["page: a and b differ in line 2 of their answers:\n  a: 2\n  b: (no such line)"],
  ],
  [
    "a contender that contradicts itself, once",
    ["page a 1", "page a 1", "page a 2", "page a 2"],
    ["page: a and a differ in line 1 of their answers:\n  a: 1\n  a: 2"],
  ],
];

/** `work contender line|line`. */
function answerOf(text: string): Answer {
  const [work = "", contender = "", lines = ""] = text.split(" ");
  return { work, contender, text: lines.replaceAll("|", "\n") };
}

describe("answers of contenders", () => {
  for (const [title, answers, expected] of cases)
    it(`tells ${title}`, () => assert.deepEqual(disagreements(answers.map(answerOf)), expected));
});
