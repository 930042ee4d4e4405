import { createRequire } from "node:module";
import { openNodeDuckDb } from "../../src/node/duckdb.ts";
import type { Database } from "../../src/ports.ts";

/** The real DuckDB, as in the product. */
export function openTestDatabase(): Promise<Database> {
  const wasm = createRequire(__filename).resolve("@duckdb/duckdb-wasm/dist/duckdb-eh.wasm");
  return openNodeDuckDb(wasm);
}
