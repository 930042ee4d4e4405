import esbuild from "esbuild";
import { contenderFile, inRepo, inScratch } from "./places.ts";

export interface Built {
  readonly rollcall: string;
  readonly pairing: string;
  readonly nativeDuckDb: string;
  readonly wasm: string;
}

/** Bundles the measured code as the product's build does, so that nothing is compiled while the clock runs. */
export async function buildContenders(): Promise<Built> {
  const names = ["rollcall", "pairing", "native-duckdb"];
  const outdir = inScratch("build");
  await esbuild.build({
    absWorkingDir: inRepo(),
    entryPoints: names.map((name) => contenderFile(`${name}.ts`)),
    outdir,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    mainFields: ["module", "main"],
    logLevel: "warning",
  });
  return {
    rollcall: `${outdir}/rollcall.js`,
    pairing: `${outdir}/pairing.js`,
    nativeDuckDb: `${outdir}/native-duckdb.js`,
    wasm: inRepo("node_modules/@duckdb/duckdb-wasm/dist/duckdb-eh.wasm"),
  };
}
