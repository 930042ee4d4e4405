/** DuckDB-WASM's blocking build for browsers, which its package holds without exporting it; esbuild resolves it. */
declare module "duckdb-wasm-browser-blocking" {
  export { VoidLogger, type DuckDBBundles } from "@duckdb/duckdb-wasm/blocking";
  import type {
    DuckDBBindings,
    DuckDBBundles,
    DuckDBRuntime,
    Logger,
  } from "@duckdb/duckdb-wasm/blocking";
  export const BROWSER_RUNTIME: DuckDBRuntime;
  export function createDuckDB(
    bundles: DuckDBBundles,
    logger: Logger,
    runtime: DuckDBRuntime,
  ): Promise<DuckDBBindings>;
}
