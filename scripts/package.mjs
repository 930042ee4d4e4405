/** Makes rollcall-<version>.vsix from a release build. `--out FILE` names another file. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { ensureNodeModules } from "./lib/node-modules.mjs";
import { inRepo } from "./lib/paths.mjs";
import { runNodeOrFail } from "./lib/run.mjs";
import { packVsix } from "./lib/vsix.mjs";

const { values: flags } = parseArgs({ options: { out: { type: "string" } } });
const { name, version } = JSON.parse(await readFile(inRepo("package.json"), "utf8"));

await ensureNodeModules();
await runNodeOrFail([inRepo("esbuild.mjs"), "--minify"]);
const { file, bytes } = await packVsix(
  path.resolve(flags.out ?? inRepo(`${name}-${version}.vsix`)),
);
console.log(`${file}: ${(bytes / 1e6).toFixed(2)} MB`);
