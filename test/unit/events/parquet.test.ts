import assert from "node:assert/strict";
import type { SchemaElement } from "hyparquet/src/index.js";
import { parquetWriteBuffer, type ColumnSource } from "hyparquet-writer";
import { UserError } from "../../../src/errors.ts";
import { readParquet } from "../../../src/events/parquet.ts";
import { collect, cut, utf8, type Collected } from "./collect.ts";

const noon = Date.UTC(2026, 10, 22, 12);

type Unit = "MILLIS" | "MICROS" | "NANOS";
const perMillisecond: Readonly<Record<Unit, bigint>> = {
  MILLIS: 1n,
  MICROS: 1000n,
  NANOS: 1_000_000n,
};

function read(
  columnData: ColumnSource[],
  zone = "UTC",
  more: { schema?: SchemaElement[]; rowGroupSize?: number } = {},
): Promise<Collected> {
  const bytes = new Uint8Array(parquetWriteBuffer({ columnData, ...more }));
  return collect(readParquet, cut(bytes, [10, 700]), { sourceTimeZone: zone, size: bytes.length });
}

function table(timestamp: ColumnSource): ColumnSource[] {
  const { length } = timestamp.data;
  return [
    { name: "agent", data: Array.from({ length }, (_, index) => `agent${String(index)}`) },
    { name: "event", data: Array.from({ length }, () => "LOGIN") },
    timestamp,
  ];
}

function timestamps(unit: Unit, isAdjustedToUTC: boolean): SchemaElement[] {
  const text = { type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "REQUIRED" } as const;
  return [
    { name: "root", num_children: 3 },
    { name: "agent", ...text },
    { name: "event", ...text },
    {
      name: "time",
      type: "INT64",
      repetition_type: "REQUIRED",
      logical_type: { type: "TIMESTAMP", isAdjustedToUTC, unit },
    },
  ];
}

describe("readParquet", () => {
  it("reads events, row group by row group, numbering records through", async () => {
    const data = Array.from({ length: 2500 }, (_, index) => new Date(noon + index));
    const columns: ColumnSource[] = [
      ...table({ name: "Event Time", data }),
      { name: "unused", data: data.map(() => ({ deep: [1] })), type: "JSON" },
      {
        name: "level_1",
        data: data.map((_, index) => (index % 2 ? "EMEA" : null)),
        nullable: true,
      },
    ];
    const { events, records, skipped } = await read(columns, "Europe/Berlin", {
      rowGroupSize: 1000,
    });
    assert.deepEqual(skipped, []);
    assert.deepEqual(
      records,
      data.map((_, index) => index + 1),
    );
    assert.deepEqual(
      events.map(({ at }) => at),
      data.map(Number),
    );
    assert.deepEqual(events[2001]?.hierarchy, ["EMEA"]);
    assert.deepEqual(events[2000]?.hierarchy, []);
    assert.equal(events[2499]?.agentLogin, "agent2499");
  });

  for (const unit of ["MILLIS", "MICROS", "NANOS"] as const)
    for (const utc of [true, false])
      it(`reads ${unit} ${utc ? "of an instant" : "of a wall clock"}`, async () => {
        const raw = BigInt(noon + 7) * perMillisecond[unit] + perMillisecond[unit] - 1n;
        const schema = timestamps(unit, utc);
        const columns = table({ name: "time", data: [raw] });
        const { events } = await read(columns, "Europe/Berlin", { schema });
        assert.deepEqual(
          events.map(({ at }) => at),
          [noon + 7 - (utc ? 0 : 3_600_000)],
        );
      });

  const cells: [title: string, data: ColumnSource["data"], at: number][] = [
    ["text", ["2026-11-22 12:00:00"], noon - 3_600_000],
    ["epoch seconds", [BigInt(noon / 1000)], noon],
    ["epoch milliseconds as doubles", [noon + 0.5], noon],
  ];
  for (const [title, data, at] of cells)
    it(`reads times as ${title}`, async () => {
      const { events } = await read(table({ name: "time", data }), "Europe/Berlin");
      assert.deepEqual(
        events.map((event) => event.at),
        [at],
      );
    });

  it("skips a record with a reason", async () => {
    const { events, skipped } = await read(table({ name: "time", data: ["never", "2026-11-22"] }));
    assert.equal(events.length, 1);
    assert.deepEqual(skipped, ['1: Unknown time "never"']);
  });

  it("says what columns a file has when they can't be used", async () => {
    await assert.rejects(read([{ name: "x", data: ["y"] }]), /"x".*rollcall\.columns/);
  });

  it("says of a broken file what to do, wherever it is broken", async () => {
    const good = new Uint8Array(
      parquetWriteBuffer({ columnData: table({ name: "time", data: ["2026-11-22"] }) }),
    );
    const broken = [
      utf8("PAR1"),
      utf8("agent,event,time\n"),
      good.subarray(0, -9),
      good.subarray(50),
    ];
    for (let at = 4; at < good.length; at += 3) broken.push(good.with(at, (good[at] ?? 0) ^ 0xff));
    for (const bytes of broken)
      await collect(readParquet, [bytes], { size: bytes.length }).catch((error: unknown) => {
        assert.ok(error instanceof UserError, String(error));
      });
    await assert.rejects(
      collect(readParquet, [good.subarray(0, -9)]),
      /as Parquet.*Write it again/,
    );
  });

  it("finds no events in an empty file", async () => {
    assert.deepEqual((await collect(readParquet, [])).events, []);
  });
});
