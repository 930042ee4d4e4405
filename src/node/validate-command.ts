import { validateDefinition } from "../reports/definition.ts";
import { printable } from "./printable.ts";
import { readTextFile } from "./text-file.ts";
import { messageOf } from "../errors.ts";
import { writeOutput } from "./write-output.ts";

/** Prints each file's faults as `file:line:column: message`; 2 when there are any. */
export async function validateFiles(files: readonly string[]): Promise<number> {
  const lines: string[] = [];
  for (const file of files) lines.push(...(await faultLines(file)));
  await writeOutput(
    undefined,
    lines.map((line) => `${printable(line)}\n`),
  );
  return lines.length > 0 ? 2 : 0;
}

async function faultLines(file: string): Promise<string[]> {
  try {
    const faults = validateDefinition(await readTextFile(file));
    return faults.map((f) => `${file}:${String(f.line)}:${String(f.column)}: ${f.message}`);
  } catch (error) {
    const message = messageOf(error);
    const reason = message.startsWith(`${file}: `) ? message.slice(file.length + 2) : message;
    return [`${file}:1:1: ${reason}`];
  }
}
