/** A folder of made-up event files, with dates up to now, so that every time frame has something in it. */
import * as vscode from "vscode";
import { throwIfCancelled } from "../errors.ts";
import { sampleFiles } from "../samples/workspace.ts";
import { signalOf } from "./edge.ts";

export async function openSampleWorkspace(storage: vscode.Uri, now: number): Promise<void> {
  const folder = vscode.Uri.joinPath(storage, "sample");
  const title = vscode.l10n.t("Making the sample workspace");
  await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    (progress, token) =>
      writeSample(folder, now, signalOf(token), (message) => {
        progress.report({ message });
      }),
  );
  const forceNewWindow =
    (vscode.workspace.workspaceFolders ?? []).length > 0 &&
    vscode.env.uiKind === vscode.UIKind.Desktop;
  await vscode.commands.executeCommand("vscode.openFolder", folder, { forceNewWindow });
}

/** What an earlier sample left is removed first: its dates are of another day. */
export async function writeSample(
  folder: vscode.Uri,
  now: number,
  signal: AbortSignal,
  report: (file: string) => void,
): Promise<void> {
  const { fs } = vscode.workspace;
  for (const made of ["events", "other-systems"]) await remove(vscode.Uri.joinPath(folder, made));
  for (const { path, bytes } of sampleFiles({ now })) {
    throwIfCancelled(signal);
    report(path);
    const file = vscode.Uri.joinPath(folder, path);
    await fs.createDirectory(vscode.Uri.joinPath(file, ".."));
    await fs.writeFile(file, bytes);
  }
}

async function remove(folder: vscode.Uri): Promise<void> {
  try {
    await vscode.workspace.fs.delete(folder, { recursive: true });
  } catch (error) {
    if (!(error instanceof vscode.FileSystemError)) throw error;
  }
}
