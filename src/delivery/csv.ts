/** A report's rows as CSV text (§5). */
import Papa from "papaparse";
import { twoDigits, utcText } from "../reports/clock-face.ts";
import type { Instant, Row, Status } from "../reports/report.ts";
import { zoneOffsets } from "../reports/zone.ts";

export interface CsvOptions {
  /** IANA zone of the times (C2). */
  readonly timeZone: string;
  /** C3: put `'` before text that a spreadsheet would run. */
  readonly escapeFormulas: boolean;
}

export interface CsvPart {
  readonly bytes: Uint8Array;
  /** Row to ask for next; undefined when this was the last part. */
  readonly next?: number | undefined;
}

export const csvFileName = "Login_Logout report.csv";

/** R6's columns, then C1's; none of these names needs quotes. */
export const csvColumns = [
  "Agent login",
  "First name",
  "Last name",
  "Login time",
  "Logout time",
  "Duration",
  "Routing profile",
  "Hierarchy level 1",
  "Hierarchy level 2",
  "Hierarchy level 3",
  "Hierarchy level 4",
  "Hierarchy level 5",
  "Status",
  "Repeat logins",
  "Duration (s)",
  "Login time (UTC)",
  "Logout time (UTC)",
  "Time zone",
] as const;

export const statusTexts: Readonly<Record<Status, string>> = {
  "logged-out": "Logged out",
  "logged-in": "Logged in",
  "login-not-found": "Login not found",
};

const lineEnd = "\r\n";

export function csvHeader(): string {
  return csvColumns.join(",") + lineEnd;
}

/** The rows' lines, each with its line end, so that parts of a report can follow one another. */
export function csvRows(rows: readonly Row[], options: CsvOptions): string {
  const { formatLocal } = zoneOffsets(options.timeZone);
  const text = options.escapeFormulas ? (value: string) => quoted(escapeFormula(value)) : quoted;
  return rows
    .map((row) => cells(row, options.timeZone, formatLocal, text).join(",") + lineEnd)
    .join("");
}

function cells(
  row: Row,
  timeZone: string,
  local: (instant: Instant) => string,
  text: (value: string) => string,
): readonly string[] {
  return [
    text(row.agentLogin),
    text(row.firstName),
    text(row.lastName),
    orEmpty(row.login, local),
    orEmpty(row.logout, local),
    orEmpty(row.durationMs, clockDuration),
    text(row.routingProfile),
    text(row.hierarchy[0] ?? ""),
    text(row.hierarchy[1] ?? ""),
    text(row.hierarchy[2] ?? ""),
    text(row.hierarchy[3] ?? ""),
    text(row.hierarchy[4] ?? ""),
    statusTexts[row.status],
    String(row.repeatLogins),
    orEmpty(row.durationMs, secondsDuration),
    orEmpty(row.login, utcText),
    orEmpty(row.logout, utcText),
    timeZone,
  ];
}

const special = /[",\r\n\uFEFF]|^\s|\s$/;

/** The library's quoting, asked only for text that may need it: it takes most of a report's time otherwise. */
function quoted(value: string): string {
  return special.test(value) ? Papa.unparse([[value]]) : value;
}

function orEmpty(value: number | null, print: (value: number) => string): string {
  return value === null ? "" : print(value);
}

const formulaStart = /^[=+\-@\t\r]/;

/** C3. Only the first character counts, whatever follows, line breaks too. */
function escapeFormula(value: string): string {
  return formulaStart.test(value) ? `'${value}` : value;
}

/** `H:MM:SS`, cut to the second; the hours go on beyond 24. */
export function clockDuration(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return `${String(hours)}:${twoDigits(minutes)}:${twoDigits(seconds % 60)}`;
}

/** Seconds with three decimals, without the detour of a fraction that no double holds. */
function secondsDuration(ms: number): string {
  return `${String(Math.floor(ms / 1000))}.${String(ms % 1000).padStart(3, "0")}`;
}
