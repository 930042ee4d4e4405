import assert from "node:assert/strict";
import {
  Bool,
  DateDay,
  Dictionary,
  Field,
  Int32,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableToIPC,
  Timestamp,
  TimeUnit,
  Utf8,
  vectorFromArray,
  type Vector,
} from "apache-arrow";
import { UserError } from "../../../src/errors.ts";
import { readArrow } from "../../../src/events/arrow.ts";
import { collect, cut, utf8, type Collected } from "./collect.ts";

const noon = Date.UTC(2026, 10, 22, 12);

/** One batch; the agents are numbered from `first`. */
// One for all batches: an IPC file can hold but one dictionary for a column.
const words = vectorFromArray(["Log-In", "Log-In"], new Dictionary(new Utf8(), new Int32()));

function batch(times: Vector, first = 0): RecordBatch {
  const text = (value: (index: number) => string | null): Vector =>
    vectorFromArray(
      Array.from({ length: times.length }, (_, index) => value(index)),
      new Utf8(),
    );
  const columns: Record<string, Vector> = {
    agent: text((index) => `agent${String(first + index)}`),
    event: words.slice(0, times.length),
    unused: vectorFromArray(
      Array.from({ length: times.length }, () => true),
      new Bool(),
    ),
    time: times,
  };
  const [one] = new Table(columns).batches;
  assert.ok(one);
  return one;
}

function instants(unit: TimeUnit, values: bigint[], zone: string | null): Vector {
  const data = makeData({ type: new Timestamp(unit, zone), data: BigInt64Array.from(values) });
  return new Table(
    new RecordBatch(
      new Schema([new Field("t", data.type)]),
      makeData({
        type: new Struct([new Field("t", data.type)]),
        length: values.length,
        nullCount: 0,
        children: [data],
      }),
    ),
  ).getChildAt(0)!;
}

async function read(
  batches: RecordBatch[],
  zone = "UTC",
  kind: "file" | "stream" = "file",
): Promise<Collected> {
  const bytes = tableToIPC(new Table(batches), kind);
  return collect(readArrow, cut(bytes, [10, 300]), { sourceTimeZone: zone, size: bytes.length });
}

describe("readArrow", () => {
  for (const kind of ["file", "stream"] as const)
    it(`reads a ${kind} of several batches, numbering records through`, async () => {
      const times = instants(TimeUnit.MILLISECOND, [BigInt(noon), BigInt(noon + 1)], "UTC");
      const { events, records, skipped } = await read(
        [batch(times), batch(times, 2)],
        "Asia/Tokyo",
        kind,
      );
      assert.deepEqual(skipped, []);
      assert.deepEqual(records, [1, 2, 3, 4]);
      assert.deepEqual(
        events.map(({ at }) => at - noon),
        [0, 1, 0, 1],
      );
      assert.deepEqual(
        events.map(({ agentLogin }) => agentLogin),
        ["agent0", "agent1", "agent2", "agent3"],
      );
    });

  const units: [unit: TimeUnit, raw: bigint, at: number][] = [
    [TimeUnit.SECOND, BigInt(noon / 1000), noon],
    [TimeUnit.MILLISECOND, BigInt(noon + 7), noon + 7],
    [TimeUnit.MICROSECOND, BigInt(noon + 7) * 1000n + 999n, noon + 7],
    [TimeUnit.NANOSECOND, BigInt(noon + 7) * 1_000_000n + 999_999n, noon + 7],
  ];
  for (const [unit, raw, at] of units)
    for (const zone of ["America/New_York", null])
      it(`reads ${TimeUnit[unit]} ${zone ? "of an instant" : "of a wall clock"}`, async () => {
        const { events } = await read([batch(instants(unit, [raw], zone))], "Europe/Berlin");
        assert.deepEqual(
          events.map((event) => event.at),
          [zone ? at : at - 3_600_000],
        );
      });

  const cells: [title: string, times: Vector, at: number][] = [
    ["text", vectorFromArray(["2026-11-22T12:00:00"], new Utf8()), noon - 3_600_000],
    ["days", vectorFromArray([new Date(noon)], new DateDay()), noon - 13 * 3_600_000],
    ["epoch seconds", vectorFromArray([noon / 1000], new Int32()), noon],
    ["epoch milliseconds", vectorFromArray([BigInt(noon)]), noon],
  ];
  for (const [title, times, at] of cells)
    it(`reads times as ${title}`, async () => {
      const { events } = await read([batch(times)], "Europe/Berlin");
      assert.deepEqual(
        events.map((event) => event.at),
        [at],
      );
    });

  it("skips a record with a reason, also one that no number can hold", async () => {
    const times = instants(TimeUnit.SECOND, [2n ** 62n, BigInt(noon / 1000)], "UTC");
    const { events, skipped } = await read([batch(times)]);
    assert.deepEqual(
      events.map(({ agentLogin }) => agentLogin),
      ["agent1"],
    );
    assert.deepEqual(skipped, ['1: Unknown time "out of range"']);
  });

  it("says what columns a file has when they can't be used", async () => {
    const table = new Table({ x: vectorFromArray(["y"], new Utf8()) });
    await assert.rejects(read(table.batches), /"x".*rollcall\.columns/);
  });

  it("says of a broken file what to do, wherever it is broken", async () => {
    const times = instants(TimeUnit.SECOND, [BigInt(noon / 1000)], "UTC");
    const good = tableToIPC(new Table([batch(times)]), "file");
    const broken = [
      utf8("ARROW1"),
      utf8("agent,event,time\nanna,LOGIN,2026-11-22\n"),
      good.subarray(0, -20),
    ];
    for (let at = 0; at < good.length; at += 5) broken.push(good.with(at, (good[at] ?? 0) ^ 0xff));
    for (const bytes of broken)
      await collect(readArrow, [bytes], { size: bytes.length }).catch((error: unknown) => {
        assert.ok(error instanceof UserError, String(error));
      });
    await assert.rejects(collect(readArrow, [utf8("agent,event,time\nanna,LOGIN,x\n")]), UserError);
  });

  it("finds no events in an empty file", async () => {
    assert.deepEqual((await collect(readArrow, [])).events, []);
  });
});
