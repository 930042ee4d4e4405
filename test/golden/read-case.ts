import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Filter } from "../../src/reports/report.ts";

/** A case's `report.json`: the command line's options, or a saved report of the folder by its name. */
export interface CaseOptions {
  /** What the case is for. */
  readonly about: string;
  readonly now: string;
  readonly report?: string;
  readonly frame?: string;
  readonly from?: string;
  readonly to?: string;
  readonly timeZone?: string;
  readonly sourceTimeZone?: string;
  readonly filter?: Filter;
  /** Records that must be listed as skipped, in file and line order. */
  readonly skipped?: readonly { readonly file: string; readonly line: number }[];
}

export interface GoldenCase {
  readonly name: string;
  readonly folder: string;
  readonly options: CaseOptions;
  /** Undefined when there is no expected.csv. */
  readonly expected: string | undefined;
}

const casesFolder = join(import.meta.dirname, "cases");

export function goldenCases(): GoldenCase[] {
  return readdirSync(casesFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => readCase(name));
}

function readCase(name: string): GoldenCase {
  const folder = join(casesFolder, name);
  const options = JSON.parse(readFileSync(join(folder, "report.json"), "utf8")) as CaseOptions;
  const expected = expectedFile({ folder });
  return {
    name,
    folder,
    options,
    expected: existsSync(expected) ? readFileSync(expected, "utf8") : undefined,
  };
}

export function expectedFile({ folder }: Pick<GoldenCase, "folder">): string {
  return join(folder, "expected.csv");
}

/** The arguments that a user would type for this case. */
export function cliArguments(options: CaseOptions, format: string): string[] {
  const { filter } = options;
  return [
    "report",
    ...(options.report === undefined ? ["--events", "events/*"] : [options.report]),
    ...option("--frame", options.frame),
    ...option("--from", options.from),
    ...option("--to", options.to),
    ...option("--time-zone", options.timeZone),
    ...option("--source-time-zone", options.sourceTimeZone),
    ...option("--now", options.now),
    ...(filter?.agents ?? []).flatMap((login) => ["--agent", login]),
    ...(filter?.hierarchy ?? []).flatMap((path) => ["--hierarchy", path.join("/")]),
    ...(filter?.routingProfiles ?? []).flatMap((name) => ["--routing-profile", name]),
    ...["--format", format],
  ];
}

function option(name: string, value: string | undefined): string[] {
  return value === undefined ? [] : [name, value];
}
