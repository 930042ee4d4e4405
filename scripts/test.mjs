/** `npm test` runs every suite, `npm test -- unit lint` only those named. */
import { suites } from "./lib/suites.mjs";

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(suites, name));
if (unknown.length > 0) {
  console.error(
    `No such suite: ${unknown.join(", ")}. There are: ${Object.keys(suites).join(", ")}`,
  );
  process.exit(2);
}

function chosen() {
  if (asked.length === 0) return Object.keys(suites);
  const wanted = new Set([
    "install",
    ...asked.flatMap((name) => [name, ...(suites[name].needs ?? [])]),
  ]);
  return Object.keys(suites).filter((name) => wanted.has(name));
}

/** One suite's fall never keeps the next from running. */
async function runSuite(name) {
  console.log(`\n== ${name} ==`);
  const start = performance.now();
  const counts = await suites[name].run().catch((error) => {
    console.error(error);
    return { passed: 0, failed: 1, skipped: 0 };
  });
  return { name, ...counts, seconds: (performance.now() - start) / 1000 };
}

const results = [];
for (const name of chosen()) results.push(await runSuite(name));

const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
const line = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;

console.log("");
for (const result of results) {
  const mark = result.failed > 0 ? "FAILED" : "ok";
  console.log(
    `${result.name.padEnd(10)} ${mark.padEnd(7)} ${result.seconds.toFixed(1).padStart(6)} s  ${line(result)}`,
  );
}
const sum = { passed: total("passed"), failed: total("failed"), skipped: total("skipped") };
if (sum.failed > 0) process.exitCode = 1;
console.log(line(sum));
