import assert from "node:assert/strict";
import fc from "fast-check";
import type { SessionEvent } from "../../../src/events/event.ts";
import type { Database } from "../../../src/ports.ts";
import { TooManyRows } from "../../../src/reports/limit.ts";
import {
  noFilter,
  sortColumns,
  type ReportQuery,
  type Row,
  type SortColumn,
} from "../../../src/reports/report.ts";
import { openReports, type Reports } from "../../../src/reports/reports.ts";
import { createEventTables, createTables } from "../../../src/sessions/tables.ts";
import { arbitraryEvents, arbitraryFilter, arbitraryRange } from "../../reference/arbitraries.ts";
import { compareText } from "../../reference/code-points.ts";
import { reportRows } from "../../reference/report-rows.ts";
import { openTestDatabase } from "../duckdb.ts";
import { paired } from "../paired.ts";

describe("reports", function () {
  this.timeout(120_000);
  let database: Database;
  before(async () => {
    database = await openTestDatabase();
  });
  after(() => {
    database.close();
  });

  /** Opens reports over the events, for the length of `use`. */
  const withReports = <T>(events: readonly SessionEvent[], use: (reports: Reports) => T): T => {
    const { sessions, vocabulary } = paired(events, 2);
    createTables(database, "t", sessions, vocabulary);
    try {
      return use(openReports(database, "t", sessions, vocabulary));
    } finally {
      database.dropSchema("t");
    }
  };

  const queryOf = (more: Partial<ReportQuery>): ReportQuery => ({
    set: 1,
    range: { from: -1e15, to: 1e15 },
    filter: noFilter,
    rowLimit: 10_000,
    ...more,
  });

  it("give the rows of the slow reference, for any range and filter, in its order", () => {
    fc.assert(
      fc.property(
        arbitraryEvents(),
        arbitraryRange(),
        arbitraryFilter(),
        (events, range, filter) => {
          withReports(events, (reports) => {
            const expected = reportRows(events, range, filter);
            const query = queryOf({ range, filter });
            const { rows, rowCount } = reports.page(query, { index: 0, size: 1_000 });
            assert.deepEqual(rows, expected);
            assert.equal(rowCount, expected.length);
            const summary = reports.generate(query);
            assert.equal(summary.rowCount, expected.length);
            assert.equal(summary.loggedIn, expected.filter((r) => r.status === "logged-in").length);
          });
        },
      ),
      { numRuns: 150 },
    );
  });

  it("end just before the range's end, and begin with its beginning (R1)", () => {
    const event = (kind: SessionEvent["kind"], at: number): SessionEvent => ({
      kind,
      at,
      agentArn: "",
      agentLogin: "mia",
      firstName: "",
      lastName: "",
      routingProfile: "",
      hierarchy: [],
    });
    withReports([event("login", 100), event("login", 150), event("logout", 200)], (reports) => {
      const shown = (from: number, to: number) => {
        const { rows } = reports.page(queryOf({ range: { from, to } }), { index: 0, size: 10 });
        return rows.map((r) => [r.login, r.logout, r.durationMs, r.status, r.repeatLogins]);
      };
      assert.deepEqual(shown(100, 201), [[100, 200, 100, "logged-out", 1]]);
      assert.deepEqual(shown(100, 200), [[100, null, null, "logged-in", 1]]);
      assert.deepEqual(shown(100, 150), [[100, null, null, "logged-in", 0]]);
      assert.deepEqual(shown(200, 201), [[100, 200, 100, "logged-out", 1]]);
      assert.deepEqual(shown(101, 200), []);
      assert.deepEqual(shown(99, 100), []);
      assert.deepEqual(shown(201, 300), []);
    });
  });

  it("give every row once over their pages, in any order that is asked for", () => {
    fc.assert(
      fc.property(
        arbitraryEvents(),
        fc.constantFrom(...sortColumns),
        fc.boolean(),
        fc.integer({ min: 1, max: 7 }),
        (events, column, descending, size) => {
          withReports(events, (reports) => {
            const query = queryOf({ sort: { column, descending } });
            const { pageCount } = reports.page(query, { index: 0, size });
            const pages = Array.from({ length: pageCount }, (_, index) =>
              reports.page(query, { index, size }),
            );
            const rows = pages.flatMap((page) => [...page.rows]);
            const expected = reportRows(events, query.range, noFilter);
            assert.deepEqual(counted(rows), counted(expected));
            assert.deepEqual(rows, sorted(expected, column, descending));
          });
        },
      ),
      { numRuns: 80 },
    );
  });

  const logins = (count: number): SessionEvent[] =>
    Array.from({ length: count }, (_, i) => ({
      kind: "login",
      at: i,
      agentArn: "",
      agentLogin: `agent${String(i)}`,
      firstName: "",
      lastName: "",
      routingProfile: "",
      hierarchy: [],
    }));

  it("know of each session the events it came from, by SQL", () => {
    fc.assert(
      fc.property(arbitraryEvents(), (events) => {
        const { sessions, vocabulary, columns } = paired(events, 2);
        createTables(database, "t", sessions, vocabulary);
        try {
          assert.equal([...createEventTables(database, "t", ["one", "two"], columns)].length, 2);
          const found = database.rows(
            `SELECT count(*)::INTEGER AS wrong FROM t.sessions s
LEFT JOIN t.events i ON i.event = s.login_event LEFT JOIN t.events o ON o.event = s.logout_event
LEFT JOIN t.files f ON f.file = coalesce(i.file, o.file)
WHERE i.at_ms IS DISTINCT FROM s.login_ms OR o.at_ms IS DISTINCT FROM s.logout_ms
  OR i.logout = 1 OR o.logout = 0 OR f.name IS NULL`,
            [],
          );
          assert.deepEqual(found, [{ wrong: 0 }]);
          const [counted] = database.rows("SELECT count(*)::INTEGER AS events FROM t.events", []);
          assert.equal(counted?.["events"], events.length);
        } finally {
          database.dropSchema("t");
        }
      }),
      { numRuns: 40 },
    );
  });

  it("answer the last page for one beyond it", () => {
    withReports(logins(25), (reports) => {
      const page = reports.page(queryOf({}), { index: 9, size: 10 });
      assert.deepEqual([page.index, page.pageCount, page.rows.length], [2, 3, 5]);
      const none = reports.page(queryOf({ range: { from: -2, to: -1 } }), { index: 3, size: 10 });
      assert.deepEqual([none.index, none.pageCount, none.rows.length], [0, 1, 0]);
    });
  });

  it("count all rows, but refuse to hand out those of a report above its limit (R5)", () => {
    withReports(logins(11), (reports) => {
      const query = queryOf({ rowLimit: 10 });
      assert.equal(reports.generate(query).rowCount, 11);
      assert.equal(reports.page(query, { index: 0, size: 100 }).rows.length, 10);
      assert.throws(
        () => reports.rows(query, 0, 5),
        (error: unknown) => {
          assert.ok(error instanceof TooManyRows);
          assert.match(error.message, /has 11 rows, more than the limit of 10/);
          return true;
        },
      );
      assert.equal(reports.rows(queryOf({ rowLimit: 11 }), 0, 20).rows.length, 11);
    });
  });
});

