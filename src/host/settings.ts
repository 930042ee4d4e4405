/** The settings (`rollcall.…`), read once at this border: what comes out is right, or a UserError names the setting. */
import * as vscode from "vscode";
import { IANAZone } from "luxon";
import { UserError } from "../errors.ts";
import { fields, type ColumnMapping, type Field } from "../events/headers.ts";

export interface Settings {
  /** Glob patterns, relative to the workspace folder (E5). */
  readonly events: readonly string[];
  readonly sourceTimeZone: string;
  readonly columns: ColumnMapping;
  /** R5. */
  readonly rowLimit: number;
  readonly escapeFormulas: boolean;
}

export const defaultRowLimit = 10_000;
const maxRowLimit = 1_048_575;

/** `scope`: the workspace folder or document that the settings are for. */
export function readSettings(scope: vscode.Uri | undefined): Settings {
  const values = vscode.workspace.getConfiguration("rollcall", scope);
  return parseSettings((name) => values.get(name));
}

/** Apart from VS Code for the sake of its test. */
export function parseSettings(get: (name: string) => unknown): Settings {
  return {
    events: eventPatterns(get("events")),
    sourceTimeZone: timeZone(get("sourceTimeZone")),
    columns: columnMapping(get("columns")),
    rowLimit: rowLimit(get("rowLimit")),
    escapeFormulas: escapeFormulas(get("csv.escapeFormulas")),
  };
}

function eventPatterns(value: unknown): readonly string[] {
  if (
    !Array.isArray(value) ||
    !value.every((v): v is string => typeof v === "string" && v.trim() !== "")
  )
    throw wrong(
      "events",
      vscode.l10n.t('a list of glob patterns, such as ["events/**/*.json.gz"]'),
    );
  return [...value];
}

function timeZone(value: unknown): string {
  if (typeof value !== "string" || !IANAZone.isValidZone(value))
    throw wrong("sourceTimeZone", vscode.l10n.t("an IANA time zone, such as Europe/Berlin or UTC"));
  return value;
}

function columnMapping(value: unknown): ColumnMapping {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw wrong("columns", vscode.l10n.t("an object with a column's name for each field"));
  for (const [field, column] of Object.entries(value)) {
    if (!(fields as readonly string[]).includes(field))
      throw wrong(
        "columns",
        vscode.l10n.t('an object with these fields only: {0}; not "{1}"', fields.join(", "), field),
      );
    if (typeof column !== "string" || column === "")
      throw wrong("columns", vscode.l10n.t('an object whose "{0}" is a column\'s name', field));
  }
  // VS Code's own object is a proxy, which no message can carry.
  return { ...(value as Partial<Record<Field, string>>) };
}

function rowLimit(value: unknown): number {
  if (typeof value !== "number" || !Number.isInteger(value) || value < 1 || value > maxRowLimit)
    throw wrong("rowLimit", vscode.l10n.t("a whole number from 1 to {0}", maxRowLimit));
  return value;
}

function escapeFormulas(value: unknown): boolean {
  if (typeof value !== "boolean") throw wrong("csv.escapeFormulas", vscode.l10n.t("true or false"));
  return value;
}

const wrong = (name: string, expected: string): UserError =>
  new UserError(
    vscode.l10n.t(
      'The setting "rollcall.{0}" must be {1}. Change it in the settings.',
      name,
      expected,
    ),
  );
