/** `npm run test:desktop`: the suite of test/host in a desktop VS Code, which is downloaded once. */
import path from "node:path";
import { temporaryFolder } from "./lib/at-exit.mjs";
import { ensureNodeModules } from "./lib/node-modules.mjs";
import { inRepo, root } from "./lib/paths.mjs";
import { runNodeOrFail } from "./lib/run.mjs";
import { makeSampleWorkspace } from "./lib/samples.mjs";

await ensureNodeModules();
await runNodeOrFail([inRepo("esbuild.mjs"), "--tests"]);
const folder = temporaryFolder("desktop");
const workspace = await makeSampleWorkspace(path.join(folder, "workspace"));
const { runTests } = await import("@vscode/test-electron");
process.exitCode = await runTests({
  extensionDevelopmentPath: root,
  extensionTestsPath: inRepo("dist/test/node/index.js"),
  launchArgs: [
    workspace,
    "--disable-extensions",
    "--disable-workspace-trust",
    `--user-data-dir=${path.join(folder, "data")}`,
  ],
});
