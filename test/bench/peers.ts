/** The engines to compare with: found, installed where this machine can, else named as missing. */
import { execFileSync, type ExecFileSyncOptions } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { inScratch } from "./places.ts";

export interface Peers {
  /** The Python that has pandas. */
  readonly python: string | undefined;
  readonly rscript: string | undefined;
  /** The folder whose `node_modules` has the native DuckDB. */
  readonly duckDb: string | undefined;
  /** One entry for each that is there, as `pandas 2.2.3`. */
  readonly versions: readonly string[];
  /** One sentence for each that is not. */
  readonly missing: readonly string[];
}

const duckDbPackage = "@duckdb/node-api";
const duckDbVersion = "1.5.6-r.1";

export function findPeers(): Peers {
  const pandas = foundOrInstalled("python3-pandas", pythonWithPandas);
  const dataTable = foundOrInstalled("r-cran-data.table", rscriptWithDataTable);
  const duckDb = nativeDuckDb();
  return {
    python: pandas?.program,
    rscript: dataTable?.program,
    duckDb,
    versions: [
      ...(pandas ? [`pandas ${pandas.version}`] : []),
      ...(dataTable ? [`data.table ${dataTable.version}`] : []),
      ...(duckDb === undefined ? [] : [`${duckDbPackage} ${duckDbVersion}`]),
    ],
    missing: [
      ...(pandas ? [] : ["pandas: no python3 here has it (Debian: python3-pandas)."]),
      ...(dataTable ? [] : ["data.table: no Rscript here has it (Debian: r-cran-data.table)."]),
      ...(duckDb === undefined ? [`Native DuckDB: ${duckDbPackage} could not be installed.`] : []),
      "polars: Debian has no package of it.",
    ],
  };
}

interface Found {
  readonly program: string;
  readonly version: string;
}

function foundOrInstalled(debianPackage: string, find: () => Found | undefined): Found | undefined {
  const found = find();
  if (found || process.platform !== "linux" || process.getuid?.() !== 0) return found;
  console.error(`Installing ${debianPackage} by apt-get…`);
  const installed = output("apt-get", ["install", "-y", "--no-install-recommends", debianPackage], {
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  return installed === undefined ? undefined : find();
}

/** A version manager's `python3` may hide the system's. */
function pythonWithPandas(): Found | undefined {
  return firstThatAnswers(
    ["python3", "/usr/bin/python3"],
    ["-c", "import pandas; print(pandas.__version__)"],
  );
}

function rscriptWithDataTable(): Found | undefined {
  return firstThatAnswers(["Rscript"], ["-e", 'cat(as.character(packageVersion("data.table")))']);
}

function firstThatAnswers(programs: readonly string[], args: readonly string[]): Found | undefined {
  for (const program of programs) {
    const version = output(program, args)?.trim();
    if (version !== undefined && version !== "") return { program, version };
  }
  return undefined;
}

function nativeDuckDb(): string | undefined {
  const folder = inScratch("peers");
  if (installedVersion(folder) === duckDbVersion) return folder;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/package.json`, '{ "private": true }\n');
  console.error(`Installing ${duckDbPackage} from npm…`);
  const wanted = `${duckDbPackage}@${duckDbVersion}`;
  const args = ["install", "--save-exact", "--no-audit", "--no-fund", wanted];
  output("npm", args, { cwd: folder, shell: process.platform === "win32" });
  return installedVersion(folder) === duckDbVersion ? folder : undefined;
}

function installedVersion(folder: string): string | undefined {
  const file = `${folder}/node_modules/${duckDbPackage}/package.json`;
  if (!existsSync(file)) return undefined;
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}

/** What a program prints; undefined when it is not there or fails. */
function output(
  program: string,
  args: readonly string[],
  options: ExecFileSyncOptions = {},
): string | undefined {
  try {
    return String(execFileSync(program, args, { ...options, stdio: ["ignore", "pipe", "ignore"] }));
  } catch {
    return undefined;
  }
}
