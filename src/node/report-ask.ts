/** What is asked for: the saved report, changed by options, on top of the folder's settings. */
import { dirname, isAbsolute, join, relative, resolve } from "node:path";
import { existsSync } from "node:fs";
import { parse, printParseErrorCode, type ParseError } from "jsonc-parser";
import { UserError } from "../errors.ts";
import type { ColumnMapping } from "../events/headers.ts";
import { parseDefinition, type ReportDefinition } from "../reports/definition.ts";
import type { Filter, Range } from "../reports/report.ts";
import { checkFrame, checkZone, parseInstant, rangeOf } from "../reports/time-frame.ts";
import { parseSettings, type Settings } from "../settings.ts";
import { readTextFile } from "./text-file.ts";

export interface ReportOptions {
  readonly events?: string[];
  readonly frame?: string;
  readonly from?: string;
  readonly to?: string;
  readonly timeZone?: string;
  readonly now?: string;
  readonly agent?: string[];
  readonly hierarchy?: string[];
  readonly routingProfile?: string[];
  readonly rowLimit?: number;
  readonly sourceTimeZone?: string;
  readonly column?: string[];
  readonly escapeFormulas: boolean;
  readonly format?: string;
  readonly output?: string;
}

export interface ReportAsk {
  /** The folder that event patterns are relative to. */
  readonly folder: string;
  readonly events: readonly string[];
  readonly sourceTimeZone: string;
  readonly columns: ColumnMapping;
  readonly timeZone: string;
  readonly range: Range;
  readonly filter: Filter;
  readonly rowLimit: number;
  readonly escapeFormulas: boolean;
}

/** `now`: UTC milliseconds, where the options don't say. Throws UserErrors, all of them wrong usage. */
export async function reportAsk(
  file: string | undefined,
  options: ReportOptions,
  now: number,
): Promise<ReportAsk> {
  const saved = file === undefined ? undefined : await savedReport(file);
  if (options.events?.some((pattern) => pattern.trim() === ""))
    throw new UserError("--events names nothing. Write a glob or a path after it.");
  // Patterns of a saved report are relative to its workspace folder, those of the command line to this one.
  const home = file === undefined ? process.cwd() : workspaceFolder(resolve(file));
  const settings = withOptions(await folderSettings(home), options);
  const timeZone = checkZone(options.timeZone ?? saved?.timeZone ?? "UTC");
  return {
    folder: options.events ? process.cwd() : home,
    events: options.events ?? saved?.events ?? settings.events,
    sourceTimeZone: settings.sourceTimeZone,
    columns: settings.columns,
    timeZone,
    range: rangeAsked(options, saved, timeZone, now),
    filter: filterAsked(options, saved?.filter),
    rowLimit: settings.rowLimit,
    escapeFormulas: settings.escapeFormulas,
  };
}

async function savedReport(file: string): Promise<ReportDefinition> {
  const { definition, faults } = parseDefinition(await readTextFile(file));
  if (definition) return definition;
  const lines = faults.map((f) => `${file}:${String(f.line)}:${String(f.column)}: ${f.message}`);
  throw new UserError(["The saved report has faults.", ...lines].join("\n"));
}

/** This folder when the report lies in it; else the nearest above the report that looks like a workspace. */
function workspaceFolder(report: string): string {
  const inside = relative(process.cwd(), report);
  if (!inside.startsWith("..") && !isAbsolute(inside)) return process.cwd();
  const marks = [".vscode", ".rollcall", ".git"];
  for (let folder = dirname(report); ; folder = dirname(folder)) {
    if (marks.some((mark) => existsSync(join(folder, mark)))) return folder;
    if (folder === dirname(folder)) return dirname(report);
  }
}

/** The workspace's own settings, so that the command line shows what the editor shows. */
async function folderSettings(folder: string): Promise<Settings> {
  const path = join(folder, ".vscode", "settings.json");
  if (!existsSync(path)) return parseSettings(() => undefined);
  const errors: ParseError[] = [];
  const values: unknown = parse(await readTextFile(path), errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error) throw new UserError(`${path}: ${printParseErrorCode(error.error)}. Mend the file.`);
  const isObject = typeof values === "object" && values !== null;
  return parseSettings((name) =>
    isObject ? (values as Record<string, unknown>)[`rollcall.${name}`] : undefined,
  );
}

function withOptions(settings: Settings, options: ReportOptions): Settings {
  return {
    ...settings,
    rowLimit: options.rowLimit ?? settings.rowLimit,
    sourceTimeZone: checkZone(options.sourceTimeZone ?? settings.sourceTimeZone),
    columns: options.column ? columnsOf(options.column) : settings.columns,
    escapeFormulas: options.escapeFormulas && settings.escapeFormulas,
  };
}

function columnsOf(pairs: readonly string[]): ColumnMapping {
  const entries = pairs.map((pair) => {
    const at = pair.indexOf("=");
    return [pair.slice(0, Math.max(at, 0)), pair.slice(at + 1)] as const;
  });
  const columns: unknown = Object.fromEntries(entries);
  return parseSettings((name) => (name === "columns" ? columns : undefined)).columns;
}

function rangeAsked(
  options: ReportOptions,
  saved: ReportDefinition | undefined,
  timeZone: string,
  moment: number,
): Range {
  const { from, to } = options;
  const now = options.now === undefined ? moment : parseInstant(options.now, timeZone, "--now");
  if (from !== undefined || to !== undefined) {
    if (options.frame !== undefined && options.frame !== "custom")
      throw new UserError("--frame and --from/--to exclude each other. Leave one of them out.");
    if (from === undefined || to === undefined)
      throw new UserError("--from and --to go together. Give both.");
    parseInstant(from, timeZone, "--from");
    parseInstant(to, timeZone, "--to");
    return rangeOf({ frame: "custom", from, to }, timeZone, now);
  }
  if (options.frame !== undefined) {
    const frame = checkFrame(options.frame);
    if (frame === "custom") throw new UserError("--frame custom needs --from and --to.");
    return rangeOf(frame, timeZone, now);
  }
  return rangeOf(saved?.timeRange ?? "yesterday", timeZone, now);
}

/** Each kind of filter that is given takes the place of the saved one. */
function filterAsked(options: ReportOptions, saved: Filter | undefined): Filter {
  return {
    agents: options.agent ?? saved?.agents ?? [],
    hierarchy: options.hierarchy?.map(pathOf) ?? saved?.hierarchy ?? [],
    routingProfiles: options.routingProfile ?? saved?.routingProfiles ?? [],
  };
}

/** `EMEA/Support`; a slash in a group's name is written `\/`. */
function pathOf(text: string): string[] {
  const path = text.split(/(?<!\\)\//).map((group) => group.replaceAll("\\/", "/").trim());
  if (path.includes("") || path.length > 5)
    throw new UserError(
      `--hierarchy "${text}" is not a path of one to five groups, such as EMEA/Support.`,
    );
  return path;
}
