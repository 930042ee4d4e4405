import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

export interface CliRun {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

const cli = join(import.meta.dirname, "../../dist/node/cli.js");

/** Runs the command line as built, in a folder, as a shell would. */
export function runCli(args: readonly string[], folder: string): Promise<CliRun> {
  if (!existsSync(cli)) throw new Error(`${cli} is missing: npm run build`);
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [cli, ...args], { cwd: folder }, (error, stdout, stderr) => {
      const status = error ? error.code : 0;
      if (typeof status === "number") resolve({ status, stdout, stderr });
      else reject(new Error(`${cli} could not be run`, { cause: error }));
    });
  });
}
