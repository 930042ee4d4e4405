import { BROWSER_RUNTIME, VoidLogger, createDuckDB } from "duckdb-wasm-browser-blocking";
import { duckDbDatabase } from "../adapters/duckdb.ts";
import { refuseRequests } from "../adapters/no-network.ts";
import type { Database } from "../ports.ts";

/** An address that nothing answers but this worker itself. */
const wasmUrl = "https://rollcall.invalid/duckdb-eh.wasm";

/** Opens DuckDB from the bytes of its wasm file in this worker, which from then on can fetch nothing else. */
export async function openWebDuckDb(wasm: ArrayBuffer): Promise<Database> {
  refuseRequests();
  answerOnly(wasm);
  const bundle = { mainModule: wasmUrl, mainWorker: "" };
  const bindings = await createDuckDB(
    { mvp: bundle, eh: bundle },
    new VoidLogger(),
    BROWSER_RUNTIME,
  );
  await bindings.instantiate(() => undefined);
  return duckDbDatabase(bindings);
}

/** DuckDB fetches its wasm by address: that one is answered here, and no other. */
function answerOnly(wasm: ArrayBuffer): void {
  const headers = { "content-type": "application/wasm" };
  const fetchWasm = (request: Request | string): Promise<Response> => {
    const url = typeof request === "string" ? request : request.url;
    const known = url === wasmUrl;
    return Promise.resolve(
      known ? new Response(wasm, { headers }) : new Response(null, { status: 404 }),
    );
  };
  Object.assign(globalThis, { fetch: fetchWasm });
}
