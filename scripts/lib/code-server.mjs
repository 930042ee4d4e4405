import { spawn } from "node:child_process";
import { openSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { atExit, temporaryFolder } from "./at-exit.mjs";
import { ensureCodeServer } from "./code-server-install.mjs";
import { runQuietly } from "./run.mjs";

const calm = {
  "chat.disableAIFeatures": true,
  "workbench.startupEditor": "none",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "telemetry.telemetryLevel": "off",
  "extensions.autoCheckUpdates": false,
  "update.mode": "none",
};

/** Has the extension run in the browser's worker instead of the server's Node. */
const webHost = { "remote.extensionKind": { "rollcall.rollcall": ["web"] } };

async function freePort() {
  const probe = createServer();
  await new Promise((resolve, reject) => {
    probe.once("error", reject).listen(0, "127.0.0.1", resolve);
  });
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** Its own HOME, so that nothing of the person's settings is read or written. */
const environment = (home) => ({
  PATH: process.env["PATH"],
  LANG: "C.UTF-8",
  TZ: process.env["TZ"] ?? "UTC",
  EXTENSIONS_GALLERY: "{}",
  HOME: home,
  TMPDIR: home,
  XDG_RUNTIME_DIR: home,
  XDG_CONFIG_HOME: home,
  XDG_DATA_HOME: home,
});

const folders = (home) => [
  ["--config", path.join(home, "config.yaml")],
  ["--user-data-dir", path.join(home, "data")],
  ["--extensions-dir", path.join(home, "extensions")],
];

async function untilUp(url, server, log) {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline && server.exitCode === null) {
    const answer = await fetch(`${url}/healthz`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(100);
  }
  throw new Error(`VS Code's server did not start:\n${await readFile(log, "utf8")}`);
}

/** Ends the server and its extension hosts: it leads a process group of its own. */
function endGroup(server, signal) {
  try {
    process.kill(-server.pid, signal);
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}

async function stop(server, home) {
  endGroup(server, "SIGTERM");
  for (let waited = 0; server.exitCode === null && server.signalCode === null; waited += 50) {
    if (waited > 3000) endGroup(server, "SIGKILL");
    await sleep(50);
  }
  // Whatever of the group outlived its leader holds files that are about to go.
  endGroup(server, "SIGKILL");
  await rm(home, { recursive: true, force: true, maxRetries: 10 });
}

/**
 * VS Code on a free loopback port, with settings and extensions of its own.
 * `smokeDriver` lets a page's address start tests in the extension host, but hides notifications.
 */
export async function startCodeServer({
  web = false,
  settings = {},
  vsix,
  port,
  smokeDriver = false,
} = {}) {
  const { node, entry } = await ensureCodeServer();
  const home = temporaryFolder("vscode");
  await mkdir(path.join(home, "data/User"), { recursive: true });
  await writeFile(
    path.join(home, "data/User/settings.json"),
    JSON.stringify({ ...calm, ...(web ? webHost : {}), ...settings }, null, 2),
  );
  const env = environment(home);
  if (vsix !== undefined) {
    const install = [entry, ...folders(home).flat(), "--install-extension", vsix];
    await runQuietly(node, install, { env });
  }
  const bindPort = port ?? (await freePort());
  const log = path.join(home, "server.log");
  const output = openSync(log, "a");
  const server = spawn(
    node,
    [
      entry,
      ...["--auth", "none", "--bind-addr", `127.0.0.1:${bindPort}`],
      ...folders(home).flat(),
      ...["--disable-telemetry", "--disable-update-check", "--disable-workspace-trust"],
      ...(smokeDriver ? ["--vscode-option", "enable-smoke-test-driver"] : []),
    ],
    { env, detached: true, stdio: ["ignore", output, output], cwd: home },
  );
  const forget = atExit(() => endGroup(server, "SIGKILL"));
  const url = `http://127.0.0.1:${bindPort}`;
  const close = async () => {
    await stop(server, home);
    forget();
  };
  try {
    await untilUp(url, server, log);
  } catch (error) {
    await close();
    throw error;
  }
  return { url, authority: `127.0.0.1:${bindPort}`, home, process: server, close };
}
