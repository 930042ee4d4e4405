import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { type SampleFile, sampleFiles, sampleStreams } from "../../../src/samples/workspace.ts";

const now = Date.parse("2026-11-23T12:00:00Z");
const committed = join(import.meta.dirname, "../../../samples");

const sizeOf = (files: readonly SampleFile[]): number =>
  files.reduce((sum, { bytes }) => sum + bytes.length, 0);

const textOf = ({ path, bytes }: SampleFile): string =>
  Buffer.from(path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");

describe("the sample workspace", () => {
  const files = [...sampleFiles({ now })];

  it("is the same for the same seed and now, and another for another seed", () => {
    assert.deepEqual([...sampleFiles({ now })], files);
    assert.notDeepEqual([...sampleFiles({ now, seed: 2 })], files);
  });

  it("stays well under 2 MB at any time of day", () => {
    for (let hour = 0; hour < 24; hour += 3) {
      const size = sizeOf([...sampleFiles({ now: now + hour * 3_600_000 })]);
      assert.ok(size > 300_000 && size < 1_700_000, `${String(size)} bytes`);
    }
  });

  it("has each file once, by a path that every system takes", () => {
    const paths = files.map((file) => file.path);
    assert.equal(new Set(paths).size, paths.length);
    for (const path of paths) assert.match(path, /^[\w. -]+(\/[\w. -]+)*$/);
    assert.ok(paths.includes("events/2026/11/22/agent-events-18.json"));
    assert.ok(paths.includes("events/2026/11/19/agent-events-00.json.gz"));
  });

  it("is what stands in samples/", () => {
    const names = readdirSync(committed, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    assert.deepEqual(names.sort(), files.map((file) => join(committed, file.path)).sort());
    for (const file of files) {
      const there = readFileSync(join(committed, file.path));
      // Zipped bytes may differ from release to release of the library; what is in them may not.
      assert.equal(textOf({ path: file.path, bytes: new Uint8Array(there) }), textOf(file), file.path);
    }
  });

  const layouts: [title: string, text: RegExp][] = [
    ["one record a line", /^\{.*\}\n\{.*\}\n/],
    ["glued together", /^\{.*\}\{"AWSAccountId".*\}$/],
    ["an array", /^\[\{.*\},\n\{[^]*\]\n$/],
    ["pretty-printed", /^\[\n\{\n {2}"AWSAccountId"/],
  ];
  for (const [title, pattern] of layouts) {
    it(`has a file with its records as ${title}, to look at and zipped`, () => {
      const fitting = files.filter((f) => f.path.startsWith("events/") && pattern.test(textOf(f)));
      assert.ok(fitting.some((f) => f.path.endsWith(".json")));
      assert.ok(fitting.some((f) => f.path.endsWith(".json.gz")));
    });
  }

  it("has settings that name every event file, and a saved report", () => {
    const text = (path: string): string => textOf(files.find((f) => f.path === path) ?? assert.fail(path));
    const settings = JSON.parse(text(".vscode/settings.json")) as Record<string, unknown>;
    assert.deepEqual(settings["rollcall.events"], [
      "events/**/*.json",
      "events/**/*.json.gz",
      "other-systems/*.csv",
    ]);
    const report = JSON.parse(text("reports/Yesterday in Berlin.rollcall.json")) as object;
    assert.deepEqual(Object.keys(report), ["version", "id", "name", "timeRange", "timeZone", "filter"]);
    assert.deepEqual((report as { timeRange: unknown }).timeRange, {
      frame: "yesterday",
      from: "2026-11-22T00:00:00.000+01:00",
      to: "2026-11-23T00:00:00.000+01:00",
    });
  });

  it("makes a year of 2,000 agents piece by piece", () => {
    const year = sampleStreams({ now, days: 365, agents: 2000, heartbeatMinutes: 2, hoursPerFile: 1 });
    let [bytes, largest] = [0, 0];
    for (const { path, pieces } of year) {
      for (const piece of pieces) {
        bytes += piece.length;
        largest = Math.max(largest, piece.length);
      }
      if (path.startsWith("events/")) break;
    }
    assert.ok(bytes > 100_000, `${String(bytes)} bytes`);
    assert.ok(largest < 1_000_000, `a piece of ${String(largest)} bytes`);
  });
});
