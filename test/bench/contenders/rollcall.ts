/** The product itself, put together as its worker does, in this thread. */
import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { pathToFileURL } from "node:url";
import { createApp, type App } from "../../../src/app.ts";
import type { LoadRequest } from "../../../src/events/load.ts";
import { openNodeDuckDb } from "../../../src/node/duckdb.ts";
import { nodeFileReader } from "../../../src/node/files.ts";
import { noFilter, type ReportPage, type ReportQuery } from "../../../src/reports/report.ts";
import { works } from "../work-names.ts";
import { askOf, emit, halfway, pageAnswer, pageSize, timed, type Ask } from "./emit.ts";

const [mode = "", wasm = "", ...rest] = process.argv.slice(2);
const ask = askOf(rest);

/** The setting's default, and one that lets every row through. */
const usualLimit = 10_000;
const noLimit = 2 ** 31 - 1;

const modes: Readonly<Record<string, () => Promise<void>>> = {
  report: async () => report(newApp()),
  "report-opened": async () => {
    await firstPage(await openedApp());
  },
  stream: async () => stream(newApp()),
  "stream-opened": async () => stream(await openedApp()),
  bytes: readBytes,
  "csv-out": csvOut,
};
void modes[mode]?.();

function newApp(): App {
  return createApp({ reader: nodeFileReader, openDatabase: () => openNodeDuckDb(wasm) });
}

async function openedApp(): Promise<App> {
  const database = await openNodeDuckDb(wasm);
  return createApp({ reader: nodeFileReader, openDatabase: async () => database });
}

async function loadRequest({ file }: Ask): Promise<LoadRequest> {
  const { size, mtimeMs } = await stat(file);
  const found = { uri: pathToFileURL(file).href, name: basename(file), size, modified: mtimeMs };
  return { files: [found], sourceTimeZone: "UTC", columns: {} };
}

async function load(app: App) {
  const summary = await app.load(await loadRequest(ask));
  const [failed] = summary.files.flatMap(({ error }) => error ?? []);
  if (failed !== undefined) throw new Error(failed);
  if (summary.skipped > 0) throw new Error(`${String(summary.skipped)} records were skipped`);
  return summary;
}

function query(set: number, rowLimit: number, to = ask.to): ReportQuery {
  const filter = { ...noFilter, routingProfiles: [ask.routingProfile] };
  return { set, range: { from: ask.from, to }, filter, rowLimit };
}

async function firstPage(app: App): Promise<number> {
  const { ms, result } = await timed(async () => {
    const { set } = await load(app);
    return { set, page: await generate(app, query(set, usualLimit)) };
  });
  emit(works.csvToPage, ms, answerOf(result.page));
  return result.set;
}

async function generate(app: App, asked: ReportQuery): Promise<ReportPage> {
  const { rowCount } = await app.generate(asked);
  const page = await app.page(asked, { index: 0, size: pageSize });
  if (rowCount !== page.rowCount) throw new Error("Two counts of one report");
  return page;
}

async function report(app: App): Promise<void> {
  const set = await firstPage(app);
  const next = await timed(() => app.page(query(set, usualLimit), { index: 1, size: pageSize }));
  emit(works.nextPage, next.ms, answerOf(next.result));
  const all = query(set, noLimit);
  // Whoever asks for the last page has the first one before them.
  const { pageCount } = await app.page(all, { index: 0, size: pageSize });
  const last = await timed(() => app.page(all, { index: pageCount - 1, size: pageSize }));
  emit(works.lastPage, last.ms, answerOf(last.result));
  const another = await timed(() => generate(app, query(set, noLimit, halfway(ask))));
  emit(works.anotherReport, another.ms, answerOf(another.result));
}

function answerOf({ rows, rowCount }: ReportPage): string {
  return pageAnswer(
    rowCount,
    rows.map(({ agentLogin, firstName, lastName, login, logout, routingProfile, hierarchy }) => {
      const [level1 = "", level2 = "", level3 = ""] = hierarchy;
      const names = [agentLogin, firstName, lastName] as const;
      return [...names, login, logout, routingProfile, level1, level2, level3];
    }),
  );
}

async function stream(app: App): Promise<void> {
  const { ms, result } = await timed(() => load(app));
  const { events, sessions, agents } = result;
  emit(works.stream, ms, [events, sessions, agents].join(" "));
}

/** The floor: the same reader, and nothing done with what it reads. */
async function readBytes(): Promise<void> {
  let bytes = 0;
  const { ms } = await timed(async () => {
    for await (const piece of nodeFileReader.read(pathToFileURL(ask.file).href))
      bytes += piece.length;
  });
  if (bytes !== (await stat(ask.file)).size) throw new Error("Not all bytes were read");
  emit(works.stream, ms);
}

async function csvOut(): Promise<void> {
  const app = await openedApp();
  const { set } = await load(app);
  const everything = { set, range: { from: 0, to: 8.64e15 }, filter: noFilter, rowLimit: noLimit };
  const { rowCount } = await app.generate(everything);
  const hash = createHash("sha256");
  let hashMs = 0;
  const { ms } = await timed(async () => {
    const options = { timeZone: "Europe/Berlin", escapeFormulas: true };
    for (let row: number | undefined = 0; row !== undefined;) {
      const part = await app.csv(everything, options, row);
      hashMs += (await timed(() => hash.update(part.bytes))).ms;
      row = part.next;
    }
  });
  emit(works.csvOut, ms - hashMs, `${String(rowCount)} rows, SHA-256 ${hash.digest("hex")}`);
}
