/** Runs the suite of test/host in VS Code's extension host: `node scripts/host.mjs node|web`. */
import path from "node:path";
import { temporaryFolder } from "./lib/at-exit.mjs";
import { writeCounts } from "./lib/counts.mjs";
import { runHostSuite } from "./lib/host-suite.mjs";
import { makeSampleWorkspace } from "./lib/samples.mjs";

const [host] = process.argv.slice(2);
if (host !== "node" && host !== "web") throw new Error("Say which host: node or web");

const workspace = await makeSampleWorkspace(path.join(temporaryFolder("host"), "workspace"));
const counts = await runHostSuite({ host, workspace });
await writeCounts(counts);
if (counts.failed > 0) process.exitCode = 1;
