/** What every contender tells the bench: a line of JSON for each work, as soon as it is done. */
import { readFileSync } from "node:fs";

/** `answer`: what must be the same for all contenders; left out where there is nothing to compare. */
export function emit(work: string, ms: number, answer?: string): void {
  process.stdout.write(`${JSON.stringify({ work, ms, peakMb: peakMb(), answer })}\n`);
}

/** Linux hands the starting process's own peak down in `maxRSS`, so its status file comes first. */
function peakMb(): number {
  try {
    const [, kb] = /VmHWM:\s+(\d+) kB/.exec(readFileSync("/proc/self/status", "utf8")) ?? [];
    if (kb !== undefined) return Number(kb) / 1024;
  } catch {
    // Only Linux has such a file.
  }
  return process.resourceUsage().maxRSS / 1024;
}

export async function timed<T>(work: () => T | Promise<T>): Promise<{ ms: number; result: T }> {
  const start = performance.now();
  const result = await work();
  return { ms: performance.now() - start, result };
}

/** What is asked of all contenders, as their arguments after the mode. */
export interface Ask {
  readonly file: string;
  /** UTC milliseconds, half-open. */
  readonly from: number;
  readonly to: number;
  readonly routingProfile: string;
}

export function askOf([
  file = "",
  from = "",
  to = "",
  routingProfile = "",
]: readonly string[]): Ask {
  return { file, from: Number(from), to: Number(to), routingProfile };
}

/** Half the time that was asked for. */
export function halfway({ from, to }: Ask): number {
  return Math.floor((from + to) / 2);
}

export type PageRow = readonly [
  agentLogin: string,
  firstName: string,
  lastName: string,
  login: number | null,
  logout: number | null,
  routingProfile: string,
  level1: string,
  level2: string,
  level3: string,
];

export function pageAnswer(rowCount: number, rows: readonly PageRow[]): string {
  const lines = rows.map((row) => row.map((cell) => String(cell ?? "")).join("|"));
  return [`${String(rowCount)} rows`, ...lines].join("\n");
}

export const pageSize = 100;
