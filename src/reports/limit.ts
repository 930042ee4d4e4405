/** The row limit (R5): nothing is ever cut short in silence, and each message tells the ways out. */
import { UserError } from "../errors.ts";

/** A UserError of its own, since the command line has an exit status for it. */
export class TooManyRows extends UserError {}

/** For what takes the whole report. */
export function checkRowLimit(rowCount: number, rowLimit: number): void {
  if (rowCount <= rowLimit) return;
  throw new TooManyRows(
    `The report has ${String(rowCount)} rows, more than the limit of ${String(rowLimit)}. ${waysOut}`,
  );
}

/** For a page that begins with row `first` (from 0): of a report above its limit, those up to it can be looked at. */
export function checkPageLimit(first: number, rowCount: number, rowLimit: number): void {
  if (first < rowLimit) return;
  throw new TooManyRows(
    `This page lies beyond row ${String(rowLimit)}, the limit; the report has ${String(rowCount)} rows. ${waysOut}`,
  );
}

const waysOut =
  "Choose a shorter time range, filter by agent, hierarchy or routing profile, " +
  "or raise the row limit (--row-limit, or the setting rollcall.rowLimit).";
