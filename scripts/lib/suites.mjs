import { readFile } from "node:fs/promises";
import path from "node:path";
import { temporaryFolder } from "./at-exit.mjs";
import { ensureChromium } from "./chromium.mjs";
import { countsVariable } from "./counts.mjs";
import { ensureNodeModules } from "./node-modules.mjs";
import { inRepo } from "./paths.mjs";
import { bin, runNode } from "./run.mjs";

const one = { passed: 1, failed: 0, skipped: 0 };
const failure = { passed: 0, failed: 1, skipped: 0 };

/** A step that passes or fails as a whole. */
const check =
  (...args) =>
  async () =>
    (await runNode(args)) === 0 ? one : failure;

async function countsIn(file) {
  const text = await readFile(file, "utf8").catch(() => undefined);
  return text === undefined ? undefined : JSON.parse(text);
}

/** A step that writes its own counts. One that crashed, or found no test, has failed. */
const counted =
  (...args) =>
  async () => {
    const file = path.join(temporaryFolder("counts"), "counts.json");
    const code = await runNode(args, { env: { ...process.env, [countsVariable]: file } });
    const counts = await countsIn(file);
    if (counts === undefined) {
      console.error(`The suite ended with status ${code} before it had counted its tests.`);
      return failure;
    }
    if (counts.passed + counts.failed === 0) {
      console.error("The suite ran no test.");
      return { ...counts, failed: 1 };
    }
    return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
  };

const mocha = (...more) =>
  counted(
    ...bin(
      "mocha/bin/mocha.js",
      "--reporter",
      inRepo("scripts/lib/counting-reporter.cjs"),
      ...more,
    ),
  );

async function install() {
  await ensureNodeModules();
  return one;
}

async function page() {
  await ensureChromium();
  return mocha("--config", inRepo("test/page/.mocharc.json"), "test/page/**/*.test.ts")();
}

/** In the order they run. `needs` is run first where it was not asked for. */
export const suites = {
  install: { run: install },
  types: { run: check(inRepo("scripts/types.mjs")) },
  lint: { run: check(...bin("eslint/bin/eslint.js", "--max-warnings", "0", ".")) },
  format: { run: check(...bin("prettier/bin/prettier.cjs", "--check", ".")) },
  unused: { run: check(...bin("knip/bin/knip.js")) },
  kernel: { run: check(inRepo("scripts/kernel.mjs"), "--check") },
  // Minified as in a release: the suites below prove what is shipped.
  build: { run: check(inRepo("esbuild.mjs"), "--minify", "--tests") },
  unit: { run: mocha("test/unit/**/*.test.ts", "test/golden/**/*.test.ts") },
  page: { run: page },
  "host-node": { run: counted(inRepo("scripts/host.mjs"), "node"), needs: ["build"] },
  "host-web": { run: counted(inRepo("scripts/host.mjs"), "web"), needs: ["build"] },
  e2e: {
    run: mocha("--config", inRepo("test/e2e/.mocharc.json"), "test/e2e/**/*.test.ts"),
    needs: ["build"],
  },
};
