/** Pairing by itself: the product's way over columns, and the same as one window of SQL in DuckDB-WASM. */
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { pathToFileURL } from "node:url";
import type { FileEvents } from "../../../src/events/columns.ts";
import { createEventStore } from "../../../src/events/load.ts";
import { createVocabulary } from "../../../src/events/vocabulary.ts";
import { openNodeDuckDb } from "../../../src/node/duckdb.ts";
import { nodeFileReader } from "../../../src/node/files.ts";
import type { Database } from "../../../src/ports.ts";
import { inReportOrder } from "../../../src/sessions/order.ts";
import { pairSessions, type SessionColumns } from "../../../src/sessions/pair.ts";
import { works } from "../work-names.ts";
import { askOf, emit, timed } from "./emit.ts";
import { pairedSql, pairingAnswer } from "./window.ts";

const [mode = "", wasm = "", ...rest] = process.argv.slice(2);
const { file } = askOf(rest);
const vocabulary = createVocabulary();

const modes: Readonly<Record<string, (events: FileEvents) => Promise<void>>> = {
  columns: async (events) => byColumns(events),
  window: byWindow,
};
void readEvents().then(modes[mode]);

async function readEvents(): Promise<FileEvents> {
  const { size, mtimeMs } = await stat(file);
  const found = { uri: pathToFileURL(file).href, name: basename(file), size, modified: mtimeMs };
  const store = createEventStore(nodeFileReader, vocabulary);
  const request = { files: [found], sourceTimeZone: "UTC", columns: {} };
  const { ms, result } = await timed(async () => (await store.load(request)).joined());
  if (mode === "columns") emit(works.csvToEvents, ms, String(result.count));
  return result;
}

async function byColumns(events: FileEvents): Promise<void> {
  const paired = await timed(() => pairSessions(events, vocabulary).sessions);
  const ordered = await timed(() => inReportOrder(paired.result, vocabulary));
  emit(works.pairing, paired.ms, sumsOf(paired.result));
  emit(works.pairingAndOrder, paired.ms + ordered.ms, landmarks(ordered.result));
}

function sumsOf({ count, login, logout }: SessionColumns): string {
  let complete = 0;
  let totalMs = 0;
  for (let i = 0; i < count; i++) {
    const duration = logout[i]! - login[i]!;
    if (Number.isNaN(duration)) continue;
    complete++;
    totalMs += duration;
  }
  return pairingAnswer(count, complete, totalMs);
}

/** A few sessions from all over the order. */
const landmarkCount = 50;

function landmarks({ count, login, logout }: SessionColumns): string {
  const positions = landmarkPositions(count);
  const text = (ms: number): string => (Number.isNaN(ms) ? "" : String(ms));
  return positions.map((i) => `${text(login[i]!)} ${text(logout[i]!)}`).join("\n");
}

function landmarkPositions(count: number): number[] {
  return Array.from({ length: landmarkCount }, (_, i) =>
    Math.floor(((count - 1) * i) / (landmarkCount - 1)),
  );
}

/** As in the product, events lie in a table of DuckDB already: filling it is not measured. */
async function byWindow(events: FileEvents): Promise<void> {
  const database = await openNodeDuckDb(wasm);
  database.createSchema("bench");
  database.insert(
    { schema: "bench", name: "events" },
    {
      agent: { integers: events.agent },
      logout: { integers: events.logout },
      at_ms: { doubles: events.at },
      configuration: { integers: events.configuration },
    },
  );
  const codes = Array.from({ length: vocabulary.configurationCount }, (_, code) => code);
  database.insert(
    { schema: "bench", name: "configurations" },
    {
      configuration: { integers: Int32Array.from(codes) },
      agent_login: { strings: codes.map((code) => vocabulary.configuration(code).agentLogin) },
    },
  );
  await pairByWindow(database);
}

async function pairByWindow(database: Database): Promise<void> {
  const sql = pairedSql("bench.events", "agent, configuration", "logout = 1");
  const paired = await timed(() => database.rows(`CREATE TABLE bench.paired AS ${sql}`, []));
  const [sums] = database.rows(
    `SELECT count(*)::DOUBLE AS rows, count(logout_ms - login_ms)::DOUBLE AS complete,
       sum(logout_ms - login_ms)::DOUBLE AS total_ms FROM bench.paired`,
    [],
  );
  const answer = pairingAnswer(
    Number(sums?.["rows"]),
    Number(sums?.["complete"]),
    Number(sums?.["total_ms"]),
  );
  emit(works.pairing, paired.ms, answer);
  const ordered = await timed(() =>
    database.rows(
      `CREATE TABLE bench.ordered AS SELECT p.* FROM (${sql}) p
       JOIN bench.configurations USING (configuration)
       ORDER BY coalesce(login_ms, logout_ms) DESC, agent_login, logout_ms NULLS LAST`,
      [],
    ),
  );
  emit(works.pairingAndOrder, ordered.ms, tableLandmarks(database, Number(sums?.["rows"])));
}

function tableLandmarks(database: Database, count: number): string {
  const rows = landmarkPositions(count).flatMap((position) =>
    database.rows("SELECT login_ms, logout_ms FROM bench.ordered WHERE rowid = ?::BIGINT", [
      position,
    ]),
  );
  const text = (value: unknown): string => (typeof value === "number" ? String(value) : "");
  return rows.map((row) => `${text(row["login_ms"])} ${text(row["logout_ms"])}`).join("\n");
}
