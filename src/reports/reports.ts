/** Reports over one set of sessions: which rows is asked of DuckDB once, pages are then taken by position. */
import type { Vocabulary } from "../events/vocabulary.ts";
import type { Database } from "../ports.ts";
import type { SessionColumns } from "../sessions/pair.ts";
import { checkRowLimit } from "./limit.ts";
import { countQuery, positionsQuery } from "./query.ts";
import { rowAt } from "./rows.ts";
import type { PageAsk, ReportPage, ReportQuery, ReportSummary, Row } from "./report.ts";

export interface Reports {
  generate(query: ReportQuery): ReportSummary;
  page(query: ReportQuery, page: PageAsk): ReportPage;
  /** Rows [from, to) of a report that is within its limit; fails above it (R5). */
  rows(query: ReportQuery, from: number, to: number): { rows: readonly Row[]; rowCount: number };
}

interface Counted {
  readonly rowCount: number;
  readonly agents: number;
  readonly loggedIn: number;
}

/** Answers kept, so that the next page of a report asks nothing again. */
const remembered = 16;

export function openReports(
  database: Database,
  schema: string,
  sessions: SessionColumns,
  vocabulary: Vocabulary,
): Reports {
  const stored = isOrderedForEveryRange(sessions, vocabulary);
  const counts = memory<Counted>();
  const orders = memory<Int32Array>();

  const count = (query: ReportQuery): Counted =>
    counts(keyOf({ ...query, sort: undefined, rowLimit: 0 }), () => {
      const { sql, params } = countQuery(schema, query);
      const [row] = database.rows(sql, params);
      const number = (name: string): number => Number(row?.[name] ?? 0);
      return {
        rowCount: number("row_count"),
        agents: number("agents"),
        loggedIn: number("logged_in"),
      };
    });
  const positions = (query: ReportQuery): Int32Array =>
    orders(keyOf(query), () => {
      const { sql, params } = positionsQuery(schema, query, stored);
      return database.integers(sql, params);
    });
  const rowsAt = (query: ReportQuery, from: number, to: number): Row[] =>
    Array.from(positions(query).subarray(from, to), (position) =>
      rowAt(sessions, vocabulary, position, query.range.to),
    );

  return {
    generate(query) {
      const start = performance.now();
      const counted = count(query);
      return { ...counted, tookMs: performance.now() - start };
    },
    page(query, { index, size }) {
      const start = performance.now();
      const { rowCount } = count(query);
      const pageCount = Math.max(1, Math.ceil(rowCount / size));
      const shown = Math.max(0, Math.min(index, pageCount - 1));
      const rows = rowsAt(query, shown * size, (shown + 1) * size);
      return { rows, rowCount, index: shown, pageCount, tookMs: performance.now() - start };
    },
    rows(query, from, to) {
      const { rowCount } = count(query);
      checkRowLimit(rowCount, query.rowLimit);
      return { rows: rowsAt(query, from, to), rowCount };
    },
  };
}

/**
 * Sessions lie in R4's order with every logout known. A report that ends before a logout has the same order as long
 * as the agent's login name is the same without what that logout told; where one is not, reports sort for themselves.
 */
function isOrderedForEveryRange(sessions: SessionColumns, vocabulary: Vocabulary): boolean {
  const { configuration, openConfiguration, count } = sessions;
  for (let i = 0; i < count; i++) {
    const [known, open] = [configuration[i]!, openConfiguration[i]!];
    if (known === open) continue;
    if (vocabulary.configuration(known).agentLogin !== vocabulary.configuration(open).agentLogin)
      return false;
  }
  return true;
}

function keyOf(query: ReportQuery): string {
  return JSON.stringify(query);
}

/** Remembers the last few answers by their question. */
function memory<T>(): (key: string, answer: () => T) => T {
  const known = new Map<string, T>();
  return (key, answer) => {
    const value = known.has(key) ? (known.get(key) as T) : answer();
    known.delete(key);
    known.set(key, value);
    const [oldest] = known.keys();
    if (known.size > remembered && oldest !== undefined) known.delete(oldest);
    return value;
  };
}
