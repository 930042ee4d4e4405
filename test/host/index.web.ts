import "mocha/mocha.js";
import { runSuite } from "./run-suite.ts";

/** What VS Code calls in its web worker extension host; mocha's browser build is a global there. */
export const run = (): Promise<void> => runSuite(Mocha);
