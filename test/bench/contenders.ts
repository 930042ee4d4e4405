/** Who is measured at what: each entry is a process of its own, so that its peak memory is its own. */
import { existsSync } from "node:fs";
import type { Built } from "./build.ts";
import type { BenchData } from "./data.ts";
import type { Peers } from "./peers.ts";
import { contenderFile, inRepo } from "./places.ts";
import { works } from "./work-names.ts";

export type Work = (typeof works)[keyof typeof works];

export interface Contender {
  readonly name: string;
  readonly works: readonly Work[];
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  /** A program that knows nothing of the bench: its one work is all of its run, its answer what it prints. */
  readonly whole?: true;
}

export const rollcall = "Rollcall";
const opened = "Rollcall, DuckDB opened before";
const floor = "reading the bytes";

/** Whose median is 1 in a work's ratios. */
export function baseline(work: string): string {
  return work === works.stream ? floor : rollcall;
}

/** The one routing profile that reports are filtered by; a quarter of all agents have it. */
const routingProfile = "Billing";

interface Ground {
  readonly built: Built;
  readonly data: BenchData;
  readonly peers: Peers;
  readonly range: { readonly from: number; readonly to: number };
}

export function contenders({ built, data, peers, range }: Ground): Contender[] {
  const ask = (file: string) => [file, String(range.from), String(range.to), routingProfile];
  const own = (name: string, script: string, mode: string, file: string, ...done: Work[]) => ({
    name,
    works: done,
    command: process.execPath,
    args: [script, mode, built.wasm, ...ask(file)],
  });
  const { csvToEvents, csvToPage, processToPage, nextPage, lastPage, anotherReport, pairing } =
    works;
  const pages = [csvToPage, processToPage, nextPage, lastPage, anotherReport];
  const product = own.bind(undefined, rollcall);
  return [
    product(built.rollcall, "report", data.csv.path, ...pages),
    own(opened, built.rollcall, "report-opened", data.csv.path, csvToPage, processToPage),
    product(built.pairing, "columns", data.csv.path, csvToEvents, pairing, works.pairingAndOrder),
    ...peerReports(peers, built, ask(data.csv.path), [...pages, csvToEvents, pairing]),
    own(
      "SQL window in DuckDB-WASM",
      ...([built.pairing, "window", data.csv.path, pairing, works.pairingAndOrder] as const),
    ),
    product(built.rollcall, "csv-out", data.csv.path, works.csvOut),
    own(floor, built.rollcall, "bytes", data.stream.path, works.stream),
    product(built.rollcall, "stream", data.stream.path, works.stream),
    own(opened, built.rollcall, "stream-opened", data.stream.path, works.stream),
    ...nativeDuckDb(peers, built, "stream", ask(data.stream.path), [works.stream]),
    ...commandLine(),
  ];
}

function peerReports(
  peers: Peers,
  built: Built,
  ask: readonly string[],
  done: readonly Work[],
): Contender[] {
  const { python, rscript } = peers;
  const pandas = python !== undefined && {
    name: "pandas",
    works: done,
    command: python,
    args: [contenderFile("pandas_report.py"), ...ask],
  };
  const dataTable = threadCounts.map(
    (threads) =>
      rscript !== undefined && {
        name: `data.table, ${threadsText(threads)}`,
        works: done,
        command: rscript,
        args: [contenderFile("data_table.R"), String(threads), ...ask],
      },
  );
  return [
    ...nativeDuckDb(peers, built, "report", ask, done),
    ...[pandas, ...dataTable].filter((contender) => contender !== false),
  ];
}

const threadCounts = [1, 2];

function threadsText(count: number): string {
  return count === 1 ? "1 thread" : `${String(count)} threads`;
}

function nativeDuckDb(
  { duckDb }: Peers,
  built: Built,
  mode: string,
  ask: readonly string[],
  done: readonly Work[],
): Contender[] {
  if (duckDb === undefined) return [];
  return threadCounts.map((threads) => ({
    name: `native DuckDB, ${threadsText(threads)}`,
    works: done,
    command: process.execPath,
    args: [built.nativeDuckDb, mode, duckDb, String(threads), ...ask],
  }));
}

/** The built command line, on the committed samples, for the day before they were made. */
function commandLine(): Contender[] {
  const cli = inRepo("dist/node/cli.js");
  if (!existsSync(cli)) {
    console.error(`${works.coldStart} is left out: run npm run build first.`);
    return [];
  }
  const now = "2026-11-23T12:00:00Z";
  const args = [cli, "report", "--frame", "yesterday", "--now", now, "--format", "csv"];
  const run = { command: process.execPath, args, cwd: inRepo("samples"), whole: true } as const;
  return [{ name: rollcall, works: [works.coldStart], ...run }];
}
