import assert from "node:assert/strict";
import fc from "fast-check";
import { readJsonStream } from "../../../src/events/json-stream.ts";
import { readStreamSlowly } from "../../reference/read-stream-slowly.ts";
import { collect, cut, utf8 } from "./collect.ts";

const record = (type: string, login: string, more: Record<string, unknown> = {}): string =>
  JSON.stringify({
    AgentARN: `arn:agent/${login}`,
    EventTimestamp: "2026-11-22T08:00:00.123Z",
    EventType: type,
    CurrentAgentSnapshot: { Configuration: { Username: login }, ...more },
  });

const read = async (text: string, places: readonly number[] = []) => {
  const { events, records, skipped } = await collect(readJsonStream, cut(utf8(text), places));
  const found = events.map((event, i) => `${String(records[i])} ${event.kind} ${event.agentLogin}`);
  return { found, skipped };
};

const cases: [title: string, text: string, found: string[], skipped: string[]][] = [
  ["an empty file", "", [], []],
  ["white space", " \r\n\t\n", [], []],
  [
    "a heartbeat whose first line looks whole, but isn't",
    `{"EventType": "HEART_BEAT",\n"AgentARN": "a"}\n${record("LOGIN", "b")}\n`,
    ["3 login b"],
    [],
  ],
  [
    "a long heartbeat at the end with a text that looks like a seam",
    `${record("LOGIN", "a")}${record("HEART_BEAT", "b", { seam: "}{", more: "x".repeat(9_000) })}`,
    ["1 login a"],
    [],
  ],
  [
    "one a line",
    `${record("LOGIN", "a")}\n${record("LOGOUT", "a")}\n`,
    ["1 login a", "2 logout a"],
    [],
  ],
  [
    "Windows line ends",
    `${record("LOGIN", "a")}\r\n${record("LOGOUT", "a")}\r\n`,
    ["1 login a", "2 logout a"],
    [],
  ],
  [
    "glued together",
    record("LOGIN", "a") + record("HEART_BEAT", "b") + record("LOGOUT", "c"),
    ["1 login a", "1 logout c"],
    [],
  ],
  [
    "an array",
    `[${record("LOGIN", "a")}, ${record("STATE_CHANGE", "b")},${record("LOGOUT", "c")}]`,
    ["1 login a", "1 logout c"],
    [],
  ],
  ["a byte order mark", `\uFEFF${record("LOGIN", "a")}`, ["1 login a"], []],
  ["a status named LOGIN", record("HEART_BEAT", "a", { AgentStatus: { Name: "LOGIN" } }), [], []],
  [
    "braces and quotes in a status",
    record("STATE_CHANGE", "a", { AgentStatus: { Name: '}{"EventType":"LOGIN"' } }),
    [],
    [],
  ],
  [
    "an event type inside of a login",
    record("LOGIN", "a", { x: { EventType: "HEART_BEAT" } }),
    ["1 login a"],
    [],
  ],
  [
    "an event type written with escapes",
    record("LOGIN", "a").replace("EventType", "\\u0045ventType"),
    ["1 login a"],
    [],
  ],
  [
    "blanks around the colon",
    record("LOGIN", "a").replace('"EventType":', '"EventType" : '),
    ["1 login a"],
    [],
  ],
  ["a line that is no JSON", `hello\n${record("LOGIN", "a")}`, ["2 login a"], ["1: Not JSON"]],
  [
    "a record cut off in a text",
    `${record("LOGIN", "a").slice(0, 50)}\n${record("LOGIN", "b")}`,
    ["2 login b"],
    ["1: Bad JSON: the line ends inside a text"],
  ],
  [
    "a record cut off between texts",
    `${record("LOGIN", "a").slice(0, -1)}\n${record("LOGIN", "b")}`,
    ["2 login b"],
    ["1: Bad JSON: the record is cut off"],
  ],
  [
    "a record cut off before a value",
    `{"a":\n${record("LOGIN", "b")}\n${record("LOGIN", "c")}`,
    ["2 login b", "3 login c"],
    ["1: Bad JSON: the record is cut off"],
  ],
  [
    "a file cut off",
    `${record("LOGIN", "a")}\n${record("LOGOUT", "a").slice(0, 60)}`,
    ["1 login a"],
    ["2: Bad JSON: the file ends inside a record"],
  ],
  [
    "brackets that don't match",
    `{"EventType":["LOGIN"}\n${record("LOGIN", "a")}`,
    ["2 login a"],
    ["1: Bad JSON: brackets don't match"],
  ],
  [
    "no JSON inside of brackets",
    `{"EventType":"LOGIN",,}\n${record("LOGIN", "a")}`,
    ["2 login a"],
    ["1: Bad JSON"],
  ],
  ["no event type", '{"a":1}', [], ["1: No EventType"]],
  ["an event type nobody knows", record("LOGON", "a"), [], ['1: Unknown EventType "LOGON"']],
  [
    "No agent",
    '{"EventType":"LOGIN","EventTimestamp":"2026-11-22T08:00:00Z"}',
    [],
    ["1: No agent: neither AgentARN nor Username"],
  ],
  ["no time", '{"EventType":"LOGIN","AgentARN":"a"}', [], ["1: No EventTimestamp"]],
  [
    "an impossible time",
    '{"EventType":"LOGIN","AgentARN":"a","EventTimestamp":"2026-02-30T08:00:00Z"}',
    [],
    ['1: Unknown time "2026-02-30T08:00:00Z"'],
  ],
];

