/** The desktop's engine, in a worker thread: reads files of the disk by itself, asks the extension host for others. */
import { parentPort, workerData } from "node:worker_threads";
import { serveApp } from "../remote-app.ts";
import { createApp } from "../app.ts";
import { openNodeDuckDb } from "./duckdb.ts";
import { nodeFileReader } from "./files.ts";

const port = parentPort;
if (!port) throw new Error("This file runs as a worker thread");
const { wasm } = workerData as { wasm: string };

serveApp(
  {
    post: (message, transfer) => {
      port.postMessage(message, transfer);
    },
    listen: (receive) => {
      port.on("message", receive);
      return () => port.off("message", receive);
    },
  },
  (hostReader) =>
    createApp({
      reader: {
        read: (uri) => (uri.startsWith("file:") ? nodeFileReader : hostReader).read(uri),
      },
      openDatabase: () => openNodeDuckDb(wasm),
    }),
);
