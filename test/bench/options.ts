import { parseArgs } from "node:util";

export interface BenchOptions {
  /** Logins and logouts in the CSV. */
  readonly events: number;
  /** Records in the agent event stream, some 1.5 kB each. */
  readonly lines: number;
  readonly runs: number;
  /** Where the figures go as JSON. */
  readonly json: string | undefined;
  /** Only works and contenders with this in their name. */
  readonly only: string | undefined;
}

/** A stream of more would only fill the disk: loading is linear. */
const mostLines = 1_000_000;

export function parseOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      events: { type: "string", default: "1000000" },
      lines: { type: "string" },
      runs: { type: "string", default: "5" },
      json: { type: "string" },
      only: { type: "string" },
    },
  });
  const events = wholeNumber("--events", values.events, 1000);
  return {
    events,
    lines:
      values.lines === undefined
        ? Math.min(events, mostLines)
        : wholeNumber("--lines", values.lines, 1000),
    runs: wholeNumber("--runs", values.runs, 1),
    json: values.json,
    only: values.only,
  };
}

function wholeNumber(option: string, text: string, least: number): number {
  const number = Number(text.replaceAll("_", ""));
  if (Number.isSafeInteger(number) && number >= least) return number;
  throw new Error(`${option} must be a whole number from ${least} up, not ${text}`);
}
