/** Pages in words and numbers. */
import type { ReportPage } from "../src/reports/report.ts";
import { text } from "./strings.ts";

export const pageSizes = [25, 50, 100, 500] as const;

/** "1–100 of 1,284". */
export function pageLabel(
  page: Pick<ReportPage, "index" | "rows" | "rowCount">,
  size: number,
): string {
  if (page.rows.length === 0) return text.noRows;
  const first = page.index * size + 1;
  return text.rowSpan(first, first + page.rows.length - 1, page.rowCount);
}

/** The page, from 0, that a typed number means; undefined when it means none. */
export function typedPage(typed: string, pageCount: number): number | undefined {
  const n = Number(typed.replaceAll(/[\s.,]/g, ""));
  if (!Number.isInteger(n) || n < 1) return undefined;
  return Math.min(n, pageCount) - 1;
}

/** After a change of the rows a page, the page that holds the row that was first. */
export const pageAfterResize = (index: number, size: number, newSize: number): number =>
  Math.floor((index * size) / newSize);
