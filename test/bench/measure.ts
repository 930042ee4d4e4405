/** Runs a contender and takes down what it tells. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import type { Answer } from "./answers.ts";
import type { Contender } from "./contenders.ts";
import type { Measured } from "./figures.ts";
import { works } from "./work-names.ts";

export interface Outcome {
  readonly measured: readonly Measured[];
  readonly answers: readonly Answer[];
}

/** A line of a contender's standard output. */
interface Told {
  readonly work: string;
  readonly ms: number;
  readonly peakMb: number;
  readonly answer?: string;
}

export async function run(contender: Contender): Promise<Outcome> {
  const { measured, answers } = await (contender.whole ? runWhole : runTelling)(contender);
  const lacking = contender.works.filter((work) => !measured.some((one) => one.work === work));
  if (lacking.length > 0)
    throw new Error(`${contender.name} ended without having done: ${lacking.join(", ")}`);
  return { measured, answers };
}

async function runTelling(contender: Contender): Promise<Outcome> {
  const measured: Measured[] = [];
  const answers: Answer[] = [];
  const { name } = contender;
  await watched(contender, (line, sinceStartMs) => {
    const { work, ms, peakMb, answer } = JSON.parse(line) as Told;
    measured.push({ work, contender: name, ms, peakMb });
    if (answer !== undefined) answers.push({ work, contender: name, text: answer });
    if (work === works.csvToPage)
      measured.push({ work: works.processToPage, contender: name, ms: sinceStartMs, peakMb });
  });
  return { measured, answers };
}

async function runWhole(contender: Contender): Promise<Outcome> {
  const { name, works: done } = contender;
  const work = done[0] ?? "";
  const lines: string[] = [];
  const { ms, peakMb } = await watched(contender, (line) => lines.push(line));
  return {
    measured: [{ work, contender: name, ms, peakMb }],
    answers: [{ work, contender: name, text: lines.join("\n") }],
  };
}

/** Often enough for the last look to be near a process's end. */
const lookMs = 20;

/** Runs the contender to its end; rejects when it fails, with what it said. */
function watched(
  { name, command, args, cwd }: Contender,
  hear: (line: string, sinceStartMs: number) => void,
): Promise<{ ms: number; peakMb: number }> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(command, args, {
      stdio: ["ignore", "pipe", "pipe"],
      // R prints names as bytes only where the locale knows them.
      env: { ...process.env, LC_ALL: "C.UTF-8" },
      ...(cwd !== undefined && { cwd }),
    });
    let peakMb = 0;
    const looking = setInterval(() => {
      peakMb = Math.max(peakMb, child.pid === undefined ? 0 : peakOf(child.pid));
    }, lookMs);
    let complaint = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (complaint += text));
    const failed = (error: unknown): void => {
      clearInterval(looking);
      reject(new Error(`${name} failed.\n${complaint}`, { cause: error }));
    };
    createInterface(child.stdout).on("line", (line) => {
      try {
        hear(line, performance.now() - start);
      } catch (error) {
        child.kill();
        failed(error);
      }
    });
    child.once("error", failed);
    let ms = 0;
    child.once("exit", () => (ms = performance.now() - start));
    child.once("close", (code, signal) => {
      clearInterval(looking);
      if (code === 0) resolve({ ms, peakMb });
      else failed(new Error(`It ended with ${String(code ?? signal)}`));
    });
  });
}

/** 0 where the system has no such file. */
function peakOf(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
