import { NODE_RUNTIME, VoidLogger, createDuckDB } from "@duckdb/duckdb-wasm/blocking";
import { duckDbDatabase } from "../adapters/duckdb.ts";
import { refuseRequests } from "../adapters/no-network.ts";
import type { Database } from "../ports.ts";

/** Opens DuckDB from the wasm file at `wasmPath` in this thread; about a second, most of it compiling. */
export async function openNodeDuckDb(wasmPath: string): Promise<Database> {
  refuseRequests();
  const bundle = { mainModule: wasmPath, mainWorker: "" };
  const bindings = await createDuckDB({ mvp: bundle, eh: bundle }, new VoidLogger(), NODE_RUNTIME);
  await bindings.instantiate(() => undefined);
  return duckDbDatabase(bindings);
}
