import assert from "node:assert/strict";
import { benchCsv } from "../../../scripts/samples/bench-csv.ts";
import { benchStream } from "../../../scripts/samples/bench-stream.ts";
import { readStreamSlowly } from "../../reference/read-stream-slowly.ts";

const textOf = (pieces: Iterable<Uint8Array>): string => Buffer.concat([...pieces]).toString("utf8");

describe("data to measure with", () => {
  const size = { seed: 1, events: 20_000, agents: 300 };

  it("has as many rows of CSV as asked for, one in a hundred out of order", () => {
    const [header, ...rows] = textOf(benchCsv(size)).trimEnd().split("\n");
    assert.equal(header?.split(",").length, 9);
    assert.equal(rows.length, size.events);
    const times = rows.map((row) => row.split(",")[2] ?? "");
    // A late row is above the one that follows it once, so that each counts once.
    const late = times.filter((time, i) => time < (times[i - 1] ?? "")).length;
    assert.ok(late > 120 && late < 280, String(late));
    assert.equal(new Set(rows.map((row) => row.split(",").length)).size, 1);
  });

  it("has as many records of the stream as asked for, few of them logins and logouts", () => {
    const text = textOf(benchStream({ ...size, events: 2000, logins: 0.1 }));
    const lines = text.trimEnd().split("\n");
    assert.equal(lines.length, 2000);
    const average = text.length / lines.length;
    assert.ok(average > 1200 && average < 1800, `${String(average)} characters a line`);
    const { events, skipped } = readStreamSlowly(lines.slice(0, 500).join("\n"));
    assert.deepEqual(skipped, []);
    assert.ok(events.length > 25 && events.length < 90, String(events.length));
    assert.ok(events.every((event) => event.at >= Date.UTC(2026, 10, 1)));
    const ids = lines.map((line) => (JSON.parse(line) as { EventId: string }).EventId);
    assert.equal(new Set(ids).size, ids.length);
  });

  it("is the same for the same seed", () => {
    assert.equal(textOf(benchCsv(size)), textOf(benchCsv(size)));
    assert.notEqual(textOf(benchCsv(size)), textOf(benchCsv({ ...size, seed: 2 })));
  });
});
