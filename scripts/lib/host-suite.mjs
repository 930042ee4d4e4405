import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { launchChromium } from "./chromium.mjs";
import { startCodeServer } from "./code-server.mjs";
import { root } from "./paths.mjs";

const lineMark = "rollcall-host|";
const countsMark = "rollcall-host-counts|";
const limitMs = 5 * 60_000;

/** What the workbench reads from its address: develop this folder, run these tests. */
function address({ url, authority }, { host, workspace, extension }) {
  const remote = (file) => `vscode-remote://${authority}${file}`;
  const payload = [
    ["extensionDevelopmentPath", remote(extension)],
    ["extensionTestsPath", remote(path.join(extension, "dist/test", host, "index.js"))],
    ["enableProposedApi", ""],
    ["skipWelcome", "true"],
  ];
  const query = new URLSearchParams({ folder: workspace, payload: JSON.stringify(payload) });
  return `${url}/?${query}`;
}

/** Shows the suite's lines, keeps its counts, and remembers all else for when it goes wrong. */
function listen() {
  const heard = { counts: undefined, others: [] };
  heard.log = (_type, args) => {
    const text = args.map(String).join(" ");
    if (text.startsWith(countsMark)) heard.counts = JSON.parse(text.slice(countsMark.length));
    else if (text.startsWith(lineMark)) console.log(text.slice(lineMark.length));
    else heard.others.push(text);
  };
  return heard;
}

/** Opens the workbench and answers what the tests in it counted, once they have ended. */
async function runInPage(page, where) {
  const heard = listen();
  await page.exposeFunction("codeAutomationLog", heard.log);
  const ended = new Promise((resolve, reject) => {
    page.exposeFunction("codeAutomationExit", resolve).catch(reject);
  });
  await page.goto(where);
  const inTime = new AbortController();
  const exit = await Promise.race([ended, sleep(limitMs, "none", { signal: inTime.signal })]);
  inTime.abort();
  if (heard.counts !== undefined && exit !== "none") return heard.counts;
  console.error(heard.others.slice(-100).join("\n"));
  throw new Error(`The tests did not come to their end (exit ${exit}); VS Code's log is above`);
}

/** Runs test/host inside a real VS Code: `host` is "node" or "web". */
export async function runHostSuite({ host, workspace, extension = root }) {
  const server = await startCodeServer({ web: host === "web", smokeDriver: true });
  try {
    const browser = await launchChromium();
    try {
      return await runInPage(
        await browser.newPage(),
        address(server, { host, workspace, extension }),
      );
    } finally {
      await browser.close();
    }
  } finally {
    await server.close();
  }
}
