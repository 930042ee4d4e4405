import { testFiles } from "rollcall:host-tests";

type MochaClass = new (options: Mocha.MochaOptions) => Mocha;

/** How scripts/lib/host-suite.mjs tells our lines from all else that VS Code logs. */
const lineMark = "rollcall-host|";
const countsMark = "rollcall-host-counts|";

function say(text: string): void {
  for (const line of text.split("\n")) console.log(lineMark + line);
}

function report(runner: Mocha.Runner): { passed: number; failed: number; skipped: number } {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  runner.on("pass", (test) => {
    counts.passed++;
    say(`  ✓ ${test.fullTitle()} (${String(test.duration ?? 0)} ms)`);
  });
  runner.on("pending", (test) => {
    counts.skipped++;
    say(`  - ${test.fullTitle()}`);
  });
  runner.on("fail", (test, error: Error) => {
    counts.failed++;
    say(`  ✗ ${test.fullTitle()}\n${error.stack ?? error.message}`);
  });
  return counts;
}

/** Mocha's own reporters print with format strings, which a worker's console leaves as they are. */
function silent(): void {}

/** Runs every host test under the Mocha that works where we are, and prints the counts as JSON. */
export async function runSuite(MochaHere: MochaClass): Promise<void> {
  const mocha = new MochaHere({ ui: "bdd", timeout: 60_000, reporter: silent as never });
  // Only Mocha's file loader would do this, and there are no files to load.
  mocha.suite.emit("pre-require", globalThis, "", mocha);
  for (const [, load] of testFiles) await load();
  const counts = await new Promise<ReturnType<typeof report>>((resolve) => {
    const soFar = report(mocha.run(() => resolve(soFar)));
  });
  console.log(`${countsMark}${JSON.stringify(counts)}`);
  if (counts.failed > 0) throw new Error(`${String(counts.failed)} tests failed`);
}
