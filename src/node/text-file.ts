import { readFile } from "node:fs/promises";
import { UserError } from "../errors.ts";

/** A small UTF-8 text file; fails with words for people. */
export async function readTextFile(path: string): Promise<string> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new UserError(`${path}: ${reasonOf(error)}`, { cause: error });
  });
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    throw new UserError(`${path}: not UTF-8 text. Save it as UTF-8.`, { cause: error });
  }
}

/** What a file system's error means; its code where that is not known here. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const known: Readonly<Record<string, string>> = {
    ENOENT: "no such file",
    EISDIR: "a directory, not a file",
    ENOTDIR: "not a directory",
    EACCES: "no permission",
    EPERM: "no permission",
    ENOSPC: "the disk is full",
  };
  return known[code ?? ""] ?? message;
}
