/** Sessions and events as DuckDB tables: sessions for reports, events for whoever asks where they came from. */
import type { FileEvents } from "../events/columns.ts";
import type { Vocabulary } from "../events/vocabulary.ts";
import type { Database } from "../ports.ts";
import type { SessionColumns } from "./pair.ts";

/** Creates the schema `name` with the tables that reports ask: `configurations` and `sessions`. */
export function createTables(
  database: Database,
  name: string,
  sessions: SessionColumns,
  vocabulary: Vocabulary,
): void {
  database.createSchema(name);
  database.insert({ schema: name, name: "configurations" }, configurationColumns(vocabulary));
  database.insert(
    { schema: name, name: "sessions" },
    {
      position: { integers: numbersTo(sessions.count) },
      agent: { integers: sessions.agent },
      login_ms: { doubles: sessions.login },
      logout_ms: { doubles: sessions.logout },
      configuration: { integers: sessions.configuration },
      open_configuration: { integers: sessions.openConfiguration },
      login_event: { codes: sessions.loginEvent },
      logout_event: { codes: sessions.logoutEvent },
      repeat_logins: { integers: sessions.repeatCount },
    },
  );
}

/** Adds the events themselves, each with where it came from: `files` and `events`, a batch at each step. */
export function* createEventTables(
  database: Database,
  name: string,
  files: readonly string[],
  events: FileEvents,
): Generator<undefined, void> {
  yield* database.insertInSteps(
    { schema: name, name: "files" },
    {
      file: { integers: numbersTo(files.length) },
      name: { strings: files },
    },
  );
  yield* database.insertInSteps(
    { schema: name, name: "events" },
    {
      event: { integers: numbersTo(events.count) },
      agent: { integers: events.agent },
      logout: { integers: events.logout },
      at_ms: { doubles: events.at },
      configuration: { integers: events.configuration },
      file: { integers: events.file },
      record: { integers: events.record },
    },
  );
}

function configurationColumns(vocabulary: Vocabulary) {
  const all = Array.from({ length: vocabulary.configurationCount }, (_, code) =>
    vocabulary.configuration(code),
  );
  const level = (number: number) => ({ strings: all.map((c) => c.hierarchy[number - 1] ?? "") });
  return {
    configuration: { integers: numbersTo(all.length) },
    agent_login: { strings: all.map((c) => c.agentLogin) },
    first_name: { strings: all.map((c) => c.firstName) },
    last_name: { strings: all.map((c) => c.lastName) },
    routing_profile: { strings: all.map((c) => c.routingProfile) },
    level1: level(1),
    level2: level(2),
    level3: level(3),
    level4: level(4),
    level5: level(5),
  };
}

function numbersTo(count: number): Int32Array {
  const numbers = new Int32Array(count);
  for (let i = 0; i < count; i++) numbers[i] = i;
  return numbers;
}
