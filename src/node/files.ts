import { open, readdir, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { UserError, messageOf } from "../errors.ts";
import type { DirectoryEntry, FileReader, FileTree } from "../ports.ts";

/** Large enough that asking costs nothing beside reading, small enough to stay in the processor's cache. */
const pieceBytes = 1 << 20;

/** Reads `file:` URIs from disk, in pieces: memory does not grow with the file. */
export const nodeFileReader: FileReader = {
  async *read(uri) {
    const file = await open(fileURLToPath(uri)).catch(refusal);
    try {
      const buffer = new Uint8Array(pieceBytes);
      for (;;) {
        const { bytesRead } = await file.read(buffer, 0, pieceBytes).catch(refusal);
        if (bytesRead === 0) return;
        yield buffer.subarray(0, bytesRead);
      }
    } finally {
      await file.close();
    }
  },
};

export const nodeFileTree: FileTree = {
  async list(directory) {
    const entries = await readdir(fileURLToPath(directory), { withFileTypes: true }).catch(
      noneIfMissing,
    );
    const found = (entries ?? []).map(async (entry): Promise<DirectoryEntry[]> => {
      const { name } = entry;
      const linked = entry.isSymbolicLink();
      const real = linked ? await targetOf(`${fileURLToPath(directory)}/${name}`) : entry;
      if (real?.isDirectory()) return [{ name, kind: "directory", linked }];
      return real?.isFile() ? [{ name, kind: "file" }] : [];
    });
    return (await Promise.all(found)).flat();
  },
  async stat(file) {
    const found = await stat(fileURLToPath(file)).catch(noneIfMissing);
    return found?.isFile() ? { size: found.size, modified: found.mtimeMs } : undefined;
  },
};

/** What a link leads to; nothing when its target is gone. */
function targetOf(path: string) {
  return stat(path).catch(noneIfMissing);
}

function refusal(error: unknown): never {
  throw new UserError(`Can't be read: ${messageOf(error)}`, { cause: error });
}

function noneIfMissing(error: unknown): undefined {
  const code = (error as NodeJS.ErrnoException).code ?? "";
  if (["ENOENT", "ENOTDIR", "ELOOP"].includes(code)) return undefined;
  throw error;
}
