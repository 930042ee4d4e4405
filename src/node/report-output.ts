/** The forms of a report on the command line, each in parts, so that long reports stream. */
import type { App } from "../app.ts";
import type { SkippedRecord } from "../events/load.ts";
import type { ReportQuery, Row } from "../reports/report.ts";
import type { ReportAsk } from "./report-ask.ts";
import { reportTable } from "./table.ts";

export type Printed = string | Uint8Array;

interface Report {
  readonly app: App;
  readonly ask: ReportAsk;
  readonly query: ReportQuery;
  readonly rowCount: number;
  readonly skipped: readonly SkippedRecord[];
}

/** Format → its parts in order. */
export const outputs = {
  table: tableParts,
  csv: csvParts,
  json: jsonParts,
} as const satisfies Record<string, (report: Report) => AsyncIterable<Printed>>;

export type Format = keyof typeof outputs;

/** Rows asked for at a time. */
const rowsAtOnce = 5_000;

async function* pages({ app, query, rowCount }: Report): AsyncIterable<readonly Row[]> {
  for (let index = 0; index * rowsAtOnce < rowCount; index++)
    yield (await app.page(query, { index, size: rowsAtOnce })).rows;
}

async function* csvParts({ app, ask, query }: Report): AsyncIterable<Printed> {
  for (let row: number | undefined = 0; row !== undefined;) {
    const part = await app.csv(query, ask, row);
    yield part.bytes;
    row = part.next;
  }
}

async function* jsonParts(report: Report): AsyncIterable<Printed> {
  const { ask, rowCount, skipped } = report;
  const head = {
    from: utc(ask.range.from),
    to: utc(ask.range.to),
    timeZone: ask.timeZone,
    rowCount,
  };
  yield `${JSON.stringify(head).slice(0, -1)},"rows":[`;
  let separator = "\n";
  for await (const rows of pages(report)) {
    if (rows.length > 0)
      yield separator + rows.map((row) => JSON.stringify(jsonRow(row))).join(",\n");
    separator = ",\n";
  }
  const named = skipped.map(({ file, line, reason }) => ({ file, line, reason }));
  yield `],"skipped":${JSON.stringify(named)}}\n`;
}

function jsonRow(row: Row) {
  return { ...row, login: utc(row.login), logout: utc(row.logout) };
}

function utc(instant: number | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}

async function* tableParts(report: Report): AsyncIterable<Printed> {
  const rows: Row[] = [];
  for await (const page of pages(report)) rows.push(...page);
  const width = process.stdout.isTTY ? process.stdout.columns : undefined;
  yield reportTable(rows, report.ask, width);
}
