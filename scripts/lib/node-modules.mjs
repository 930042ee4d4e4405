import { readFile } from "node:fs/promises";
import { inRepo } from "./paths.mjs";
import { npm } from "./run.mjs";

async function packagesOf(file) {
  try {
    return JSON.parse(await readFile(inRepo(file), "utf8")).packages;
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}

/** npm writes what it installed to node_modules/.package-lock.json: no mark of our own is needed. */
async function upToDate() {
  const wanted = await packagesOf("package-lock.json");
  const installed = await packagesOf("node_modules/.package-lock.json");
  if (wanted === undefined || installed === undefined) return false;
  return Object.entries(wanted).every(([where, { version, optional }]) => {
    if (where === "") return true;
    const found = installed[where]?.version;
    // Optional packages are for other systems, or may have failed to build.
    return found === version || (optional === true && found === undefined);
  });
}

export async function ensureNodeModules() {
  if (await upToDate()) return;
  console.log("Installing packages (npm ci)…");
  await npm(["ci"]);
}
