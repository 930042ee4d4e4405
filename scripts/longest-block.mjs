/**
 * `npm run bench:host`: prints the longest time that the extension host could do nothing else while
 * a CSV file of a million events was loaded. `-- --events N` takes another number, `-- --host web`
 * the other host. A figure to be read, not a test: it depends on the machine.
 */
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import esbuild from "esbuild";
import { temporaryFolder } from "./lib/at-exit.mjs";
import { runHostSuite } from "./lib/host-suite.mjs";
import { inRepo, scratch } from "./lib/paths.mjs";
import { bin, runNodeOrFail } from "./lib/run.mjs";

const { values: flags } = parseArgs({
  options: {
    events: { type: "string", default: "1000000" },
    host: { type: "string", default: "node" },
  },
});

/** Made once for each number of events. */
async function eventsFile() {
  const file = path.join(scratch, "bench", `events-${flags.events}.csv`);
  const samples = bin("tsx/dist/cli.mjs", inRepo("scripts/samples.ts"));
  if (!existsSync(file))
    await runNodeOrFail([
      ...samples,
      ...["--bench", "csv", "--events", flags.events, "--out", file],
    ]);
  return file;
}

async function workspaceOf(file) {
  const workspace = temporaryFolder("bench");
  await mkdir(path.join(workspace, ".vscode"));
  await mkdir(path.join(workspace, "events"));
  await symlink(file, path.join(workspace, "events/events.csv"));
  const settings = { "rollcall.events": ["events/*.csv"] };
  await writeFile(path.join(workspace, ".vscode/settings.json"), JSON.stringify(settings));
  return workspace;
}

/** The extension as built, with the measuring in the place of its tests. */
async function measuredExtension() {
  const folder = temporaryFolder("measured");
  await mkdir(path.join(folder, "dist"));
  const linked = ["node", "web", "webview", "duckdb-eh.wasm"].map((name) => `dist/${name}`);
  for (const name of ["package.json", "package.nls.json", "media", ...linked])
    await symlink(inRepo(name), path.join(folder, name));
  await esbuild.build({
    entryPoints: [inRepo("test/e2e/longest-block.ts")],
    outfile: path.join(folder, "dist/test", flags.host, "index.js"),
    bundle: true,
    format: "cjs",
    external: ["vscode"],
  });
  return folder;
}

const workspace = await workspaceOf(await eventsFile());
await runHostSuite({ host: flags.host, workspace, extension: await measuredExtension() });
