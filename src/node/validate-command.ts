import { validateDefinition } from "../reports/definition.ts";
import { readTextFile } from "./text-file.ts";
import { messageOf } from "../errors.ts";

/** Prints each file's faults as `file:line:column: message`; 2 when there are any. */
export async function validateFiles(files: readonly string[]): Promise<number> {
  let faulty = false;
  for (const file of files) {
    for (const line of await faultLines(file)) {
      faulty = true;
      process.stdout.write(`${line}\n`);
    }
  }
  return faulty ? 2 : 0;
}

async function faultLines(file: string): Promise<string[]> {
  try {
    const faults = validateDefinition(await readTextFile(file));
    return faults.map((f) => `${file}:${String(f.line)}:${String(f.column)}: ${f.message}`);
  } catch (error) {
    return [`${file}:1:1: ${messageOf(error)}`];
  }
}
