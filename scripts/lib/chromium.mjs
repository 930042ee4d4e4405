import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { runOrFail } from "./run.mjs";

const packages = ["chromium", "fonts-liberation"];

const places = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

const find = () => [process.env["CHROMIUM_PATH"] ?? "", ...places].find((file) => existsSync(file));

const isDebian = () => existsSync("/usr/bin/dpkg-query");

function missingDebianPackages() {
  return packages.filter((name) => {
    try {
      const status = execFileSync("dpkg-query", ["-W", "-f=${db:Status-Status}", name], {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
      });
      return status !== "installed";
    } catch {
      return true; // dpkg-query fails for a name that it never heard of.
    }
  });
}

async function installDebianPackages(names) {
  const apt = { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
  await runOrFail("apt-get", ["update", "-qq"], apt);
  await runOrFail("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...names], apt);
}

/** The browser's file. On Debian what is missing is installed, or named when we may not. */
export async function ensureChromium() {
  const chosen = process.env["CHROMIUM_PATH"];
  if (chosen !== undefined && !existsSync(chosen)) {
    throw new Error(`CHROMIUM_PATH names ${chosen}, which does not exist.`);
  }
  const missing = chosen === undefined && isDebian() ? missingDebianPackages() : [];
  const found = find();
  // A Chrome from elsewhere will do where we can't install anything.
  const mayInstall = process.getuid?.() === 0;
  if (missing.length > 0 && mayInstall) await installDebianPackages(missing);
  const file = mayInstall ? find() : found;
  if (file !== undefined) return file;
  throw new Error(
    isDebian()
      ? `The tests need a browser. Run: sudo apt-get install -y --no-install-recommends ${missing.join(" ")}`
      : "The tests need a browser. Install Chromium or Chrome, or set CHROMIUM_PATH to its file.",
  );
}

const quiet = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Chromium's sandbox does not work for root, as in most containers. */
export async function launchChromium() {
  const executablePath = await ensureChromium();
  const { chromium } = await import("playwright-core");
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({ executablePath, args: ["--headless=new", ...sandbox, ...quiet] });
}
