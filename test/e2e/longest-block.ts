/** Runs in the extension host: for how long nothing else could run there while we were at work. */
import * as vscode from "vscode";
import type { RollcallApi } from "../../src/host/api.ts";

const tickMs = 5;

interface Longest {
  /** Beyond its due that a timer had to wait, in milliseconds; a busy machine counts in. */
  readonly waited: number;
  /** That this thread itself computed between two ticks: the same on a busy machine. */
  readonly computed: number;
}

/** Node's from 22.19 on; a browser's worker has none. */
const cpuMs = (): number => {
  const usage = (globalThis.process as Partial<NodeProcess> | undefined)?.threadCpuUsage?.();
  return usage ? (usage.user + usage.system) / 1000 : Number.NaN;
};
interface NodeProcess {
  threadCpuUsage(): { readonly user: number; readonly system: number };
}

function watchLoop(): () => Longest {
  let last = { at: performance.now(), cpu: cpuMs() };
  let longest: Longest = { waited: 0, computed: 0 };
  const look = (): void => {
    const now = { at: performance.now(), cpu: cpuMs() };
    longest = {
      waited: Math.max(longest.waited, now.at - last.at - tickMs),
      computed: Math.max(longest.computed, now.cpu - last.cpu),
    };
    last = now;
  };
  const timer = setInterval(look, tickMs);
  return () => {
    look();
    clearInterval(timer);
    return longest;
  };
}

async function measure<T>(what: string, work: () => Thenable<T>): Promise<T> {
  const stop = watchLoop();
  const start = performance.now();
  const answer = await work();
  const took = performance.now() - start;
  const { waited, computed } = stop();
  say(
    `${what}: ${took.toFixed(0)} ms, longest block ${waited.toFixed(1)} ms, of computing ${computed.toFixed(1)} ms`,
  );
  return answer;
}

// As scripts/lib/host-suite.mjs wants its lines.
const say = (text: string): void => {
  console.log(`rollcall-host|${text}`);
};

export async function run(): Promise<void> {
  await measure("idle", () => new Promise((resolve) => setTimeout(resolve, 3000)));
  const extension = vscode.extensions.getExtension<RollcallApi>("rollcall.rollcall");
  if (!extension) throw new Error("Rollcall is not there");
  const api = await measure("activate", () => extension.activate());
  const { events } = await measure("load", () => api.loadEvents());
  say(`${String(events)} events loaded`);
  console.log('rollcall-host-counts|{"passed":1,"failed":0,"skipped":0}');
}
