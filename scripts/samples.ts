/**
 * Makes sample workspaces and big files to measure with. Without arguments: the committed `samples/`.
 *   npm run samples -- --out DIR [--now ISO] [--seed N] [--days N] [--agents N] [--heartbeat MINUTES]
 *   npm run samples -- --bench csv --events N --out FILE [--agents N]
 *   npm run samples -- --bench stream --events N [--logins SHARE] --out FILE [--agents N]
 */
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { sampleStreams } from "../src/samples/workspace.ts";
import { benchCsv } from "./samples/bench-csv.ts";
import { benchStream } from "./samples/bench-stream.ts";

/** The committed workspace is always made for this instant. */
const committedNow = "2026-11-23T12:00:00Z";

const { values } = parseArgs({
  options: {
    out: { type: "string" },
    now: { type: "string", default: committedNow },
    seed: { type: "string", default: "1" },
    days: { type: "string", default: "5" },
    agents: { type: "string" },
    heartbeat: { type: "string" },
    bench: { type: "string" },
    events: { type: "string", default: "1000000" },
    logins: { type: "string", default: "0.03" },
  },
});

function number(
  name: "seed" | "days" | "events" | "logins" | "agents" | "heartbeat",
  least: number,
): number {
  const value = Number(values[name]);
  if (!(value >= least)) throw new Error(`--${name} must be a number from ${String(least)} up`);
  return value;
}

function write(path: string, pieces: Iterable<Uint8Array>): number {
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, "w");
  let bytes = 0;
  try {
    for (const piece of pieces) {
      for (let at = 0; at < piece.length;) at += writeSync(file, piece, at);
      bytes += piece.length;
    }
  } finally {
    closeSync(file);
  }
  return bytes;
}

/** Events of another run would mix with the new ones. */
const made = ["events", "other-systems"];

function writeWorkspace(out: string): number {
  const now = Date.parse(values.now);
  if (Number.isNaN(now)) throw new Error(`--now is no ISO instant: ${values.now}`);
  for (const folder of made) rmSync(join(out, folder), { recursive: true, force: true });
  const days = number("days", 1);
  const agents = values.agents === undefined ? 60 : number("agents", 1);
  // What is too big to commit is for measuring, and there heartbeats must be as many as in life.
  const usual = agents * days > 1000 ? 2 : 240;
  const streams = sampleStreams({
    now,
    seed: number("seed", 0),
    days,
    agents,
    heartbeatMinutes: values.heartbeat === undefined ? usual : number("heartbeat", 1),
    hoursPerFile: agents * days > 1000 ? 1 : 6,
  });
  let bytes = 0;
  for (const { path, pieces } of streams) bytes += write(join(out, path), pieces);
  return bytes;
}

function writeBench(kind: string, out: string): number {
  const agents = values.agents === undefined ? 5000 : number("agents", 1);
  const size = { seed: number("seed", 0), events: number("events", 0), agents };
  if (kind === "csv") return write(out, benchCsv(size));
  if (kind === "stream") return write(out, benchStream({ ...size, logins: number("logins", 0) }));
  throw new Error(`--bench must be csv or stream, not ${kind}`);
}

const started = performance.now();
const out = values.out ?? "samples";
if (values.bench !== undefined && values.out === undefined)
  throw new Error("--bench needs --out FILE");
const bytes = values.bench === undefined ? writeWorkspace(out) : writeBench(values.bench, out);
const seconds = (performance.now() - started) / 1000;
console.error(`${out}: ${(bytes / 1e6).toFixed(1)} MB in ${seconds.toFixed(1)} s`);
