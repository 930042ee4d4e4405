/** Compiles kernel/*.ts (AssemblyScript) into src/events/lines-kernel.ts; `--check` only tells whether that is fresh. */
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), "..");
const target = path.join(root, "src/events/lines-kernel.ts");

const { error, stderr, ...rest } = await compile();
if (error) {
  console.error(stderr.toString());
  throw error;
}
const text = `/** kernel/lines.ts as WebAssembly, in base64; made by \`npm run kernel\`. */
export const linesKernel =
  "${Buffer.from(rest.wasm).toString("base64")}";
`;
const isFresh = (await readFile(target, "utf8").catch(() => "")) === text;
if (process.argv.includes("--check")) {
  if (!isFresh) console.error("src/events/lines-kernel.ts is stale: npm run kernel");
  process.exitCode = isFresh ? 0 : 1;
} else if (!isFresh) {
  await writeFile(target, text);
}

async function compile() {
  let wasm = new Uint8Array();
  const result = await asc.main(
    [
      "kernel/lines.ts",
      "--outFile",
      "lines.wasm",
      "-O3",
      "--noAssert",
      "--runtime",
      "stub",
      "--enable",
      "simd",
      "--importMemory",
    ],
    {
      readFile: (name, base) => readFile(path.join(base, name), "utf8").catch(() => null),
      writeFile: (_, contents) => {
        wasm = contents;
      },
      listFiles: () => [],
    },
  );
  return { ...result, wasm };
}
