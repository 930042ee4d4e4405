import { rm } from "node:fs/promises";
import { inRepo } from "./paths.mjs";
import { bin, runNodeOrFail } from "./run.mjs";

/** A workspace of event files whose "today" and "yesterday" are those of `now`. */
export async function makeSampleWorkspace(folder, now = new Date()) {
  await rm(folder, { recursive: true, force: true });
  const generator = bin("tsx/dist/cli.mjs", inRepo("scripts/samples.ts"));
  await runNodeOrFail([...generator, "--out", folder, "--now", now.toISOString()], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  return folder;
}
