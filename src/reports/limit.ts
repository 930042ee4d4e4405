import { UserError } from "../errors.ts";

/** R5: nothing is ever cut short in silence. The message tells the three ways out. */
export function checkRowLimit(rowCount: number, rowLimit: number): void {
  if (rowCount <= rowLimit) return;
  throw new TooManyRows(
    `The report has ${String(rowCount)} rows, more than the limit of ${String(rowLimit)}. ` +
      "Choose a shorter time range, filter by agent, hierarchy or routing profile, or raise the row limit.",
  );
}

/** A UserError of its own, since the command line has an exit status for it. */
export class TooManyRows extends UserError {}
