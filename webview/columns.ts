/** The table's columns (R6), what a row shows in them, and which of them a narrow pane keeps. */
import type { Row, Sort, SortColumn } from "../src/reports/report.ts";

export interface Column {
  readonly key: SortColumn;
  /** Where figures compare they stand to the right. */
  readonly align: "start" | "end";
}

const columns: readonly Column[] = [
  { key: "agentLogin", align: "start" },
  { key: "firstName", align: "start" },
  { key: "lastName", align: "start" },
  { key: "login", align: "end" },
  { key: "logout", align: "end" },
  { key: "durationMs", align: "end" },
  { key: "routingProfile", align: "start" },
  { key: "hierarchy", align: "start" },
  { key: "status", align: "start" },
];

export const columnCount = columns.length;

/** From 1, among all columns, so that folding some away renumbers none (aria-colindex). */
export const columnIndex = (key: SortColumn): number =>
  columns.findIndex((column) => column.key === key) + 1;

/** Pixels of the table below which these columns fold away: what the others need then, in VS Code's usual font. */
const folds: readonly { below: number; keys: readonly SortColumn[] }[] = [
  { below: 1190, keys: ["hierarchy"] },
  { below: 1030, keys: ["firstName", "lastName"] },
];

export function visibleColumns(width: number): readonly Column[] {
  const folded = new Set(folds.flatMap(({ below, keys }) => (width < below ? keys : [])));
  return columns.filter(({ key }) => !folded.has(key));
}

/** A first choice sorts upwards, a second downwards, a third gives the report's own order back. */
export function nextSort(sort: Sort | undefined, column: SortColumn): Sort | undefined {
  if (sort?.column !== column) return { column, descending: false };
  return sort.descending ? undefined : { column, descending: true };
}

export const fullName = (row: Row): string => `${row.firstName} ${row.lastName}`.trim();
