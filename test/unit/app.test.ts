import assert from "node:assert/strict";
import { createApp, type App } from "../../src/app.ts";
import { Cancelled } from "../../src/errors.ts";
import type { LoadProgress } from "../../src/events/load.ts";
import { noFilter, type ReportQuery } from "../../src/reports/report.ts";
import { memoryFiles } from "../fakes/files.ts";
import { openTestDatabase } from "./duckdb.ts";

const header = "agent,event,time\n";
const day = (agent: string, date: string): string =>
  `${agent},LOGIN,${date}T08:00:00Z\n${agent},LOGOUT,${date}T16:00:00Z\n`;

describe("the app", function () {
  this.timeout(60_000);
  let files: ReturnType<typeof memoryFiles>;
  let app: App;
  beforeEach(() => {
    files = memoryFiles();
    app = createApp({ reader: files.reader, openDatabase: openTestDatabase });
  });
  afterEach(() => app.close());

  const load = (options?: Parameters<App["load"]>[1]) =>
    app.load({ files: files.found(), sourceTimeZone: "UTC", columns: {} }, options);
  const everything = (set: number): ReportQuery => ({
    set,
    range: { from: 0, to: 1e14 },
    filter: noFilter,
    rowLimit: 10_000,
  });

  it("reads only what is new or changed (E5)", async () => {
    files.write("a.csv", header + day("mia", "2026-11-20"));
    files.write("b.csv", header + day("jan", "2026-11-20"));
    const first = await load();
    assert.deepEqual([first.filesRead, first.events, first.sessions, first.agents], [2, 4, 2, 2]);

    files.write("c.csv", header + day("zoe", "2026-11-21"));
    const second = await load();
    assert.deepEqual([second.filesRead, second.events, second.sessions], [1, 6, 3]);

    files.write("a.csv", header + day("mia", "2026-11-20") + day("mia", "2026-11-22"));
    const third = await load();
    assert.deepEqual([third.filesRead, third.events, third.sessions], [1, 8, 4]);

    files.remove("b.csv");
    const fourth = await load();
    assert.deepEqual([fourth.filesRead, fourth.events, fourth.sessions], [0, 6, 3]);
    assert.deepEqual(files.reads, ["a.csv", "b.csv", "c.csv", "a.csv"]);
  });

  it("answers the same set when nothing changed, and tells when a set is gone", async () => {
    files.write("a.csv", header + day("mia", "2026-11-20"));
    const first = await load();
    assert.equal((await load()).set, first.set);
    for (let n = 1; n <= 3; n++) {
      files.write(`${String(n)}.csv`, header + day("jan", `2026-11-1${String(n)}`));
      await load();
    }
    await assert.rejects(app.generate(everything(first.set)), /loaded anew meanwhile/);
  });

  it("gives a report of each set as it was loaded", async () => {
    files.write("a.csv", header + day("mia", "2026-11-20"));
    const first = await load();
    files.write("b.csv", header + day("jan", "2026-11-21"));
    const second = await load();
    const rows = async (set: number) => (await app.generate(everything(set))).rowCount;
    assert.deepEqual([await rows(first.set), await rows(second.set)], [1, 2]);
    const { agents } = await app.choices(second.set);
    assert.deepEqual(
      agents.map(({ login }) => login),
      ["jan", "mia"],
    );
  });

  it("names files that can't be read, loads the rest, and tries them again", async () => {
    files.write("good.csv", header + day("mia", "2026-11-20"));
    files.write("bad.csv", "some,other,columns\n1,2,3\n");
    files.write("locked.csv", header + day("jan", "2026-11-20"));
    files.failing.add("locked.csv");
    const { events, skipped, set, files: summaries } = await load();
    assert.deepEqual([events, skipped], [2, 2]);
    assert.match(summaries.find((f) => f.name === "locked.csv")?.error ?? "", /the disk said no/);
    const records = await app.skipped(set, 0, 10);
    assert.deepEqual(
      records.map(({ file, line }) => [file, line]),
      [
        ["bad.csv", 0],
        ["locked.csv", 0],
      ],
    );

    files.failing.clear();
    const again = await load();
    assert.deepEqual([again.filesRead, again.events, again.skipped], [1, 4, 1]);
  });

  it("tells its progress, and stops when it is cancelled", async () => {
    files.write("a.csv", header + day("mia", "2026-11-20"));
    files.write("b.csv", header + day("jan", "2026-11-20"));
    const steps: LoadProgress[] = [];
    await load({ progress: (step) => steps.push(step) });
    assert.ok(steps.some(({ step }) => step === "Reading a.csv"));
    assert.equal(steps.at(-1)?.step, "Pairing sessions");

    files.write("c.csv", header + day("zoe", "2026-11-20"));
    const stop = new AbortController();
    const cancelled = load({
      signal: stop.signal,
      progress: () => {
        stop.abort();
      },
    });
    await assert.rejects(cancelled, (error) => error instanceof Cancelled);
    assert.equal((await load()).agents, 3);
  });

  it("writes a CSV in parts that join without a seam", async () => {
    const lines = Array.from(
      { length: 4_500 },
      (_, i) => `a${String(i).padStart(4, "0")},LOGIN,${String(1_700_000_000_000 + i)}\n`,
    );
    files.write("a.csv", header + lines.join(""));
    const { set } = await load();
    const options = { timeZone: "UTC", escapeFormulas: true };
    let text = "";
    let parts = 0;
    for (let row: number | undefined = 0; row !== undefined; parts++) {
      const part = await app.csv(everything(set), options, row);
      text += new TextDecoder().decode(part.bytes);
      row = part.next;
    }
    const found = text
      .trimEnd()
      .split("\r\n")
      .map((line) => line.split(",")[0]);
    assert.ok(parts > 1);
    assert.equal(found.shift(), "Agent login");
    assert.deepEqual(found, lines.map((line) => line.slice(0, 5)).reverse());
    await assert.rejects(app.csv({ ...everything(set), rowLimit: 4_499 }, options, 0), /4500 rows/);
  });

  it("forgets a database that did not open", async () => {
    let tries = 0;
    const flaky = createApp({
      reader: files.reader,
      openDatabase: () =>
        ++tries === 1 ? Promise.reject(new Error("no memory")) : openTestDatabase(),
    });
    files.write("a.csv", header + day("mia", "2026-11-20"));
    const request = { files: files.found(), sourceTimeZone: "UTC", columns: {} };
    await assert.rejects(flaky.load(request), /no memory/);
    assert.equal((await flaky.load(request)).sessions, 1);
    await flaky.close();
  });
});