describe("agent event streams", () => {
  for (const [title, text, found, skipped] of cases)
    it(title, async () => {
      assert.deepEqual(await read(text), { found, skipped });
    });

  it("tells the line that each record begins on, in any layout", async () => {
    const pretty = JSON.stringify(
      [record("LOGIN", "a"), record("LOGOUT", "b")].map((r) => JSON.parse(r) as unknown),
      null,
      1,
    );
    assert.deepEqual((await read(pretty)).found, ["2 login a", "12 logout b"]);
  });

  it("takes what the current snapshot lacks from the previous one", async () => {
    const text = JSON.stringify({
      EventType: "LOGOUT",
      EventTimestamp: "2026-11-22T08:00:00Z",
      AgentARN: "arn:1",
      CurrentAgentSnapshot: { Configuration: { FirstName: "Mia", RoutingProfile: null } },
      PreviousAgentSnapshot: {
        Configuration: {
          Username: "mkern",
          FirstName: "Maria",
          RoutingProfile: { Name: "Billing" },
          AgentHierarchyGroups: { Level1: { Name: "EMEA" }, Level2: null },
        },
      },
    });
    const { events } = await collect(readJsonStream, [utf8(text)]);
    const { agentLogin, firstName, routingProfile, hierarchy } = events[0] ?? {};
    assert.deepEqual(
      [agentLogin, firstName, routingProfile, hierarchy],
      ["mkern", "Mia", "Billing", ["EMEA"]],
    );
  });

  it("refuses UTF-16 and skips a record that is not UTF-8", async () => {
    const wide = new Uint8Array([0xff, 0xfe, 0x7b, 0x00]);
    await assert.rejects(collect(readJsonStream, [wide]), /UTF-16/);
    const latin1 = utf8(record("LOGIN", "Ann@")).map((byte) => (byte === 0x40 ? 0xe9 : byte));
    assert.deepEqual((await collect(readJsonStream, [latin1])).skipped, ["1: Not UTF-8 text"]);
  });

  it("passes over a text of 100 MB and a million open brackets without keeping them", async () => {
    const piece = utf8("y".repeat(1 << 20));
    const pieces = [
      utf8('{"x":"'),
      ...Array.from({ length: 100 }, () => piece),
      utf8(`"}\n${record("LOGIN", "a")}\n`),
    ];
    const long = await collect(readJsonStream, pieces);
    assert.deepEqual([long.skipped, long.records], [["1: Longer than 16 MB"], [2]]);
    const deep = `${'{"a":['.repeat(500_000)}\n${record("LOGIN", "a")}`;
    assert.deepEqual((await read(deep)).found, ["2 login a"]);
  });

  it("reads what JSON.parse reads, in any layout, cut into any pieces", async () => {
    const text = fc.string({
      unit: fc.constantFrom('"', "{", "}", "[", "]", "\\", "a", ":", ",", "é", " ", "😀"),
      maxLength: 12,
    });
    const value = fc.record({
      EventType: fc.constantFrom("LOGIN", "LOGOUT", "HEART_BEAT", "STATE_CHANGE"),
      AgentARN: fc.constantFrom("arn:1", "arn:2"),
      EventTimestamp: fc.constantFrom("2026-11-22T08:00:00Z", "2026-11-22T09:00:00.5Z"),
      CurrentAgentSnapshot: fc.record({
        AgentStatus: fc.record({ Name: fc.oneof(text, fc.constant('"EventType":"LOGIN"')) }),
        Configuration: fc.record({ Username: text }),
        Contacts: fc.array(fc.record({ x: text }), { maxLength: 2 }),
      }),
    });
    const layouts: ((records: unknown[]) => string)[] = [
      (records) => records.map((r) => JSON.stringify(r)).join("\n"),
      (records) => records.map((r) => JSON.stringify(r)).join(""),
      (records) => JSON.stringify(records),
      (records) => JSON.stringify(records, null, 2),
      (records) => records.map((r) => JSON.stringify(r, null, "\t")).join("\r\n"),
      (records) => records.map((r) => JSON.stringify(r)).join("\nnot JSON at all\n"),
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.array(value, { maxLength: 8 }),
        fc.constantFrom(...layouts),
        fc.boolean(),
        fc.array(fc.nat(), { maxLength: 6 }),
        async (records, layout, long, places) => {
          // Long lines take the way of glued records.
          const padded = long ? records.map((r) => ({ ...r, Pad: "p".repeat(3_000) })) : records;
          const whole = layout(padded);
          const { events, skipped } = await collect(readJsonStream, cut(utf8(whole), places));
          const expected = readStreamSlowly(whole);
          assert.deepEqual(events, expected.events);
          assert.deepEqual(
            skipped.map((line) => Number.parseInt(line, 10)),
            expected.skipped,
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  it("survives any bytes, in whatever pieces, and says the same of them", async () => {
    const unit = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      '"',
      "\\",
      "\n",
      ",",
      ":",
      '"EventType"',
      '"LOGIN"',
      "\u00e9",
      "\0x",
    );
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit, maxLength: 60 }),
        fc.array(fc.nat(), { maxLength: 6 }),
        async (text, places) => {
          const bytes = utf8(`{}\n${text}`);
          const whole = await collect(readJsonStream, [bytes]);
          assert.deepEqual(await collect(readJsonStream, cut(bytes, places)), whole);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
