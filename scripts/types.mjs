/** Type-checks the four projects side by side; each has the globals of the place its code runs in. */
import { bin, runNode } from "./lib/run.mjs";

const projects = ["src", "src/node", "webview", "test"];
const codes = await Promise.all(
  projects.map((project) => runNode(bin("typescript/bin/tsc", "-p", project, "--pretty"))),
);
const faulty = projects.filter((_, index) => codes[index] !== 0);
if (faulty.length > 0) {
  console.error(`Type errors in: ${faulty.join(", ")}`);
  process.exitCode = 1;
}
