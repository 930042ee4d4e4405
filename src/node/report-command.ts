/** `rollcall report`: the same rows as on the page, to the terminal or a file. */
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { createApp, type App } from "../app.ts";
import { findFiles } from "../events/find.ts";
import type { LoadSummary, SkippedRecord } from "../events/load.ts";
import { checkRowLimit } from "../reports/limit.ts";
import { openNodeDuckDb } from "./duckdb.ts";
import { nodeFileReader, nodeFileTree } from "./files.ts";
import { outputs, type Format } from "./report-output.ts";
import { reportAsk, type ReportAsk, type ReportOptions } from "./report-ask.ts";
import { terminalProgress } from "./progress.ts";
import { printable } from "./printable.ts";
import { UsageError, asUsage } from "./usage-error.ts";
import { writeOutput } from "./write-output.ts";

export type { ReportOptions } from "./report-ask.ts";

/** Beside the folder of the bundle that this becomes part of. */
const duckDbWasm = join(__dirname, "..", "duckdb-eh.wasm");

/** Skipped records named on standard error; the JSON output lists them all. */
const skippedNamed = 20;

/** Answers the exit status; throws UserErrors. */
export async function runReport(file: string | undefined, options: ReportOptions): Promise<number> {
  const ask = await asUsage(() => reportAsk(file, options, Date.now()));
  const format = asFormat(options);
  const interrupt = new AbortController();
  const stop = (): void => {
    interrupt.abort();
  };
  process.once("SIGINT", stop);
  const app = createApp({
    reader: nodeFileReader,
    openDatabase: () => openNodeDuckDb(duckDbWasm),
  });
  try {
    const summary = await load(app, ask, interrupt.signal);
    const query = {
      set: summary.set,
      range: ask.range,
      filter: ask.filter,
      rowLimit: ask.rowLimit,
    };
    const { rowCount } = await app.generate(query);
    checkRowLimit(rowCount, ask.rowLimit);
    const skipped = await app.skipped(summary.set, 0, Infinity);
    await writeOutput(options.output, outputs[format]({ app, ask, query, rowCount, skipped }));
    nameSkipped(skipped, summary.skipped);
    return 0;
  } finally {
    process.off("SIGINT", stop);
    await app.close();
  }
}

function asFormat({ format, output }: ReportOptions): Format {
  const ending = extname(output ?? "")
    .slice(1)
    .toLowerCase();
  const chosen = format ?? (Object.hasOwn(outputs, ending) ? ending : "table");
  if (Object.hasOwn(outputs, chosen)) return chosen as Format;
  throw new UsageError(
    `"${chosen}" is not a format. Choose one of ${Object.keys(outputs).join(", ")}.`,
  );
}

async function load(app: App, ask: ReportAsk, signal: AbortSignal): Promise<LoadSummary> {
  const root = pathToFileURL(ask.folder).href;
  const { files, unmatched, unreadable } = await findFiles(nodeFileTree, root, ask.events);
  for (const { uri, reason } of unreadable) warn(`${uri}: ${reason}`);
  for (const pattern of unmatched) warn(`No file matches ${pattern} in ${ask.folder}.`);
  if (files.length === 0)
    throw new UsageError(
      "There are no event files to read. Name some with --events, as a glob or a path.",
    );
  const progress = terminalProgress(process.stderr);
  try {
    const { sourceTimeZone, columns } = ask;
    const request = { files, sourceTimeZone, columns };
    const summary = await app.load(request, { signal, progress: progress.show });
    if (summary.files.every((file) => file.error !== undefined && file.events === 0))
      throw new UsageError(
        [
          "None of the event files can be read.",
          ...summary.files.map((f) => `${f.name}: ${f.error ?? ""}`),
        ].join("\n"),
      );
    return summary;
  } finally {
    progress.clear();
  }
}

function nameSkipped(skipped: readonly SkippedRecord[], count: number): void {
  if (count === 0) return;
  warn(count === 1 ? "1 record was skipped:" : `${String(count)} records were skipped:`);
  for (const { file, line, reason } of skipped.slice(0, skippedNamed))
    warn(line === 0 ? `  ${file}: ${reason}` : `  ${file}:${String(line)}: ${reason}`);
  if (skipped.length > skippedNamed) warn("  … --format json lists them all.");
}

function warn(message: string): void {
  process.stderr.write(`${printable(message, { lines: true })}\n`);
}
