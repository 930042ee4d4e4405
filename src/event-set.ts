import type { LoadSummary, LoadedEvents, SkippedRecord } from "./events/load.ts";
import type { Vocabulary } from "./events/vocabulary.ts";
import type { Database } from "./ports.ts";
import { openReports, type Reports } from "./reports/reports.ts";
import { inReportOrder } from "./sessions/order.ts";
import { pairSessions, type SessionColumns } from "./sessions/pair.ts";
import { createEventTables, createTables } from "./sessions/tables.ts";

/** One load's outcome: paired once, and all that later asks need. */
export interface EventSet {
  readonly number: number;
  /** Its tables' schema in DuckDB. */
  readonly schema: string;
  /** What was asked for: files, their versions, how to read them. */
  readonly key: string;
  readonly summary: Omit<LoadSummary, "tookMs">;
  readonly skipped: readonly SkippedRecord[];
  readonly sessions: SessionColumns;
  readonly reports: Reports;
  /** Adds the events' own tables. No report waits for them. */
  readonly eventTables: Generator<undefined, void>;
}

export function buildEventSet(
  loaded: LoadedEvents,
  made: {
    readonly number: number;
    readonly key: string;
    readonly tables: Database;
    readonly vocabulary: Vocabulary;
  },
): EventSet {
  const { number, key, tables, vocabulary } = made;
  const { files } = loaded;
  const events = loaded.joined();
  const { sessions: asPaired, repeats } = pairSessions(events, vocabulary);
  const sessions = inReportOrder(asPaired, vocabulary);
  const schema = `set_${String(number)}`;
  const names = files.map((file) => file.name);
  createTables(tables, schema, sessions, vocabulary);
  return {
    number,
    schema,
    key,
    skipped: loaded.skipped,
    sessions,
    reports: openReports(tables, schema, sessions, vocabulary),
    eventTables: createEventTables(tables, schema, names, events),
    summary: {
      set: number,
      files,
      events: events.count - repeats,
      repeats,
      sessions: sessions.count,
      agents: new Set(sessions.agent).size,
      skipped: loaded.skippedCount,
      firstAt: extreme(
        files.map((file) => file.firstAt),
        Math.min,
      ),
      lastAt: extreme(
        files.map((file) => file.lastAt),
        Math.max,
      ),
      filesRead: loaded.filesRead,
    },
  };
}

function extreme(
  instants: readonly (number | null)[],
  choose: (a: number, b: number) => number,
): number | null {
  return instants.reduce((a, b) => (a === null ? b : b === null ? a : choose(a, b)), null);
}
