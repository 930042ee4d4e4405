/**
 * `npm start`: builds Rollcall and opens a VS Code with it on a sample workspace of today.
 * `-- --web` runs it in the web extension host; `-- --browser` takes VS Code in the browser even
 * where a desktop VS Code is installed; `-- --port N` fixes the port of that.
 */
import { once } from "node:events";
import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { startCodeServer } from "./lib/code-server.mjs";
import { ensureNodeModules } from "./lib/node-modules.mjs";
import { inRepo, root, scratch } from "./lib/paths.mjs";
import { run, runNodeOrFail } from "./lib/run.mjs";
import { makeSampleWorkspace } from "./lib/samples.mjs";
import { packVsix } from "./lib/vsix.mjs";

const { values: flags } = parseArgs({
  options: {
    web: { type: "boolean", default: false },
    browser: { type: "boolean", default: false },
    port: { type: "string" },
  },
});

function onPath(name) {
  const folders = (process.env["PATH"] ?? "").split(path.delimiter);
  return folders.some((folder) => existsSync(path.join(folder, name)));
}

const desktop = process.platform === "win32" ? "code.cmd" : "code";

async function openDesktop(workspace) {
  const kind = flags.web ? ["--extensionDevelopmentKind=web"] : [];
  const shell = process.platform === "win32";
  const quoted = (text) => (shell ? `"${text}"` : text);
  const args = ["--new-window", `--extensionDevelopmentPath=${root}`, ...kind, workspace];
  process.exitCode = await run(desktop, args.map(quoted), { shell });
}

async function openInBrowser(workspace) {
  const { file } = await packVsix(path.join(scratch, "rollcall-start.vsix"));
  const port = flags.port === undefined ? undefined : Number(flags.port);
  const server = await startCodeServer({ web: flags.web, vsix: file, port });
  console.log(`\nVS Code with Rollcall (${flags.web ? "web" : "Node"} extension host) is at\n`);
  console.log(`  ${server.url}/?${new URLSearchParams({ folder: workspace }).toString()}\n`);
  console.log("Ctrl+C ends it.");
  await once(server.process, "exit");
  throw new Error("VS Code's server has ended by itself.");
}

await ensureNodeModules();
await runNodeOrFail([inRepo("esbuild.mjs")]);
const workspace = await makeSampleWorkspace(path.join(scratch, "sample-workspace"));
const open = onPath(desktop) && !flags.browser ? openDesktop : openInBrowser;
await open(workspace);
