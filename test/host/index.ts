import Mocha from "mocha";
import { runSuite } from "./run-suite.ts";

/** What VS Code calls in its Node extension host. */
export const run = (): Promise<void> => runSuite(Mocha);
