/** DuckDB as analysts use it from Node, outside any browser: its native build, with so many threads. */
import { createRequire } from "node:module";
import { works } from "../work-names.ts";
import { askOf, emit, halfway, pageAnswer, pageSize, timed, type PageRow } from "./emit.ts";
import { pairedSql, pairingAnswer } from "./window.ts";

/** The little of `@duckdb/node-api` that is used here; the package is no dependency of the product. */
interface NodeApi {
  readonly DuckDBInstance: {
    create(path: string, options: Record<string, string>): Promise<{ connect(): Promise<Native> }>;
  };
}
interface Native {
  runAndReadAll(sql: string, values?: readonly Value[]): Promise<{ getRows(): unknown[][] }>;
}
type Value = string | number;

const [mode = "", peers = "", threads = "", ...rest] = process.argv.slice(2);
const ask = askOf(rest);
const opening = open();

const modes: Readonly<Record<string, () => Promise<void>>> = { report, stream };
void opening.then(modes[mode]);

async function open(): Promise<Native> {
  const api = createRequire(`${peers}/package.json`)("@duckdb/node-api") as NodeApi;
  const instance = await api.DuckDBInstance.create(":memory:", { threads });
  return instance.connect();
}

async function rows(sql: string, values: readonly Value[] = []): Promise<unknown[][]> {
  return (await (await opening).runAndReadAll(sql, values)).getRows();
}

async function report(): Promise<void> {
  const events = await timed(readCsv);
  const paired = await timed(() =>
    rows(`CREATE TABLE sessions AS ${pairedSql("events", `agent, ${told}`, "logout")}`),
  );
  const asked = await timed(() => generate(ask.to));
  const { count, rows: firstRows } = asked.result;
  emit(works.csvToPage, events.ms + paired.ms + asked.ms, pageAnswer(count, firstRows));
  const next = await timed(() => page(1));
  emit(works.nextPage, next.ms, pageAnswer(count, next.result));
  const last = await timed(() => page(Math.ceil(count / pageSize) - 1));
  emit(works.lastPage, last.ms, pageAnswer(count, last.result));
  const another = await timed(() => generate(halfway(ask)));
  emit(works.anotherReport, another.ms, pageAnswer(another.result.count, another.result.rows));
  emit(works.csvToEvents, events.ms, await one("SELECT count(*) FROM events"));
  await pairing();
}

const told = "first_name, last_name, routing_profile, level1, level2, level3";

function readCsv(): Promise<unknown[][]> {
  return rows(
    `CREATE TABLE events AS
     SELECT agent_login AS agent, event_type = 'LOGOUT' AS logout, epoch_ms("timestamp") AS at_ms, ${told}
     FROM read_csv($1, header = true, columns = {
       agent_login: 'VARCHAR', event_type: 'VARCHAR', "timestamp": 'TIMESTAMP', first_name: 'VARCHAR',
       last_name: 'VARCHAR', routing_profile: 'VARCHAR', level1: 'VARCHAR', level2: 'VARCHAR', level3: 'VARCHAR' })`,
    [ask.file],
  );
}

const shownSql = `SELECT agent, first_name, last_name, login_ms,
    CASE WHEN logout_ms < $2::BIGINT THEN logout_ms END AS logout_ms, routing_profile, level1, level2, level3
  FROM sessions
  WHERE ((login_ms >= $1::BIGINT AND login_ms < $2::BIGINT) OR (logout_ms >= $1::BIGINT AND logout_ms < $2::BIGINT))
    AND routing_profile = $3`;

async function generate(to: number): Promise<{ count: number; rows: PageRow[] }> {
  const values = [ask.from, to, ask.routingProfile];
  const count = Number(await one(`SELECT count(*) FROM (${shownSql})`, values));
  return { count, rows: await page(0, to) };
}

async function page(index: number, to = ask.to): Promise<PageRow[]> {
  const sql = `${shownSql}
  ORDER BY coalesce(login_ms, logout_ms) DESC, agent, logout_ms NULLS LAST LIMIT $4::BIGINT OFFSET $5::BIGINT`;
  const values = [ask.from, to, ask.routingProfile, pageSize, index * pageSize];
  return (await rows(sql, values)) as unknown[] as PageRow[];
}

async function one(sql: string, values: readonly Value[] = []): Promise<string> {
  return String((await rows(sql, values))[0]?.[0]);
}

/** Over numbers for agents, as the product has them: coding them is not measured. */
async function pairing(): Promise<void> {
  await rows(`CREATE TYPE agents AS ENUM (SELECT DISTINCT agent FROM events)`);
  await rows(
    `CREATE TABLE coded AS SELECT enum_code(agent::agents)::INTEGER AS agent, logout, at_ms FROM events`,
  );
  const { ms } = await timed(() =>
    rows(`CREATE TABLE paired AS ${pairedSql("coded", "agent", "logout")}`),
  );
  const [sums = []] = await rows(
    `SELECT count(*), count(logout_ms - login_ms), sum(logout_ms - login_ms)::DOUBLE FROM paired`,
  );
  const [sessions = 0, complete = 0, totalMs = 0] = sums.map(Number);
  emit(works.pairing, ms, pairingAnswer(sessions, complete, totalMs));
}

const configuration = `STRUCT(Configuration STRUCT(Username VARCHAR, FirstName VARCHAR, LastName VARCHAR,
  RoutingProfile STRUCT(Name VARCHAR), AgentHierarchyGroups STRUCT(Level1 STRUCT(Name VARCHAR))))`;

async function stream(): Promise<void> {
  const { ms } = await timed(async () => {
    await rows(
      `CREATE TABLE events AS
       SELECT AgentARN AS agent, EventType = 'LOGOUT' AS logout, epoch_ms(EventTimestamp) AS at_ms,
         CurrentAgentSnapshot.Configuration AS configuration
       FROM read_json($1, format = 'newline_delimited', columns = {
         EventType: 'VARCHAR', EventTimestamp: 'TIMESTAMP', AgentARN: 'VARCHAR', CurrentAgentSnapshot: '${configuration}' })
       WHERE EventType IN ('LOGIN', 'LOGOUT')`,
      [ask.file],
    );
    await rows(`CREATE TABLE sessions AS ${pairedSql("events", "agent, configuration", "logout")}`);
  });
  const counts = [
    await one("SELECT count(*) FROM events"),
    await one("SELECT count(*) FROM sessions"),
    await one("SELECT count(DISTINCT agent) FROM sessions"),
  ];
  emit(works.stream, ms, counts.join(" "));
}
