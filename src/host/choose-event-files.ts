/** Choose Event Files: from chosen files or folders to the setting `rollcall.events` of the workspace. */
import * as vscode from "vscode";
import { exists } from "./files.ts";
import { folderOf } from "./event-sets.ts";

export async function chooseEventFiles(): Promise<void> {
  const folder = folderOf(vscode.window.activeTextEditor?.document.uri);
  if (!folder) {
    await chooseFolderToOpen();
    return;
  }
  const kind = await askKind();
  if (!kind) return;
  const chosen = await vscode.window.showOpenDialog({ ...dialogs[kind](), defaultUri: folder });
  if (chosen) await saveEventPatterns(folder, patternsFor(folder, chosen, kind));
}

/** Of the workspace when it has one folder, else of the folder, as patterns are relative to it. */
export async function saveEventPatterns(
  folder: vscode.Uri,
  patterns: readonly string[],
): Promise<void> {
  const several = (vscode.workspace.workspaceFolders ?? []).length > 1;
  const target = several
    ? vscode.ConfigurationTarget.WorkspaceFolder
    : vscode.ConfigurationTarget.Workspace;
  await vscode.workspace.getConfiguration("rollcall", folder).update("events", patterns, target);
}

type Kind = "files" | "folders";

/** Native dialogs on some systems choose either files or folders, so it is settled before. */
async function askKind(): Promise<Kind | undefined> {
  const items: (vscode.QuickPickItem & { choice: Kind })[] = [
    {
      label: `$(files) ${vscode.l10n.t("Files…")}`,
      detail: vscode.l10n.t("Just these files"),
      choice: "files",
    },
    {
      label: `$(folder) ${vscode.l10n.t("Folders…")}`,
      detail: vscode.l10n.t("Everything below these folders, later files too"),
      choice: "folders",
    },
  ];
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t("Choose Event Files") }))
    ?.choice;
}

const dialogs: Record<Kind, () => vscode.OpenDialogOptions> = {
  files: () => ({
    title: vscode.l10n.t("Choose event files"),
    canSelectMany: true,
    filters: {
      [vscode.l10n.t("Event files")]: [
        "json",
        "jsonl",
        "ndjson",
        "csv",
        "tsv",
        "parquet",
        "arrow",
        "feather",
        "gz",
      ],
      [vscode.l10n.t("All files")]: ["*"],
    },
  }),
  folders: () => ({
    title: vscode.l10n.t("Choose folders of event files"),
    canSelectMany: true,
    canSelectFiles: false,
    canSelectFolders: true,
  }),
};

/** Relative to the workspace folder where that can be, so that the setting works on a teammate's machine too. */
export function patternsFor(
  folder: vscode.Uri,
  chosen: readonly vscode.Uri[],
  kind: Kind,
): readonly string[] {
  return chosen.map((uri) => {
    const inside = relativePath(folder, uri);
    const path = inside === undefined ? uri.toString() : escapeGlob(inside);
    return kind === "files" ? path : path === "" ? "**/*" : `${path}/**/*`;
  });
}

function relativePath(folder: vscode.Uri, uri: vscode.Uri): string | undefined {
  if (uri.scheme !== folder.scheme || uri.authority !== folder.authority) return undefined;
  if (uri.path === folder.path) return "";
  const start = `${folder.path.replace(/\/$/, "")}/`;
  return uri.path.startsWith(start) ? uri.path.slice(start.length) : undefined;
}

/** A file named `events [1].json` is meant, not a pattern. */
const escapeGlob = (path: string): string => path.replace(/[\\*?[\]{}()!+@|]/g, "\\$&");

/** Without a folder there are no settings to keep the choice in, so the folder of the files is opened. */
async function chooseFolderToOpen(): Promise<void> {
  const chosen = await vscode.window.showOpenDialog({
    title: vscode.l10n.t("Open the folder that has the event files"),
    openLabel: vscode.l10n.t("Open Folder"),
    canSelectFiles: false,
    canSelectFolders: true,
  });
  const folder = chosen?.[0];
  if (!folder) return;
  await keepPatterns(folder);
  await vscode.commands.executeCommand("vscode.openFolder", folder);
}

/** A folder without `events/` has its event files right in it, most likely; settings that are there stay as they are. */
async function keepPatterns(folder: vscode.Uri): Promise<void> {
  const settings = vscode.Uri.joinPath(folder, ".vscode", "settings.json");
  if ((await exists(settings)) || (await exists(vscode.Uri.joinPath(folder, "events")))) return;
  const text = `${JSON.stringify({ "rollcall.events": ["**/*"] }, null, 2)}\n`;
  const write = vscode.l10n.t("Read All Files in It");
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t('The folder has no "events" in it. Should Rollcall read all of its files?'),
    {
      modal: true,
      detail: vscode.l10n.t(
        'This writes the setting "rollcall.events" to .vscode/settings.json there.',
      ),
    },
    write,
  );
  if (answer !== write) return;
  await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(settings, ".."));
  await vscode.workspace.fs.writeFile(settings, new TextEncoder().encode(text));
}
