/**
 * Measures Rollcall beside the engines that could be used instead, on data made from a seed.
 *   npm run bench -- [--events N] [--lines N] [--runs N] [--json FILE] [--only TEXT]
 * Every round runs each contender once, in a process of its own. All must give the same rows: exit status 1 when they
 * don't, never because of a time.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, totalmem } from "node:os";
import { basename } from "node:path";
import { disagreements, type Answer } from "./answers.ts";
import { buildContenders } from "./build.ts";
import { baseline, contenders, type Contender } from "./contenders.ts";
import { benchData, benchRange, provide } from "./data.ts";
import { figuresJson, figuresOf, figuresTable, type Measured } from "./figures.ts";
import { run } from "./measure.ts";
import { parseOptions, type BenchOptions } from "./options.ts";
import { findPeers, type Peers } from "./peers.ts";
import { inRepo } from "./places.ts";
import { works } from "./work-names.ts";

async function bench(options: BenchOptions): Promise<boolean> {
  const peers = findPeers();
  const data = benchData(options.events, options.lines);
  const built = await buildContenders();
  const all = contenders({ built, data, peers, range: benchRange(options.events) });
  const chosen = all.filter((contender) => isChosen(contender, options.only));
  if (chosen.length === 0)
    throw new Error(`No work or contender has "${options.only}" in its name`);
  const used = [data.csv, data.stream].filter(({ path }) =>
    chosen.some(({ args }) => args.includes(path)),
  );
  const sizes: string[] = [];
  for (const file of used) sizes.push(`${basename(file.path)}: ${megabytes(await provide(file))}`);
  const { measured, answers } = await rounds(chosen, options.runs);
  const shown = measured.filter((one) => isWanted(one, options.only));
  const figures = figuresOf(shown);
  console.log(`${headline(options, sizes)}\n\n${figuresTable(figures, baseline)}`);
  console.log(`\n${footnotes(peers)}`);
  if (options.json !== undefined) writeFileSync(options.json, figuresJson(figures));
  const wrong = disagreements(answers);
  if (wrong.length > 0) console.error(`\nWRONG RESULTS\n${wrong.join("\n")}`);
  return wrong.length === 0;
}

function isChosen({ name, works: done }: Contender, only: string | undefined): boolean {
  return done.some((work) => isWanted({ work, contender: name }, only));
}

function isWanted(
  { work, contender }: Pick<Measured, "work" | "contender">,
  only: string | undefined,
): boolean {
  const names = `${work} ${contender}`.toLowerCase();
  return only === undefined || names.includes(only.toLowerCase());
}

async function rounds(chosen: readonly Contender[], runs: number) {
  const measured: Measured[] = [];
  const answers: Answer[] = [];
  for (let round = 1; round <= runs; round++) {
    for (const contender of chosen) {
      progress(`Round ${round} of ${runs}: ${contender.name}, ${contender.works[0] ?? ""}`);
      const outcome = await run(contender);
      measured.push(...outcome.measured);
      answers.push(...outcome.answers);
    }
  }
  progress("");
  return { measured, answers };
}

function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text.slice(0, 100)}`);
  else if (text !== "") console.error(text);
}

function headline({ events, lines, runs }: BenchOptions, sizes: readonly string[]): string {
  const cores = availableParallelism();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  const [load = 0] = loadavg();
  const count = (value: number): string => value.toLocaleString("en");
  return [
    `${cpus()[0]?.model ?? "Unknown processor"}, ${cores} cores, ${memory}; ${process.platform} ${process.arch};` +
      ` ${new Date().toISOString().slice(0, 10)}`,
    `${count(events)} logins and logouts as CSV, ${count(lines)} records of an agent event stream` +
      ` (${sizes.join(", ")}); runs: ${runs}`,
    // The bench itself keeps one core busy, its contenders' threads perhaps all of them.
    ...(load > cores + 0.5
      ? [`The machine was busy with other work too: load ${load.toFixed(1)}`]
      : []),
  ].join("\n");
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6).toLocaleString("en")} MB`;
}

function footnotes({ versions, missing }: Peers): string {
  const own = versionOf(inRepo("package.json"));
  const wasm = versionOf(inRepo("node_modules/@duckdb/duckdb-wasm/package.json"));
  return [
    `Versions: Rollcall ${own}, Node ${process.versions.node}, duckdb-wasm ${wasm}, ${versions.join(", ")}.`,
    ...missing.map((sentence) => `Missing: ${sentence}`),
    `Clocks: Rollcall's "${works.csvToPage}" and "${works.stream}" hold the opening of DuckDB-WASM, about a second,` +
      ` unless it was opened before, as it is for all but the first load in an editor. The others' begin when their` +
      ` modules are loaded and their database is open. "${works.processToPage}" holds everything, for all.`,
    `"${works.pairing}" is over numbers for agents, without putting sessions in order; "${works.nextPage}" and` +
      ` "${works.lastPage}" follow the first page of the same report, of which Rollcall, pandas and data.table keep the` +
      ` order and DuckDB does not. Peak MB: of the process, until that work was done.`,
    `Ratios: to Rollcall; for "${works.stream}" to reading the bytes.`,
  ].join("\n");
}

function versionOf(file: string): string {
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}

void bench(parseOptions(process.argv.slice(2))).then(
  (right) => {
    process.exitCode = right ? 0 : 1;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
