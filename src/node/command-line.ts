/** The arguments of `rollcall` (§11) and what its exit status means. */
import { Command, CommanderError, InvalidArgumentError } from "commander";
import { version } from "../../package.json";
import { Cancelled, UserError } from "../errors.ts";
import { TooManyRows } from "../reports/limit.ts";
import { frames } from "../reports/report.ts";
import { maxRowLimit } from "../settings.ts";
import { printable } from "./printable.ts";
import { runReport, type ReportOptions } from "./report-command.ts";
import { UsageError } from "./usage-error.ts";
import { validateFiles } from "./validate-command.ts";

/** 0 done; 1 failed; 2 wrong usage or input file; 3 above the row limit; 130 interrupted. */
const status = { done: 0, failed: 1, usage: 2, aboveLimit: 3, interrupted: 130 } as const;

/** Runs `rollcall` with these arguments; answers its exit status, never throws. */
export async function main(args: readonly string[]): Promise<number> {
  let result: number = status.done;
  const program = rollcall((work) => async (...values) => {
    result = await work(...values);
  });
  try {
    await program.parseAsync(args, { from: "user" });
    return result;
  } catch (error) {
    return statusOf(error);
  }
}

function statusOf(error: unknown): number {
  // Commander has printed its own message, or the help that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? status.done : status.usage;
  if (error instanceof Cancelled) return status.interrupted;
  if (error instanceof UserError) {
    process.stderr.write(`rollcall: ${printable(error.message, { lines: true })}\n`);
    if (error instanceof UsageError) return status.usage;
    return error instanceof TooManyRows ? status.aboveLimit : status.failed;
  }
  process.stderr.write(
    `rollcall: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  return status.failed;
}

type Work<A extends unknown[]> = (...values: A) => number | Promise<number>;
type Wrap = <A extends unknown[]>(work: Work<A>) => (...values: A) => Promise<void>;

function rollcall(wrap: Wrap): Command {
  const program = new Command("rollcall")
    .description("The Login/Logout report: who was logged in, from when to when, for how long.")
    .exitOverride()
    .showHelpAfterError("Try --help.")
    .version(version);
  addReport(program, wrap);
  program
    .command("validate")
    .description("Check saved reports; prints file:line:column: message for each fault.")
    .argument("<file...>", "saved reports (*.rollcall.json)")
    .action(wrap((files: string[]) => validateFiles(files)));
  return program;
}

function addReport(program: Command, wrap: Wrap): void {
  program
    .command("report")
    .description("Print the sessions that touch a time range.")
    .argument(
      "[report]",
      "a saved report (*.rollcall.json), whose settings the options below change",
    )
    .option(
      "--events <glob>",
      "event files, relative to this folder (repeat for several)",
      collected,
    )
    .option("--frame <frame>", `time frame: ${frames.join(", ")} (default: yesterday)`)
    .option("--from <time>", "first instant of the range, ISO 8601")
    .option("--to <time>", "end of the range, not in it")
    .option(
      "--time-zone <zone>",
      "IANA zone of the days, of the times shown and of times without an offset (default: UTC)",
    )
    .option("--now <time>", "the moment that time frames are counted from (default: now)")
    .option("--agent <login>", "only this agent (repeat for several)", collected)
    .option(
      "--hierarchy <path>",
      "only this group and all below it: EMEA/Support (\\/ for a slash in a name)",
      collected,
    )
    .option("--routing-profile <name>", "only this routing profile (repeat for several)", collected)
    .option("--row-limit <n>", "the most rows a report may have (default: 10000)", wholeNumber)
    .option("--source-time-zone <zone>", "zone of events' times without an offset (default: UTC)")
    .option(
      "--column <field=name>",
      "the column that has a field of an event (repeat for several)",
      collected,
    )
    .option("--no-escape-formulas", "leave text alone in CSV that a spreadsheet would run")
    .option("--format <format>", "table, csv or json (default: by the output's ending, else table)")
    .option("--output <file>", "write to this file instead of standard output")
    .addHelpText("after", examples)
    .action(
      wrap((report: string | undefined, options: ReportOptions) => runReport(report, options)),
    );
}

const examples = `
Examples:
  rollcall report --events "events/**/*.json.gz" --time-zone Europe/Berlin
  rollcall report --events logins.csv --from 2026-11-16 --to 2026-11-23 --format csv --output week.csv
  rollcall report "reports/Night shift.rollcall.json" --frame today --format json

Settings of the folder's .vscode/settings.json (rollcall.*) serve where an option is left out.
Exit status: 0 done; 1 failed; 2 wrong usage or input file; 3 above the row limit.`;

function collected(value: string, previous: string[] | undefined): string[] {
  return [...(previous ?? []), value];
}

function wholeNumber(value: string): number {
  const number = /^\d+$/.test(value) ? Number(value) : 0;
  if (number >= 1 && number <= maxRowLimit) return number;
  throw new InvalidArgumentError(`Write a whole number from 1 to ${String(maxRowLimit)}.`);
}
