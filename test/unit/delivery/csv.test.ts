import assert from "node:assert/strict";
import fc from "fast-check";
import { DateTime } from "luxon";
import Papa from "papaparse";
import { clockDuration, csvColumns, csvHeader, csvRows } from "../../../src/delivery/csv.ts";
import type { Row } from "../../../src/reports/report.ts";

const options = { timeZone: "Europe/Berlin", escapeFormulas: true };

const row: Row = {
  agentLogin: "akern",
  firstName: "Mia",
  lastName: "Kern",
  login: Date.parse("2026-11-22T06:58:02.123Z"),
  logout: Date.parse("2026-11-22T15:31:40.999Z"),
  durationMs: 30_818_876,
  routingProfile: "Billing",
  hierarchy: ["EMEA", "Support"],
  status: "logged-out",
  repeatLogins: 2,
};

describe("csvHeader", () => {
  it("names the columns in the report's order", () => {
    assert.equal(
      csvHeader(),
      "Agent login,First name,Last name,Login time,Logout time,Duration,Routing profile," +
        "Hierarchy level 1,Hierarchy level 2,Hierarchy level 3,Hierarchy level 4,Hierarchy level 5,Status," +
        "Repeat logins,Duration (s),Login time (UTC),Logout time (UTC),Time zone\r\n",
    );
  });
});

