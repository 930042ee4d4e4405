/** The entry of the browser's extension host. */
import * as vscode from "vscode";
import { start } from "../host/activate.ts";
import type { RollcallApi } from "../host/api.ts";
import type { EngineWorker } from "../host/engine.ts";

export const activate = (context: vscode.ExtensionContext): RollcallApi =>
  start(context, {
    openWorker: () => openEngineWorker(vscode.Uri.joinPath(context.extensionUri, "dist")),
  });

/** The worker's code is read and started from memory: an extension's own files may lie on another origin. */
async function openEngineWorker(dist: vscode.Uri): Promise<EngineWorker> {
  const { fs } = vscode.workspace;
  const [code, wasm] = await Promise.all([
    fs.readFile(vscode.Uri.joinPath(dist, "web", "engine.js")),
    fs.readFile(vscode.Uri.joinPath(dist, "duckdb-eh.wasm")),
  ]);
  const url = URL.createObjectURL(new Blob([new Uint8Array(code)], { type: "text/javascript" }));
  const worker = new Worker(url);
  const bytes = new Uint8Array(wasm).buffer;
  worker.postMessage({ wasm: bytes }, [bytes]);
  return {
    post: (message, transfer) => {
      worker.postMessage(message, [...(transfer ?? [])]);
    },
    listen: (receive) => {
      const listener = (event: MessageEvent<unknown>): void => {
        receive(event.data);
      };
      worker.addEventListener("message", listener);
      return () => {
        worker.removeEventListener("message", listener);
      };
    },
    terminate: () => {
      worker.terminate();
      URL.revokeObjectURL(url);
    },
    onDied: (listener) => {
      worker.addEventListener("error", (event) => {
        listener(new Error(event.message));
      });
    },
  };
}
