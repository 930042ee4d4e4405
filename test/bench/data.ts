/** The data to measure with, made from a seed and kept: a file's name holds all that its bytes depend on. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  createReadStream,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
} from "node:fs";
import { inRepo, inScratch } from "./places.ts";

const seed = 1;
/** Of a large contact centre. */
const agents = 5_000;
/** Share of logins and logouts in the stream; the rest are heartbeats and state changes. */
const logins = 0.03;

export interface BenchData {
  readonly csv: string;
  readonly stream: string;
}

export function benchData(events: number, lines: number): BenchData {
  return {
    csv: made(`logins-${events}.csv`, ["--bench", "csv", "--events", String(events)]),
    stream: made(`stream-${lines}.json`, [
      ...["--bench", "stream", "--events", String(lines)],
      ...["--logins", String(logins)],
    ]),
  };
}

/** The time that the CSV's events are spread over (UTC milliseconds), but for an eighth at either end. */
export function benchRange(events: number): { readonly from: number; readonly to: number } {
  const start = Date.UTC(2026, 0, 1);
  const spanMs = (events / agents) * 8 * 3_600_000;
  return { from: Math.round(start + spanMs / 8), to: Math.round(start + (spanMs * 7) / 8) };
}

function made(name: string, args: readonly string[]): string {
  const folder = inScratch("data");
  const file = `${folder}/${madeBy()}-${name}`;
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  const size = ["--seed", String(seed), "--agents", String(agents)];
  // A file that was cut short must not be taken for a whole one.
  const half = `${file}.${process.pid}.half`;
  const samples = ["--import", "tsx", inRepo("scripts/samples.ts")];
  const options = { cwd: inRepo(), stdio: "inherit" } as const;
  execFileSync(process.execPath, [...samples, ...args, ...size, "--out", half], options);
  renameSync(half, file);
  return file;
}

/** Changes with the generator's own code. */
function madeBy(): string {
  const folders = ["scripts/samples", "src/samples"].map((folder) => inRepo(folder));
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .sort()
      .map((name) => `${folder}/${name}`),
  );
  const hash = createHash("sha256");
  for (const file of [...files, inRepo("scripts/samples.ts")]) hash.update(readFileSync(file));
  return hash.digest("hex").slice(0, 8);
}

/** Has the system keep the file in memory, so that the first contender is no worse off than the others. */
export async function warm(file: string): Promise<number> {
  let bytes = 0;
  for await (const piece of createReadStream(file)) bytes += (piece as Buffer).length;
  return bytes;
}