describe("csvRows", () => {
  const cases: [title: string, change: Partial<Row>, line: string][] = [
    [
      "a session",
      {},
      "akern,Mia,Kern,2026-11-22 07:58:02,2026-11-22 16:31:40,8:33:38,Billing,EMEA,Support,,,,Logged out," +
        "2,30818.876,2026-11-22T06:58:02.123Z,2026-11-22T15:31:40.999Z,Europe/Berlin\r\n",
    ],
    [
      "an open session",
      { logout: null, durationMs: null, status: "logged-in", repeatLogins: 0 },
      "akern,Mia,Kern,2026-11-22 07:58:02,,,Billing,EMEA,Support,,,,Logged in," +
        "0,,2026-11-22T06:58:02.123Z,,Europe/Berlin\r\n",
    ],
    [
      "a logout without a login, and no names",
      {
        firstName: "",
        lastName: "",
        login: null,
        durationMs: null,
        hierarchy: [],
        status: "login-not-found",
      },
      "akern,,,,2026-11-22 16:31:40,,Billing,,,,,,Login not found,2,,,2026-11-22T15:31:40.999Z,Europe/Berlin\r\n",
    ],
    [
      "text with separators, quotes, line breaks and five levels",
      { lastName: 'O"Neil, Jr.', routingProfile: "a\r\nb", hierarchy: ["1", "2", "3", "", "5"] },
      'akern,Mia,"O""Neil, Jr.",2026-11-22 07:58:02,2026-11-22 16:31:40,8:33:38,"a\r\nb",1,2,3,,5,Logged out,' +
        "2,30818.876,2026-11-22T06:58:02.123Z,2026-11-22T15:31:40.999Z,Europe/Berlin\r\n",
    ],
  ];
  for (const [title, change, line] of cases) {
    it(`writes ${title}`, () => {
      assert.equal(csvRows([{ ...row, ...change }], options), line);
    });
  }

  it("writes nothing for no rows", () => {
    assert.equal(csvRows([], options), "");
  });

  it("writes parts that follow one another", () => {
    const rows = [row, { ...row, agentLogin: "b" }, { ...row, agentLogin: "c" }];
    assert.equal(csvRows(rows, options), rows.map((one) => csvRows([one], options)).join(""));
  });

  const formulas: [value: string, escaped: string][] = [
    ["=1+1", "'=1+1"],
    ["+49 30", "'+49 30"],
    ["-", "'-"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", "'\t=1"],
    ["\r=1", "'\r=1"],
    ['=a\n"b"', '\'=a\n"b"'],
    ["=a\r\n", "'=a\r\n"],
    ["a=1", "a=1"],
    [" =1", " =1"],
    ["'=1", "'=1"],
    ["", ""],
  ];
  for (const [value, escaped] of formulas) {
    it(`writes ${JSON.stringify(value)} so that no spreadsheet runs it, in every text column`, () => {
      const texts = { agentLogin: value, firstName: value, lastName: value, routingProfile: value };
      const given: Row = { ...row, ...texts, hierarchy: [value, value, value, value, value] };
      const textCells = [0, 1, 2, 6, 7, 8, 9, 10, 11];
      for (const [escapeFormulas, expected] of [
        [true, escaped],
        [false, value],
      ] as const) {
        const cells = naiveParse(csvRows([given], { ...options, escapeFormulas }))[0] ?? [];
        assert.deepEqual(
          textCells.map((i) => cells[i]),
          textCells.map(() => expected),
        );
        assert.deepEqual(cells.slice(3, 6), [
          "2026-11-22 07:58:02",
          "2026-11-22 16:31:40",
          "8:33:38",
        ]);
      }
    });
  }

  it("is read back as it was by the library and by a parser of RFC 4180", () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 5 }), fc.boolean(), (rows, escapeFormulas) => {
        const csv = csvHeader() + csvRows(rows, { timeZone: "Asia/Kolkata", escapeFormulas });
        const expected = [
          [...csvColumns],
          ...rows.map((one) => expectedCells(one, escapeFormulas)),
        ];
        assert.deepEqual(naiveParse(csv), expected);
        const read = Papa.parse<string[]>(csv.slice(0, -2), { delimiter: ",", newline: "\r\n" });
        assert.deepEqual([read.data, read.errors], [expected, []]);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("clockDuration", () => {
  const cases: [ms: number, expected: string][] = [
    [0, "0:00:00"],
    [999, "0:00:00"],
    [59_999, "0:00:59"],
    [3_600_000, "1:00:00"],
    [360_000_000 + 61_000, "100:01:01"],
  ];
  for (const [ms, expected] of cases) {
    it(`${String(ms)} ms is ${expected}`, () => {
      assert.equal(clockDuration(ms), expected);
    });
  }
});

const awkward = fc.string({
  unit: fc.constantFrom(
    '"',
    ",",
    "\r",
    "\n",
    "\t",
    " ",
    ";",
    "=",
    "+",
    "-",
    "@",
    "'",
    "a",
    "é",
    "\uFEFF",
    "😀",
  ),
});
const anyText = fc.oneof(awkward, fc.string({ unit: "grapheme" }));
const anyInstant = fc.integer({ min: Date.UTC(1970, 0, 1), max: Date.UTC(2100, 0, 1) });
const anyRow: fc.Arbitrary<Row> = fc.record({
  agentLogin: anyText,
  firstName: anyText,
  lastName: anyText,
  login: fc.option(anyInstant),
  logout: fc.option(anyInstant),
  durationMs: fc.option(fc.nat({ max: 2 ** 40 })),
  routingProfile: anyText,
  hierarchy: fc.array(anyText, { maxLength: 5 }),
  status: fc.constantFrom("logged-out", "logged-in", "login-not-found"),
  repeatLogins: fc.nat(),
});

function expectedCells(given: Row, escapeFormulas: boolean): string[] {
  const text = (value = ""): string =>
    escapeFormulas && ["=", "+", "-", "@", "\t", "\r"].includes(value.charAt(0))
      ? `'${value}`
      : value;
  const local = (at: number | null): string =>
    at === null
      ? ""
      : DateTime.fromMillis(at, { zone: "Asia/Kolkata" }).toFormat("yyyy-MM-dd HH:mm:ss");
  const utc = (at: number | null): string => (at === null ? "" : new Date(at).toISOString());
  const status = {
    "logged-out": "Logged out",
    "logged-in": "Logged in",
    "login-not-found": "Login not found",
  };
  return [
    text(given.agentLogin),
    text(given.firstName),
    text(given.lastName),
    local(given.login),
    local(given.logout),
    given.durationMs === null ? "" : clockDuration(given.durationMs),
    text(given.routingProfile),
    ...[0, 1, 2, 3, 4].map((level) => text(given.hierarchy[level])),
    status[given.status],
    String(given.repeatLogins),
    given.durationMs === null ? "" : (given.durationMs / 1000).toFixed(3),
    utc(given.login),
    utc(given.logout),
    "Asia/Kolkata",
  ];
}

/** RFC 4180 character by character. */
function naiveParse(csv: string): string[][] {
  const records: string[][] = [];
  let [record, cell, inQuotes]: [string[], string, boolean] = [[], "", false];
  for (let i = 0; i < csv.length; i++) {
    const char = csv.charAt(i);
    if (inQuotes && char === '"' && csv.charAt(i + 1) === '"') {
      cell += csv.charAt(i++);
    } else if (char === '"') {
      assert.ok(inQuotes || cell === "", "a quote inside a bare cell");
      inQuotes = !inQuotes;
    } else if (!inQuotes && char === ",") {
      record.push(cell);
      cell = "";
    } else if (!inQuotes && csv.startsWith("\r\n", i)) {
      records.push([...record, cell]);
      [record, cell] = [[], ""];
      i++;
    } else {
      cell += char;
    }
  }
  assert.deepEqual(
    [record, cell, inQuotes],
    [[], "", false],
    "the file ends in the middle of a record",
  );
  return records;
}
