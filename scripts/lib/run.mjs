import { execFile, spawn } from "node:child_process";
import { promisify } from "node:util";
import { atExit } from "./at-exit.mjs";
import { inRepo, root } from "./paths.mjs";

/** Runs a program with its output shown, and answers its exit status (1 when a signal ended it). */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: "inherit", ...options });
    const forget = atExit(() => child.kill());
    child.once("error", reject);
    child.once("exit", (code) => {
      forget();
      resolve(code ?? 1);
    });
  });
}

export async function runOrFail(command, args, options = {}) {
  const code = await run(command, args, options);
  if (code !== 0) throw new Error(`${command} ${args.join(" ")} ended with status ${code}`);
}

/** Runs a program without showing its output, unless it fails: then the error has all of it. */
export async function runQuietly(command, args, options = {}) {
  try {
    await promisify(execFile)(command, args, { cwd: root, ...options });
  } catch (error) {
    throw new Error(`${error.message}\n${error.stdout ?? ""}`, { cause: error });
  }
}

export const runNode = (args, options) => run(process.execPath, args, options);
export const runNodeOrFail = (args, options) => runOrFail(process.execPath, args, options);

/** A package's command line by its file: no npx, which would go and ask the network. */
export const bin = (file, ...args) => [inRepo("node_modules", file), ...args];

/** npm itself; on Windows npm is a .cmd file, which needs a shell unless npm's own script is known. */
export function npm(args, options = {}) {
  const script = process.env["npm_execpath"];
  if (script?.endsWith(".js")) return runNodeOrFail([script, ...args], options);
  return runOrFail("npm", args, { shell: process.platform === "win32", ...options });
}
