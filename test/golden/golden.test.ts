import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { type GoldenCase, cliArguments, expectedFile, goldenCases } from "./read-case.ts";
import { runCli } from "./run-cli.ts";

/**
 * Each folder of `cases/` goes the whole way, from event files to the CSV's bytes, by the command line.
 * `UPDATE_GOLDEN=1` writes expected.csv; otherwise a missing one fails.
 */
const updating = process.env["UPDATE_GOLDEN"] === "1";

describe("golden cases", function () {
  this.timeout(60_000);

  const outputOf = async ({ options, folder }: GoldenCase, format: string): Promise<string> => {
    const args = cliArguments(options, format);
    const { status, stdout, stderr } = await runCli(args, folder);
    assert.equal(status, 0, `rollcall ${args.join(" ")}\n${stderr}`);
    return stdout;
  };

  for (const golden of goldenCases()) {
    it(`${golden.name}: ${golden.options.about}`, async () => {
      const csv = await outputOf(golden, "csv");
      if (updating) writeFileSync(expectedFile(golden), csv);
      else if (golden.expected === undefined) assert.fail(`${expectedFile(golden)} is missing`);
      else assert.equal(csv, golden.expected);
    });
  }

  for (const golden of goldenCases().filter(({ options }) => options.skipped)) {
    it(`${golden.name}: lists what it skipped`, async () => {
      const json = JSON.parse(await outputOf(golden, "json")) as {
        skipped: { file: string; line: number; reason: string }[];
      };
      const places = json.skipped.map(({ file, line }) => ({ file, line }));
      assert.deepEqual(places, golden.options.skipped);
      for (const { reason } of json.skipped) assert.notEqual(reason, "");
    });
  }
});