function counted(rows: readonly Row[]): string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}

type Key = string | number | null;

const keys: Readonly<Record<SortColumn, (row: Row) => readonly Key[]>> = {
  agentLogin: (row) => [row.agentLogin],
  firstName: (row) => [row.firstName],
  lastName: (row) => [row.lastName],
  login: (row) => [row.login],
  logout: (row) => [row.logout],
  durationMs: (row) => [row.durationMs],
  routingProfile: (row) => [row.routingProfile],
  hierarchy: (row) => [0, 1, 2, 3, 4].map((level) => row.hierarchy[level] ?? ""),
  status: (row) => [["logged-out", "logged-in", "login-not-found"].indexOf(row.status)],
};

/** A stable sort of the report's own order; rows without a value last, whichever way. */
function sorted(rows: readonly Row[], column: SortColumn, descending: boolean): Row[] {
  return [...rows].sort((a, b) => {
    const [x, y] = [keys[column](a), keys[column](b)];
    for (const [i, key] of x.entries()) {
      const order = compareKeys(key, y[i] ?? null, descending);
      if (order !== 0) return order;
    }
    return 0;
  });
}

function compareKeys(a: Key, b: Key, descending: boolean): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const order =
    typeof a === "string" && typeof b === "string" ? compareText(a, b) : Number(a) - Number(b);
  return descending ? -order : order;
}
