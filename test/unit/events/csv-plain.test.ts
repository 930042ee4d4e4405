import assert from "node:assert/strict";
import fc from "fast-check";
import { byteKeys } from "../../../src/events/byte-keys.ts";
import { byteTimes } from "../../../src/events/byte-times.ts";
import { readCsv } from "../../../src/events/csv.ts";
import { parseTimestamp } from "../../../src/events/timestamps.ts";
import { collect, cut, utf8 } from "./collect.ts";

const columns = "agent_login,event,time,first_name,level_1,note";

describe("CSV by its bytes", () => {
  const cell = fc.oneof(
    fc.constantFrom("mia", "jan", "", " mia ", "Zoë", "=1+1", "\u{1F600}"),
    fc.string({ maxLength: 3 }).map((text) => text.replace(/[",\r\n]/g, "")),
  );
  const time = fc.oneof(
    fc.constantFrom(
      "2026-11-22T08:00:00Z",
      "2026-11-22 08:00:00.5+01:00",
      "1795341600123",
      "2026-02-30T08:00:00Z",
      "",
      "2026-11-22",
    ),
    fc
      .date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true })
      .map((d) => d.toISOString()),
  );
  const event = fc.constantFrom("LOGIN", "LOGOUT", "logged out", "HEART_BEAT", "NAP", "");
  const row = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.tuple(cell, event, time, cell, cell, cell).map((cells) => cells.join(",")),
    },
    { weight: 1, arbitrary: fc.array(cell, { maxLength: 8 }).map((cells) => cells.join(",")) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        "",
        "  ",
        ",,,,,",
        'a"b,LOGIN,2026-11-22T08:00:00Z,,,',
        '"x, y",LOGIN,2026-11-22T08:00:00Z,"two\nlines",,',
      ),
    },
  );

  it("gives the events, lines and reasons that the parser of records gives", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 12 }),
        fc.constantFrom("\n", "\r\n"),
        fc.boolean(),
        fc.array(fc.nat(), { maxLength: 5 }),
        async (rows, end, ends, places) => {
          const body = rows.join(end) + (ends ? end : "");
          // A quoted header is not plain: the whole file then goes the slow way.
          const slow = await collect(readCsv, [
            utf8(`"agent_login"${columns.slice(11)}${end}${body}`),
          ]);
          const fast = await collect(readCsv, cut(utf8(`${columns}${end}${body}`), places));
          assert.deepEqual(fast, slow);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it("reads on after an agent's name that is not UTF-8 came up for the second time", async () => {
    const bad = "Ann@,LOGIN,2026-11-22T08:00:00Z,,,\n";
    const good = (name: string): string => `${name},LOGIN,2026-11-22T08:00:00Z,,,\n`;
    const text = `${columns}\n${bad}${good("mia")}${bad}${good("jan")}`;
    const latin1 = utf8(text).map((byte) => (byte === 0x40 ? 0xe9 : byte));
    const { records, skipped } = await collect(readCsv, [latin1]);
    assert.deepEqual(records, [3, 5]);
    assert.equal(skipped.length, 2);
  });

  it("skips a row that is not UTF-8, and no other", async () => {
    const text = `${columns}\nmia,LOGIN,2026-11-22T08:00:00Z,,,\nAnn@,LOGIN,2026-11-22T08:00:00Z,,,\njan,LOGIN,2026-11-22T08:00:00Z,,,\n`;
    const latin1 = utf8(text).map((byte) => (byte === 0x40 ? 0xe9 : byte));
    const { records, skipped } = await collect(readCsv, [latin1]);
    assert.deepEqual(records, [2, 4]);
    assert.deepEqual(skipped, ['3: Not valid UTF-8: "Ann\uFFFD"']);
  });
});

describe("times in bytes", () => {
  const digits = (length: number) =>
    fc.string({
      unit: fc.constantFrom("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
      minLength: length,
      maxLength: length,
    });
  const written = fc
    .tuple(
      fc.oneof(
        fc.constantFrom(
          "2024-02-29",
          "2023-02-29",
          "1970-01-01",
          "2200-12-31",
          "2026-13-01",
          "0000-01-01",
        ),
        fc.tuple(digits(4), digits(2), digits(2)).map((d) => d.join("-")),
      ),
      fc.constantFrom("T", " ", "t", "x"),
      fc.tuple(digits(2), digits(2), digits(2)).map((t) => t.join(":")),
      fc.oneof(
        fc.constant(""),
        fc
          .integer({ min: 0, max: 10 })
          .chain(digits)
          .map((f) => `.${f}`),
      ),
      fc.oneof(
        fc.constantFrom("", "Z", "z", "+01:00", "-09:30", "+0100", "+14:59", "+15:00", " UTC"),
        fc.string({ maxLength: 6 }),
      ),
    )
    .map((parts) => parts.join(""));

  it("are the instants that parseTimestamp reads, or left to it", () => {
    let read = 0;
    for (const zone of ["UTC", "Europe/Berlin"]) {
      const instantIn = byteTimes(zone);
      fc.assert(
        fc.property(
          fc.array(
            fc.oneof(
              written,
              fc
                .date({ min: new Date(-1e11), max: new Date(1e13), noInvalidDate: true })
                .map((d) => d.toISOString()),
            ),
            { maxLength: 4 },
          ),
          (texts) => {
            for (const text of texts) {
              const bytes = utf8(`,${text},`);
              const instant = instantIn(bytes, 1, bytes.length - 1);
              if (Number.isNaN(instant)) continue;
              read++;
              assert.equal(instant, parseTimestamp(text, zone), text);
            }
          },
        ),
        { numRuns: 3_000 },
      );
    }
    assert.ok(read > 1_000, `only ${String(read)} were read`);
  });
});

describe("byte keys", () => {
  it("give equal keys the same number, and others another", () => {
    const parts = fc.tuple(
      ...[1, 2, 3].map(() => fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 3 })),
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 400 }), (all) => {
        const keys = byteKeys();
        const numbers = new Map<string, number>();
        for (const key of all) {
          const row = utf8(`${key.join(",")},`);
          const starts = Int32Array.from([
            0,
            ...[...row.keys()].filter((i) => row[i] === 0x2c).map((i) => i + 1),
          ]);
          const text = JSON.stringify(key);
          const number = keys.number(row, starts, [...key.keys()].reverse());
          if (!numbers.has(text)) assert.equal(number, numbers.size);
          assert.equal(number, numbers.get(text) ?? number);
          numbers.set(text, number);
        }
      }),
      { numRuns: 500 },
    );
  });
});
