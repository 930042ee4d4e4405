import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { UserError } from "../errors.ts";
import { reasonOf } from "./text-file.ts";

/** Writes the parts to a file, or to standard output when none is named. */
export async function writeOutput(
  output: string | undefined,
  parts: AsyncIterable<string | Uint8Array> | Iterable<string>,
): Promise<void> {
  try {
    if (output === undefined) await pipeline(parts, process.stdout, { end: false });
    else await pipeline(parts, createWriteStream(output));
  } catch (error) {
    // A reader that has seen enough (`| head`) is no failure.
    if (output === undefined && (error as NodeJS.ErrnoException).code === "EPIPE") return;
    if (error instanceof UserError) throw error;
    throw new UserError(`${output ?? "standard output"}: ${reasonOf(error)}`, { cause: error });
  }
}
