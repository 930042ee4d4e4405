import assert from "node:assert/strict";
import fc from "fast-check";
import Papa from "papaparse";
import { recordParser, type RecordFormat } from "../../../src/events/csv-records.ts";

interface Parsed {
  readonly rows: string[][];
  readonly lines: number[];
  readonly broken: [line: number, reason: string][];
}

function parse(pieces: readonly string[], format: Partial<RecordFormat> = {}): Parsed {
  const parsed: Parsed = { rows: [], lines: [], broken: [] };
  const parser = recordParser(
    { delimiter: ",", newline: "\n", ...format },
    {
      row: (cells, line) => {
        parsed.rows.push([...cells]);
        parsed.lines.push(line);
      },
      broken: (line, reason) => parsed.broken.push([line, reason]),
    },
  );
  for (const piece of pieces) parser.push(piece);
  parser.end();
  return parsed;
}

const brokenLines = (parsed: Parsed): number[] => parsed.broken.map(([line]) => line);
const firsts = (parsed: Parsed): (string | undefined)[] => parsed.rows.map(([first]) => first);

describe("recordParser", () => {
  const cases: [
    title: string,
    text: string,
    rows: string[][],
    lines: number[],
    broken: number[],
  ][] = [
    ["nothing", "", [], [], []],
    [
      "lines",
      "a,b\nc,d\n",
      [
        ["a", "b"],
        ["c", "d"],
      ],
      [1, 2],
      [],
    ],
    [
      "no line break at the end",
      "a,b\nc,d",
      [
        ["a", "b"],
        ["c", "d"],
      ],
      [1, 2],
      [],
    ],
    ["blank lines", "\na\n\n \nb", [["a"], ["b"]], [2, 5], []],
    [
      "line breaks in quotes",
      '"a\nb",c\nd,"\n\n"\ne',
      [["a\nb", "c"], ["d", "\n\n"], ["e"]],
      [1, 3, 6],
      [],
    ],
    ["CRLF after a quote", '"a","b"\r\nc', [["a", "b"], ["c"]], [1, 2], []],
    ["doubled quotes", '"a""b",""\n', [['a"b', ""]], [1], []],
    ["a quote within a bare value", 'a"b,c\n', [['a"b', "c"]], [1], []],
    [
      "a quote never closed",
      'a,b\nc,"d\ne,f\ng,h\n',
      [
        ["a", "b"],
        ["e", "f"],
        ["g", "h"],
      ],
      [1, 3, 4],
      [2],
    ],
    ["one on the last line", 'a,b\n"c', [["a", "b"]], [1], [2]],
    [
      "one closed by a later opening",
      'a,"b\nc,"d"\ne,f\n',
      [
        ["c", "d"],
        ["e", "f"],
      ],
      [2, 3],
      [1],
    ],
    ["text after a closing quote", 'a,"b"x\nc,d\n', [["c", "d"]], [2], [1]],
    ["the line of the quote, not of its record", '"a\nb","c\nd,e', [["d", "e"]], [3], [2]],
  ];
  for (const [title, text, rows, lines, broken] of cases)
    it(`reads ${title}`, () => {
      const parsed = parse([text]);
      assert.deepEqual(
        parsed.rows.map((row) => row.map((cell) => cell.replace(/\r$/, ""))),
        rows,
      );
      assert.deepEqual(parsed.lines, lines);
      assert.deepEqual(brokenLines(parsed), broken);
    });

  it("reads lines that end in CR alone", () => {
    const parsed = parse(['a,"b\r"\rc,d\r'], { newline: "\r" });
    assert.deepEqual(parsed.rows, [
      ["a", "b\r"],
      ["c", "d"],
    ]);
    assert.deepEqual(parsed.lines, [1, 3]);
  });

  it("reads text without quotes as a plain split would, wherever it is cut", () => {
    const word = fc.stringMatching(/^[a-z é]{0,6}$/);
    const lines = fc.array(fc.array(word, { minLength: 1, maxLength: 4 }), { maxLength: 40 });
    fc.assert(
      fc.property(
        lines,
        fc.nat(50),
        fc.constantFrom(",", ";", "\t", "|"),
        (rows, size, delimiter) => {
          const text = rows.map((row) => row.join(delimiter)).join("\n");
          const expected = text.split("\n").map((line) => line.split(delimiter));
          const kept = expected.filter((row) => row.length > 1 || row[0]?.trim());
          assert.deepEqual(parse(slices(text, size + 1), { delimiter }).rows, kept);
        },
      ),
    );
  });

  it("reads quoted text as it is read in one piece, wherever it is cut", () => {
    const long = fc.integer({ min: 0, max: 20_000 }).map((length) => "x\n,".repeat(length / 3));
    const value = fc.oneof(fc.stringMatching(/^[a,"\n ]{0,8}$/), { arbitrary: long, weight: 1 });
    const rows = fc.array(fc.array(value, { minLength: 2, maxLength: 3 }), { maxLength: 30 });
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 70_000 }), (table, size) => {
        const text = Papa.unparse(table, { newline: "\n" });
        const whole = Papa.parse<string[]>(text, { delimiter: ",", newline: "\n" });
        assert.deepEqual(whole.errors, []);
        const parsed = parse(slices(text, Math.max(size, text.length / 200)));
        // Not deepEqual: showing the difference of such long texts takes for ever.
        const expected = table.length === 0 ? [] : whole.data;
        assert.ok(JSON.stringify(parsed.rows) === JSON.stringify(expected), "other rows");
        assert.deepEqual(parsed.broken, []);
        assert.ok(String(parsed.lines) === String(linesOf(expected)), "other lines");
      }),
      { numRuns: 60 },
    );
  });

  it("loses no line of a file with a stray quote, wherever that stands", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30_000 }), fc.nat(30_000), (count, stray) => {
        const lines = Array.from(
          { length: count },
          (_, index) => `name${String(index)},"quoted",x`,
        );
        const bad = stray % count;
        lines[bad] = `name${String(bad)},"quoted,x`;
        const parsed = parse([lines.join("\n")]);
        assert.deepEqual(brokenLines(parsed), [bad + 1]);
        assert.equal(parsed.rows.length, count - 1);
        assert.ok(!firsts(parsed).includes(`name${String(bad)}`));
      }),
      { numRuns: 30 },
    );
  });

  it("gives up a quote that is open for a million characters, and reads on with the next line", () => {
    const lines = Array.from({ length: 200_000 }, (_, index) => `name${String(index)},x`);
    lines[50] = 'open,"x';
    const parsed = parse(slices(lines.join("\n"), 65_536));
    assert.deepEqual(brokenLines(parsed), [51]);
    assert.equal(parsed.rows.length, 199_999);
    assert.equal(parsed.lines.at(-1), 200_000);
  });

  it("passes over one line of 100 MB in moments", () => {
    const piece = "y".repeat(1 << 20);
    const started = performance.now();
    const parsed = parse(["a,b\n", ...Array.from({ length: 100 }, () => piece), "\nc,d\n"]);
    assert.deepEqual(parsed.rows, [
      ["a", "b"],
      ["c", "d"],
    ]);
    assert.deepEqual(parsed.lines, [1, 3]);
    assert.deepEqual(brokenLines(parsed), [2]);
    assert.ok(performance.now() - started < 3000);
  });

  it("passes over one quoted value of 100 MB", () => {
    const piece = "y".repeat(1 << 20);
    const parsed = parse(['a,b\nx,"', ...Array.from({ length: 100 }, () => piece), '"\nc,d\n']);
    assert.deepEqual(parsed.rows, [
      ["a", "b"],
      ["c", "d"],
    ]);
    assert.deepEqual(brokenLines(parsed), [2]);
  });

  it("takes no squared time when every line is faulty", () => {
    const lines = Array.from({ length: 100_000 }, (_, index) => `name,"a"b,${String(index)}`);
    const started = performance.now();
    const parsed = parse(slices(lines.join("\n"), 65_536));
    assert.equal(parsed.broken.length, 100_000);
    assert.ok(performance.now() - started < 10_000);
  });
});

function slices(text: string, size: number): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += Math.ceil(size))
    pieces.push(text.slice(at, at + Math.ceil(size)));
  return pieces;
}

function linesOf(rows: readonly string[][]): number[] {
  let line = 1;
  return rows.map((row) => {
    const first = line;
    line += row.join("").split("\n").length;
    return first;
  });
}
