import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

const pending = new Set();
const signals = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };

function undoAll() {
  // The latest first: a server has to end before its folder can go.
  for (const undo of [...pending].reverse()) undo();
  pending.clear();
}

function listen() {
  process.once("exit", undoAll);
  // A signal's own way to end a process would skip what "exit" does.
  for (const [signal, number] of Object.entries(signals)) {
    process.once(signal, () => process.exit(128 + number));
  }
}

/** Runs `undo` however this process ends, but for SIGKILL; answers what takes it back. */
export function atExit(undo) {
  if (pending.size === 0 && process.listenerCount("exit", undoAll) === 0) listen();
  pending.add(undo);
  return () => pending.delete(undo);
}

/** A folder of our own below the system's temporary one, gone when this process ends. */
export function temporaryFolder(name) {
  const folder = mkdtempSync(path.join(os.tmpdir(), `rollcall-${name}-`));
  atExit(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
  return folder;
}
