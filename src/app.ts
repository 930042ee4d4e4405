/** The few verbs the product has, joining the stages: event files → sessions → report pages → CSV. */
import { csvHeader, csvRows, type CsvOptions, type CsvPart } from "./delivery/csv.ts";
import { EventsGone, throwIfCancelled } from "./errors.ts";
import {
  createEventStore,
  type LoadOptions,
  type LoadRequest,
  type LoadSummary,
  type SkippedRecord,
} from "./events/load.ts";
import { createVocabulary } from "./events/vocabulary.ts";
import { buildEventSet, type EventSet } from "./event-set.ts";
import type { Database, FileReader } from "./ports.ts";
import { filterChoices } from "./reports/choices.ts";
import type {
  FilterChoices,
  PageAsk,
  ReportPage,
  ReportQuery,
  ReportSummary,
} from "./reports/report.ts";

export interface App {
  /** Reads what is new or changed, pairs, and answers the number of this set of events. */
  load(request: LoadRequest, options?: LoadOptions): Promise<LoadSummary>;
  generate(query: ReportQuery): Promise<ReportSummary>;
  page(query: ReportQuery, page: PageAsk): Promise<ReportPage>;
  /** A part of the CSV's bytes; ask again from `next` until it is undefined. Fails above the row limit (R5). */
  csv(query: ReportQuery, options: CsvOptions, fromRow: number): Promise<CsvPart>;
  choices(set: number): Promise<FilterChoices>;
  /** Records that could not be used (E6), in file and line order. */
  skipped(set: number, from: number, count: number): Promise<readonly SkippedRecord[]>;
  close(): Promise<void>;
}

/** Sets of events kept for asks; an older one goes when one more is loaded. */
const setsKept = 3;
/** Between two batches of the events' tables: room for what people ask for meanwhile. */
const addEventsEveryMs = 250;
/** Rows in one part of a CSV: some 300 kB, a few milliseconds. */
const csvPartRows = 2_000;

export interface AppPorts {
  readonly reader: FileReader;
  /** Opened with the first load, beside the reading of files; a failure is forgotten. */
  openDatabase(): Promise<Database>;
}

export function createApp({ reader, openDatabase }: AppPorts): App {
  const vocabulary = createVocabulary();
  const store = createEventStore(reader, vocabulary);
  const sets: EventSet[] = [];
  const timers = new Set<ReturnType<typeof setTimeout>>();
  let opened: Promise<Database> | undefined;
  let lastNumber = 0;

  const database = (): Promise<Database> =>
    (opened ??= openDatabase().catch((error: unknown) => {
      opened = undefined;
      throw error;
    }));

  const setOf = (number: number): EventSet => {
    const set = sets.find((kept) => kept.number === number);
    if (!set) throw new EventsGone();
    return set;
  };

  /** Once nobody is waiting for a report, a batch at a time, and only as long as the set is in use. */
  const addEventTables = (set: EventSet): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      // Should they not fit, reports go on without them.
      if (sets.includes(set) && !isDone(set.eventTables)) addEventTables(set);
    }, addEventsEveryMs);
    timers.add(timer);
  };

  const keep = (set: EventSet, tables: Database): void => {
    sets.push(set);
    addEventTables(set);
    if (sets.length <= setsKept) return;
    const oldest = sets.shift();
    if (oldest) tables.dropSchema(oldest.schema);
  };

  return {
    async load(request, options = {}) {
      const start = performance.now();
      const opening = database();
      opening.catch(() => undefined); // Awaited below; a failure before that is no unhandled one.
      const loaded = await store.load(request, options);
      const key = JSON.stringify(request);
      const known = sets.find((set) => set.key === key);
      if (known && loaded.filesRead === 0)
        return { ...known.summary, filesRead: 0, tookMs: performance.now() - start };
      const files = request.files.length;
      const step = "Pairing sessions";
      options.progress?.({ filesDone: files, files, bytesDone: 1, bytes: 1, step });
      const tables = await opening;
      throwIfCancelled(options.signal);
      const set = buildEventSet(loaded, { number: ++lastNumber, key, tables, vocabulary });
      keep(set, tables);
      return { ...set.summary, tookMs: performance.now() - start };
    },
    generate: async (query) => setOf(query.set).reports.generate(query),
    page: async (query, page) => setOf(query.set).reports.page(query, page),
    async csv(query, options, fromRow) {
      const to = fromRow + csvPartRows;
      const { rows, rowCount } = setOf(query.set).reports.rows(query, fromRow, to);
      const text = (fromRow === 0 ? csvHeader() : "") + csvRows(rows, options);
      return { bytes: new TextEncoder().encode(text), next: to < rowCount ? to : undefined };
    },
    choices: async (set) => filterChoices(setOf(set).sessions, vocabulary),
    skipped: async (set, from, count) => setOf(set).skipped.slice(from, from + count),
    async close() {
      for (const timer of timers) clearTimeout(timer);
      if (opened) (await opened).close();
    },
  };
}

/** Takes one more step; true when there is none, or none can be. */
function isDone(steps: Generator): boolean {
  try {
    return steps.next().done === true;
  } catch {
    return true;
  }
}
