/** The entry of the desktop's (and a server's) extension host. */
import { Worker } from "node:worker_threads";
import type * as vscode from "vscode";
import { start } from "../host/activate.ts";
import type { RollcallApi } from "../host/api.ts";
import type { EngineWorker } from "../host/engine.ts";

export const activate = (context: vscode.ExtensionContext): RollcallApi =>
  start(context, {
    openWorker: () =>
      openEngineWorker(
        context.asAbsolutePath("dist/node/engine.js"),
        context.asAbsolutePath("dist/duckdb-eh.wasm"),
      ),
  });

function openEngineWorker(code: string, wasm: string): EngineWorker {
  const worker = new Worker(code, { workerData: { wasm } });
  // Without this, a window that closes would wait for the worker.
  worker.unref();
  let ours = false;
  return {
    post: (message, transfer) => {
      worker.postMessage(message, transfer);
    },
    listen: (receive) => {
      worker.on("message", receive);
      return () => worker.off("message", receive);
    },
    terminate: () => {
      ours = true;
      void worker.terminate();
    },
    onDied: (listener) => {
      worker.once("error", listener);
      worker.once("exit", (code) => {
        if (!ours) listener(new Error(`exit ${code.toString()}`));
      });
    },
  };
}
