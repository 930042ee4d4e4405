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
import { dirname } from "node:path";
import { inRepo, inScratch } from "./places.ts";

const seed = 1;
/** Of a large contact centre. */
const agents = 5_000;
/** Share of logins and logouts in the stream; the rest are heartbeats and state changes. */
const logins = 0.03;

export interface BenchFile {
  readonly path: string;
  /** What `npm run samples` is asked for it. */
  readonly args: readonly string[];
}

export interface BenchData {
  readonly csv: BenchFile;
  readonly stream: BenchFile;
}

export function benchData(events: number, lines: number): BenchData {
  const version = generatorVersion();
  const file = (name: string, ...args: readonly string[]): BenchFile => ({
    path: inScratch("data", `${version}-${name}`),
    args: ["--bench", ...args, "--seed", String(seed), "--agents", String(agents)],
  });
  return {
    csv: file(`logins-${events}.csv`, "csv", "--events", String(events)),
    stream: file(
      `stream-${lines}.json`,
      ...["stream", "--events", String(lines), "--logins", String(logins)],
    ),
  };
}

/** The time that the CSV's events are spread over (UTC milliseconds), but for an eighth at either end. */
export function benchRange(events: number): { readonly from: number; readonly to: number } {
  const start = Date.UTC(2026, 0, 1);
  const spanMs = (events / agents) * 8 * 3_600_000;
  return { from: Math.round(start + spanMs / 8), to: Math.round(start + (spanMs * 7) / 8) };
}

/**
 * Makes the file unless it is there, and has the system keep it in memory, so that the first contender is no worse off
 * than the others. Answers its bytes.
 */
export async function provide({ path, args }: BenchFile): Promise<number> {
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true });
    // A file that was cut short must not be taken for a whole one.
    const half = `${path}.${process.pid}.half`;
    const samples = ["--import", "tsx", inRepo("scripts/samples.ts"), ...args, "--out", half];
    execFileSync(process.execPath, samples, { cwd: inRepo(), stdio: "inherit" });
    renameSync(half, path);
  }
  let bytes = 0;
  for await (const piece of createReadStream(path)) bytes += (piece as Buffer).length;
  return bytes;
}

/** Changes with the generator's own code. */
function generatorVersion(): string {
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
