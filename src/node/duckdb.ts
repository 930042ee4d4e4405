import { readFile } from "node:fs/promises";
import { NODE_RUNTIME, VoidLogger, createDuckDB } from "@duckdb/duckdb-wasm/blocking";
import { duckDbDatabase } from "../adapters/duckdb.ts";
import { refuseRequests } from "../adapters/no-network.ts";
import type { Database } from "../ports.ts";

/** Opens DuckDB from the wasm file at `wasmPath` in this thread; it is compiled beside it, in V8's own threads. */
export async function openNodeDuckDb(wasmPath: string): Promise<Database> {
  refuseRequests();
  const compiled = readFile(wasmPath).then((bytes) => WebAssembly.compile(bytes));
  const bundle = { mainModule: wasmPath, mainWorker: "" };
  const bindings = await createDuckDB({ mvp: bundle, eh: bundle }, new VoidLogger(), NODE_RUNTIME);
  const module = await compiled;
  // Left to itself it reads and compiles the file with this thread waiting, a second in which no event is read.
  const instantiateWasm = (imports: WebAssembly.Imports, done: Instantiated): [] => {
    Object.assign(globalThis, { DUCKDB_RUNTIME: NODE_RUNTIME });
    void WebAssembly.instantiate(module, imports).then((instance) => {
      done(instance, module);
    });
    return [];
  };
  Object.assign(bindings, { instantiateWasm });
  await bindings.instantiate(() => undefined);
  return duckDbDatabase(bindings);
}

type Instantiated = (instance: WebAssembly.Instance, module: WebAssembly.Module) => void;
