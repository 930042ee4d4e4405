/** What is said above the row limit (R5). */
import * as vscode from "vscode";
import { UserError } from "../errors.ts";

export const tooManyRows = (rows: number, limit: number): UserError =>
  new UserError(
    vscode.l10n.t(
      'The report has {0} rows; the limit is {1}. Choose a shorter time range, filter it, or raise the setting "rollcall.rowLimit".',
      rows.toLocaleString(vscode.env.language),
      limit.toLocaleString(vscode.env.language),
    ),
  );

export const beyondLimit = (rows: number, limit: number): UserError =>
  new UserError(
    vscode.l10n.t(
      'This page lies beyond row {1}, the limit; the report has {0} rows. Choose a shorter time range, filter it, or raise the setting "rollcall.rowLimit".',
      rows.toLocaleString(vscode.env.language),
      limit.toLocaleString(vscode.env.language),
    ),
  );
