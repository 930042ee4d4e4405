/** What the command line says about the same workspace: the editor must show and write nothing else. */
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { temporaryFolder } from "../../scripts/lib/at-exit.mjs";
import { inRepo } from "../../scripts/lib/paths.mjs";

export interface ReportRow {
  readonly agentLogin: string;
  readonly login: string | null;
  readonly logout: string | null;
  readonly durationMs: number | null;
  readonly routingProfile: string;
  readonly hierarchy: readonly string[];
  readonly status: "logged-out" | "logged-in" | "login-not-found";
}

export interface Report {
  readonly rowCount: number;
  readonly rows: readonly ReportRow[];
  readonly skipped: readonly { file: string; line: number; reason: string }[];
}

async function rollcall(workspace: string, args: readonly string[]): Promise<string> {
  const cli = inRepo("dist/node/cli.js");
  const options = { cwd: workspace, maxBuffer: 1 << 28 };
  return (await promisify(execFile)(process.execPath, [cli, "report", ...args], options)).stdout;
}

export async function reportOf(workspace: string, args: readonly string[]): Promise<Report> {
  return JSON.parse(await rollcall(workspace, [...args, "--format", "json"])) as Report;
}

export async function csvOf(workspace: string, args: readonly string[]): Promise<Buffer> {
  const file = path.join(temporaryFolder("csv"), "expected.csv");
  await rollcall(workspace, [...args, "--format", "csv", "--output", file]);
  return readFile(file);
}
