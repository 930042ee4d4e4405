/** The browser's engine, in a web worker: every file comes through the extension host. */
import { serveApp } from "../remote-app.ts";
import { createApp } from "../app.ts";
import { openWebDuckDb } from "./duckdb.ts";

/** DuckDB's wasm file is the first thing that is sent here. */
const wasm = new Promise<ArrayBuffer>((resolve) => {
  const first = ({ data }: MessageEvent<{ wasm?: ArrayBuffer }>): void => {
    if (!data.wasm) return;
    self.removeEventListener("message", first);
    resolve(data.wasm);
  };
  self.addEventListener("message", first);
});

serveApp(
  {
    post: (message, transfer) => {
      self.postMessage(message, [...(transfer ?? [])]);
    },
    listen: (receive) => {
      const listener = ({ data }: MessageEvent): void => {
        receive(data);
      };
      self.addEventListener("message", listener);
      return () => {
        self.removeEventListener("message", listener);
      };
    },
  },
  (reader) => createApp({ reader, openDatabase: async () => openWebDuckDb(await wasm) }),
);
