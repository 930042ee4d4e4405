import assert from "node:assert/strict";
import fc from "fast-check";
import { Cancelled, UserError } from "../../../src/errors.ts";
import { readCsv, readTsv } from "../../../src/events/csv.ts";
import { collect, cut, utf8 } from "./collect.ts";

const header = "agent,event,timestamp,first name,level 1,level 2";
const day = "2026-11-22T08:00:00Z";

describe("readCsv", () => {
  it("turns each row into an event", async () => {
    const text = `${header}\r\nanna,LOGIN,${day},Anna,EMEA,\r\nbob, log off ,${day},,,Two\r\n`;
    const { events, records, skipped } = await collect(readCsv, [utf8(text)]);
    const common = { at: Date.parse(day), agentArn: "", lastName: "", routingProfile: "" };
    assert.deepEqual(events, [
      { ...common, kind: "login", agentLogin: "anna", firstName: "Anna", hierarchy: ["EMEA"] },
      { ...common, kind: "logout", agentLogin: "bob", firstName: "", hierarchy: ["", "Two"] },
    ]);
    assert.deepEqual(records, [2, 3]);
    assert.deepEqual(skipped, []);
  });

  const rows: [title: string, row: string, reason: string | undefined][] = [
    ["no agent", `,LOGIN,${day}`, "2: No agent"],
    ["an unknown event", `anna,LUNCH,${day}`, '2: Unknown event "LUNCH"'],
    ["no event", `anna,,${day}`, "2: No event"],
    ["an impossible date", "anna,LOGIN,2026-13-01", '2: Unknown time "2026-13-01"'],
    ["the year 0", "anna,LOGIN,0000-01-01T00:00:00Z", '2: Unknown time "0000-01-01T00:00:00Z"'],
    ["a short row", "anna,LOGIN", "2: No time"],
    [
      "a long row",
      `anna,LOGIN,${day},a,b,c,d`,
      '2: 7 cells where the header has 6, the first too many being "d"',
    ],
    ["a row with a delimiter too many", `anna,LOGIN,${day},a,b,c,`, undefined],
    ["a row without optional cells", `anna,LOGIN,${day}`, undefined],
    ["a state change", `anna,STATE_CHANGE,${day}`, undefined],
    ["a heartbeat", "anna,HEART_BEAT,never", undefined],
    ["a row of empty cells", ",,,,,", undefined],
    ["a long value", `anna,${"é".repeat(100)},${day}`, `2: Unknown event "${"é".repeat(60)}…"`],
    ["a value of two lines", `anna,"LUNCH\nTIME",${day}`, '2: Unknown event "LUNCH TIME"'],
  ];
  for (const [title, row, reason] of rows)
    it(`${reason === undefined ? "accepts" : "skips"} ${title}, and goes on`, async () => {
      const text = `${header}\n${row}\nbob,LOGIN,${day}\n`;
      const { events, skipped } = await collect(readCsv, [utf8(text)]);
      assert.equal(events.at(-1)?.agentLogin, "bob");
      assert.deepEqual(skipped, reason === undefined ? [] : [reason]);
    });

  for (const delimiter of [",", ";", "\t", "|"])
    it(`finds the delimiter ${JSON.stringify(delimiter)}`, async () => {
      const row = `"a${delimiter}b"${delimiter}LOGIN${delimiter}${day}`;
      const text = `\uFEFF${header.replaceAll(",", delimiter)}\n${row}`;
      const { events } = await collect(readCsv, [utf8(text)]);
      assert.deepEqual(
        events.map((event) => event.agentLogin),
        [`a${delimiter}b`],
      );
    });

  it("reads TSV with commas in its names", async () => {
    const text = `agent, login\tevent\ttime\nanna\tLOGIN\t${day}`;
    const { events } = await collect(readTsv, [utf8(text)]);
    assert.equal(events.length, 1);
  });

  it("reads lines that end in CR alone", async () => {
    const { records } = await collect(readCsv, [
      utf8(`${header}\ra,LOGIN,${day}\rb,LOGIN,${day}\r`),
    ]);
    assert.deepEqual(records, [2, 3]);
  });

  for (const text of ["", "\n\n", "\uFEFF"])
    it(`finds no events in ${JSON.stringify(text)}`, async () => {
      assert.deepEqual(await collect(readCsv, [utf8(text)]), {
        events: [],
        records: [],
        skipped: [],
      });
    });

  it("skips the records that aren't UTF-8, and only those", async () => {
    const bytes = utf8(`${header}\nanna,LOGIN,${day},?\nzoë,LOGIN,${day},Zoë\n`);
    bytes[bytes.indexOf(0x3f)] = 0xe9;
    const { events, skipped } = await collect(readCsv, cut(bytes, [50]));
    assert.deepEqual(
      events.map((event) => event.agentLogin),
      ["zoë"],
    );
    assert.deepEqual(skipped, ['2: Not valid UTF-8: "\uFFFD"']);
  });

  const utf16 = (text: string): Uint8Array =>
    new Uint8Array(Uint16Array.from(text, (c) => c.charCodeAt(0)).buffer);
  const refused: [title: string, bytes: Uint8Array, message: RegExp][] = [
    ["UTF-16 with its mark", utf16(`\uFEFF${header}`), /UTF-16 LE.*UTF-8/],
    ["UTF-16 without", utf16(header), /UTF-16 LE/],
    ["UTF-16 BE", utf16(header).map((_, at, all) => all[at ^ 1] ?? 0), /UTF-16 BE/],
    ["a binary file", new Uint8Array([1, 2, 3, 4, 5, 0, 7]), /binary/],
    ["no usable columns", utf8("a,b\n1,2\n"), /"a", "b".*rollcall\.columns/],
    ["a header without an end", utf8(`agent,"event,time\nanna,LOGIN,${day}\n`), /header in line 1/],
  ];
  for (const [title, bytes, message] of refused)
    it(`says what is wrong with ${title}`, async () => {
      await assert.rejects(collect(readCsv, cut(bytes, [1, 2, 3])), (error) => {
        return error instanceof UserError && message.test(error.message);
      });
    });

  it("names a mapped column that is missing", async () => {
    const { skipped } = await collect(readCsv, [utf8(header)], {
      columns: { lastName: "Nachname" },
    });
    assert.match(skipped.join(), /^0: No column "Nachname"/);
  });

  it("stops when cancelled", async () => {
    const signal = AbortSignal.abort();
    await assert.rejects(collect(readCsv, [utf8(header)], { signal }), Cancelled);
  });

  it("finds the same wherever the bytes are cut", async () => {
    const text = `\uFEFF${header}\r\n"zoë\r\n,",LOGIN,${day},"Zo""ë"\r\n\r\nbob,x,\r\n"open,LOGIN\r\n嘉,LOGOUT,${day},😀`;
    const bytes = utf8(text);
    const whole = await collect(readCsv, [bytes]);
    assert.deepEqual(whole.records, [2, 7]);
    assert.deepEqual(
      whole.skipped.map((one) => one.slice(0, 2)),
      ["5:", "6:"],
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(500)), async (places) => {
        assert.deepEqual(await collect(readCsv, cut(bytes, places)), whole);
      }),
    );
  });
});
