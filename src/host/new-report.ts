/** A new report: an untitled document that already knows its file, `reports/<name>.rollcall.json` (V1). */
import * as vscode from "vscode";
import type { Clock } from "../ports.ts";
import { printDefinition } from "../reports/definition.ts";
import { exists } from "./files.ts";
import { freshDefinition } from "./report-document.ts";
import { reportViewType } from "./report-editor.ts";

/** Opens it without asking anything: its name is asked for by nobody until it is saved under another one. */
export async function newReport(clock: Clock): Promise<vscode.Uri> {
  const { uri, name } = await freeName(vscode.workspace.workspaceFolders?.[0]?.uri);
  const document = await vscode.workspace.openTextDocument(uri);
  const edit = new vscode.WorkspaceEdit();
  edit.insert(uri, new vscode.Position(0, 0), printDefinition(freshDefinition(name, clock)));
  if (document.getText() === "") await vscode.workspace.applyEdit(edit);
  await vscode.commands.executeCommand("vscode.openWith", uri, reportViewType);
  return uri;
}

async function freeName(
  folder: vscode.Uri | undefined,
): Promise<{ uri: vscode.Uri; name: string }> {
  for (let number = 1; ; number++) {
    const name = number === 1 ? baseName() : `${baseName()} ${number.toString()}`;
    const uri = untitled(folder, `${name}.rollcall.json`);
    if (!isOpen(uri) && !(folder && (await exists(fileOf(folder, uri))))) return { uri, name };
  }
}

const baseName = (): string => vscode.l10n.t("Login-Logout report");

/**
 * With a path, Save writes to that file at once. VS Code keeps only the path of such a document and takes the rest
 * from the window's own file system, so elsewhere (a repository on a web site) it asks for the place instead.
 */
function untitled(folder: vscode.Uri | undefined, fileName: string): vscode.Uri {
  if (!folder || !ownSchemes.has(folder.scheme))
    return vscode.Uri.from({ scheme: "untitled", path: fileName });
  return vscode.Uri.joinPath(folder, "reports", fileName).with({
    scheme: "untitled",
    authority: "",
  });
}

const ownSchemes: ReadonlySet<string> = new Set(["file", "vscode-remote"]);

const fileOf = (folder: vscode.Uri, untitledUri: vscode.Uri): vscode.Uri =>
  vscode.Uri.joinPath(
    folder,
    "reports",
    untitledUri.path.slice(untitledUri.path.lastIndexOf("/") + 1),
  );

/** A tab may be open whose document has not been loaded yet (a window just restored). */
function isOpen(uri: vscode.Uri): boolean {
  const open = [
    ...vscode.workspace.textDocuments.map((document) => document.uri),
    ...vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .flatMap(({ input }) =>
        input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText
          ? [input.uri]
          : [],
      ),
  ];
  return open.some((other) => other.toString() === uri.toString());
}
