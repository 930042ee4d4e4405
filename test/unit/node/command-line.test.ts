import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** The built command line, as a shell runs it: arguments in, exit status and both outputs out. */
const cli = resolve(__dirname, "../../../dist/node/cli.js");

describe("the command line", function () {
  this.timeout(60_000);
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "rollcall-cli-"));
    mkdirSync(join(folder, "events"));
    write(
      "events/a.csv",
      "agent,event,time\nmia,LOGIN,2026-11-22T08:00:00Z\nmia,LOGOUT,2026-11-22T16:30:00.250Z\njan,LOGIN,2026-11-22T09:00:00Z\nzoe,NAP,2026-11-22T09:00:00Z\n",
    );
    write("empty/none.json", "");
    write("broken/cut.json.gz", Buffer.from("H4sIAAAAAAAAA6tWSg==", "base64"));
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const write = (name: string, content: string | Buffer): void => {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), content);
  };

  const run = (...args: string[]) =>
    new Promise<{ status: number; out: string; err: string }>((done) => {
      execFile(process.execPath, [cli, ...args], { cwd: folder }, (error, out, err) => {
        done({ status: typeof error?.code === "number" ? error.code : 0, out, err });
      });
    });
  const report = (...args: string[]) => run("report", "--now", "2026-11-23T10:00:00Z", ...args);

  it("prints JSON with rows and what was skipped, times in UTC", async () => {
    const { status, out, err } = await report("--format", "json", "--time-zone", "Europe/Berlin");
    assert.equal(status, 0);
    const { rows, skipped, ...head } = JSON.parse(out) as Record<string, unknown> & {
      rows: unknown[];
    };
    assert.deepEqual(head, {
      from: "2026-11-21T23:00:00.000Z",
      to: "2026-11-22T23:00:00.000Z",
      timeZone: "Europe/Berlin",
      rowCount: 2,
    });
    const common = {
      firstName: "",
      lastName: "",
      routingProfile: "",
      hierarchy: [],
      repeatLogins: 0,
    };
    assert.deepEqual(rows, [
      {
        ...common,
        agentLogin: "jan",
        login: "2026-11-22T09:00:00.000Z",
        logout: null,
        durationMs: null,
        status: "logged-in",
      },
      {
        ...common,
        agentLogin: "mia",
        login: "2026-11-22T08:00:00.000Z",
        logout: "2026-11-22T16:30:00.250Z",
        durationMs: 30_600_250,
        status: "logged-out",
      },
    ]);
    assert.deepEqual(skipped, [{ file: "events/a.csv", line: 5, reason: 'Unknown event "NAP"' }]);
    assert.match(err, /1 record was skipped:\n {2}events\/a\.csv:5: Unknown event "NAP"/);
  });

  it("prints a table for people, and CSV where the output's name says so", async () => {
    const { out } = await report();
    assert.match(
      out,
      /^2 sessions · Sun 22 Nov 2026 00:00 – Mon 23 Nov 2026 00:00 \(24 h\) · UTC\n/,
    );
    assert.match(out, /mia +2026-11-22 08:00:00 +2026-11-22 16:30:00 +8:30:00 +Logged out/);
    assert.equal((await report("--output", "out.csv")).status, 0);
    const csv = readFileSync(join(folder, "out.csv"), "utf8");
    assert.match(csv, /^Agent login,.*\r\njan,.*\r\nmia,.*\r\n$/);
    assert.equal((await report("--format", "csv")).out, csv);
  });

  it("filters", async () => {
    const { out } = await report("--agent", "mia", "--agent", "nobody", "--format", "json");
    assert.equal((JSON.parse(out) as { rowCount: number }).rowCount, 1);
  });

  const wrong: [title: string, args: string[], message: RegExp][] = [
    ["an option nobody knows", ["report", "--bogus"], /unknown option '--bogus'/],
    ["a command nobody knows", ["reprot"], /too many arguments|unknown command/],
    ["a frame nobody knows", ["report", "--frame", "tomorrow"], /"tomorrow" is not a time frame/],
    ["an unknown zone", ["report", "--time-zone", "Mars/Base"], /"Mars\/Base" is not a time zone/],
    [
      "from after to",
      ["report", "--from", "2026-11-23", "--to", "2026-11-22"],
      /ends before it begins/,
    ],
    ["from without to", ["report", "--from", "2026-11-23"], /--from and --to go together/],
    [
      "a frame and dates",
      ["report", "--frame", "today", "--from", "2026-11-21", "--to", "2026-11-22"],
      /exclude each other/,
    ],
    [
      "an impossible date",
      ["report", "--from", "2026-02-30", "--to", "2026-03-01"],
      /--from: "2026-02-30" is a date or time that doesn't exist/,
    ],
    ["year 0", ["report", "--from", "0000-01-01", "--to", "2026-03-01"], /--from: "0000-01-01"/],
    ["a row limit of zero", ["report", "--row-limit", "0"], /whole number from 1/],
    ["a format nobody knows", ["report", "--format", "xml"], /"xml" is not a format/],
    [
      "an empty hierarchy",
      ["report", "--hierarchy", "EMEA//x"],
      /not a path of one to five groups/,
    ],
    [
      "files that are not there",
      ["report", "--events", "nothing/*.json"],
      /No file matches nothing\/\*\.json/,
    ],
    [
      "a saved report that is not there",
      ["report", "none.rollcall.json"],
      /none\.rollcall\.json: no such file/,
    ],
    [
      "files none of which can be read",
      ["report", "--events", "broken/*"],
      /None of the event files can be read[^]*cut\.json\.gz: /,
    ],
  ];
  for (const [title, args, message] of wrong)
    it(`says what is wrong with ${title}, and exits with 2`, async () => {
      const { status, out, err } = await run(...args);
      assert.match(err, message);
      assert.deepEqual([status, out], [2, ""]);
    });

  it("exits with 3 above the row limit, and prints no rows", async () => {
    const { status, out, err } = await report("--row-limit", "1");
    assert.deepEqual([status, out], [3, ""]);
    assert.match(err, /has 2 rows, more than the limit of 1/);
  });

  it("exits with 1 when the output can't be written", async () => {
    const { status, err } = await report("--output", "no/such/folder/out.csv");
    assert.equal(status, 1);
    assert.match(err, /no\/such\/folder\/out\.csv: no such file/);
  });

  it("takes an empty file for what it is, and a directory for all that is in it", async () => {
    const { status, out } = await report(
      "--events",
      "empty",
      "--events",
      "events",
      "--format",
      "json",
    );
    assert.equal(status, 0);
    assert.equal((JSON.parse(out) as { rowCount: number }).rowCount, 2);
  });

  it("reads settings of the folder, which options change", async () => {
    write(
      ".vscode/settings.json",
      '{ // as VS Code writes them\n "rollcall.rowLimit": 1, "rollcall.events": ["events/*"], }',
    );
    assert.equal((await report()).status, 3);
    assert.equal((await report("--row-limit", "2")).status, 0);
    write(".vscode/settings.json", '{ "rollcall.rowLimit": "many" }');
    const { status, err } = await report();
    assert.equal(status, 2);
    assert.match(err, /The setting "rollcall\.rowLimit" must be a whole number/);
    rmSync(join(folder, ".vscode"), { recursive: true });
  });

  it("validates saved reports: file:line:column: message", async () => {
    write(
      "good.rollcall.json",
      JSON.stringify(
        {
          version: 1,
          id: "a",
          name: "A",
          timeRange: { frame: "today", from: "2026-11-22T00:00:00Z", to: "2026-11-23T00:00:00Z" },
          timeZone: "UTC",
        },
        null,
        2,
      ),
    );
    write("bad.rollcall.json", '{\n  "version": 1,\n  "name": ""\n}');
    assert.deepEqual(await run("validate", "good.rollcall.json"), { status: 0, out: "", err: "" });
    const { status, out } = await run(
      "validate",
      "good.rollcall.json",
      "bad.rollcall.json",
      "none.json",
    );
    assert.equal(status, 2);
    assert.match(out, /^bad\.rollcall\.json:\d+:\d+: /);
    assert.match(out, /^bad\.rollcall\.json:3:\d+: .*name/m);
    assert.match(out, /^none\.json:1:1: .*no such file$/m);
    const faulty = await report("bad.rollcall.json");
    assert.equal(faulty.status, 2);
    assert.match(faulty.err, /bad\.rollcall\.json:3:\d+: /);
  });

  it("lets no file's name or text steer the terminal", async () => {
    write("escape/\u001b[2J.csv", "a,b\n1,2\n");
    const { status, err } = await report("--events", "escape/*.csv");
    assert.equal(status, 2);
    assert.match(err, /escape\/\uFFFD\[2J\.csv: No column/);
    write("escape.rollcall.json", '{ "\\u001b[2J": 1, "\\u001b[2J": 2 }');
    const { out } = await run("validate", "escape.rollcall.json");
    assert.match(out, /^escape\.rollcall\.json:1:\d+: \uFFFD\[2J stands here a second time/m);
  });

  it("says which file of a validation can't be read, once", async () => {
    const { out } = await run("validate", "none.json");
    assert.equal(out, "none.json:1:1: no such file\n");
  });

  it("takes an empty pattern for no pattern", async () => {
    const { status, err } = await report("--events", "");
    assert.equal(status, 2);
    assert.match(err, /--events names nothing/);
  });

  it("knows the output's ending in capitals too", async () => {
    assert.equal((await report("--output", "big.CSV")).status, 0);
    assert.match(readFileSync(join(folder, "big.CSV"), "utf8"), /^Agent login,/);
  });

  it("is not disturbed when a validation's reader stops early", async () => {
    write("many.rollcall.json", JSON.stringify({ filter: { agents: Array(20_000).fill(1) } }));
    const err = await new Promise<string>((done) => {
      const child = execFile(
        process.execPath,
        [cli, "validate", "many.rollcall.json"],
        { cwd: folder, maxBuffer: 1e8 },
        (_, __, text) => {
          done(text);
        },
      );
      child.stdout?.once("data", () => child.stdout?.destroy());
    });
    assert.equal(err, "");
  });

  it("helps, with examples and what the exit status means", async () => {
    const { status, out } = await run("report", "--help");
    assert.equal(status, 0);
    assert.match(out, /Examples:\n {2}rollcall report --events/);
    assert.match(out, /3 above the row limit/);
  });
});
