/** Event files over any file system that VS Code mounts (E5). */
import * as vscode from "vscode";
import { UserError, messageOf } from "../errors.ts";
import type { DirectoryEntry, FileTree, FileUri } from "../ports.ts";

export function workspaceFileTree(): FileTree {
  const fs = vscode.workspace.fs;
  /** Directories that are links. Below one no further is followed, so that a link in a circle has an end. */
  const links = new Set<FileUri>();
  const isBelowLink = (directory: FileUri): boolean =>
    [...links].some((link) => directory === link || directory.startsWith(`${link}/`));
  return {
    list: async (directory) => {
      const entries = await unlessMissing(fs.readDirectory(vscode.Uri.parse(directory, true)));
      const follows = !isBelowLink(directory);
      return (entries ?? []).flatMap(([name, type]) => {
        if (!isLinkedDirectory(type)) return entryOf(name, type);
        if (follows) links.add(`${directory}/${encodeURIComponent(name)}`);
        return follows ? entryOf(name, type) : [];
      });
    },
    stat: async (file) => {
      const found = await unlessMissing(fs.stat(vscode.Uri.parse(file, true)));
      if (!found || !(found.type & vscode.FileType.File)) return undefined;
      return { size: found.size, modified: found.mtime };
    },
  };
}

/** A whole file; the worker asks for it where it can't read by itself. */
export async function readWorkspaceFile(file: FileUri): Promise<Uint8Array> {
  const uri = vscode.Uri.parse(file, true);
  try {
    return await vscode.workspace.fs.readFile(uri);
  } catch (error) {
    throw new UserError(
      vscode.l10n.t("Can't read {0}: {1}", vscode.workspace.asRelativePath(uri), messageOf(error)),
      { cause: error },
    );
  }
}

export async function exists(uri: vscode.Uri): Promise<boolean> {
  return (await unlessMissing(vscode.workspace.fs.stat(uri))) !== undefined;
}

const isLinkedDirectory = (type: vscode.FileType): boolean =>
  (type & vscode.FileType.SymbolicLink) !== 0 && (type & vscode.FileType.Directory) !== 0;

/** A link's type has its target's bits too; one whose target is gone has neither. */
function entryOf(name: string, type: vscode.FileType): DirectoryEntry[] {
  if (type & vscode.FileType.Directory) return [{ name, kind: "directory" }];
  if (type & vscode.FileType.File) return [{ name, kind: "file" }];
  return [];
}

/** Not every file system says "not found" by its proper code, or at all: a directory asked as a file is none either. */
async function unlessMissing<T>(work: Thenable<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && missing.has(error.code)) return undefined;
    throw error;
  }
}

const missing: ReadonlySet<string> = new Set(["FileNotFound", "FileNotADirectory"]);
