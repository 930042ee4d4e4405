/** What the host suites say in their own words: opening reports, waiting, and the sample workspace they run in. */
import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { ReportHandle, RollcallApi } from "../../src/host/api.ts";

export async function rollcallApi(): Promise<RollcallApi> {
  const extension = vscode.extensions.getExtension<RollcallApi>("rollcall.rollcall");
  assert.ok(extension, "the extension rollcall.rollcall is not installed in this VS Code");
  return extension.activate();
}

export function workspaceFolder(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, "the tests need a workspace folder");
  return folder.uri;
}

export const inWorkspace = (path: string): vscode.Uri =>
  vscode.Uri.joinPath(workspaceFolder(), path);

export async function until<T>(
  what: string,
  look: () => T | undefined | false | Promise<T | undefined | false>,
  ms = 20_000,
): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** A report of the sample workspace, or a file written for a test, in the report editor. */
export async function openReport(uri: vscode.Uri): Promise<ReportHandle> {
  await vscode.commands.executeCommand("vscode.openWith", uri, "rollcall.report");
  const api = await rollcallApi();
  return until("the report is open", () =>
    api.reports().findLast((report) => report.uri.toString() === uri.toString()),
  );
}

export async function newReport(): Promise<ReportHandle> {
  const api = await rollcallApi();
  const before = new Set(api.reports().map(({ uri }) => uri.toString()));
  await vscode.commands.executeCommand("rollcall.newReport");
  return until("the new report is open", () =>
    api.reports().find(({ uri }) => !before.has(uri.toString())),
  );
}

export async function writeText(path: string, text: string): Promise<vscode.Uri> {
  const uri = inWorkspace(path);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

export async function readText(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

export async function removeAll(path: string): Promise<void> {
  await vscode.workspace.fs.delete(inWorkspace(path), { recursive: true });
}

export async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  for (const group of vscode.window.tabGroups.all)
    for (const tab of group.tabs) {
      if (tab.isDirty && tab.input instanceof vscode.TabInputCustom) {
        await vscode.commands.executeCommand("vscode.openWith", tab.input.uri, tab.input.viewType);
        await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
      }
    }
  await vscode.window.tabGroups.close(vscode.window.tabGroups.all);
}

/** A setting for the time of one test. */
export async function withSetting(
  name: string,
  value: unknown,
  run: () => Promise<void>,
): Promise<void> {
  const settings = (): vscode.WorkspaceConfiguration =>
    vscode.workspace.getConfiguration("rollcall", workspaceFolder());
  const before = settings().inspect(name)?.workspaceValue;
  await settings().update(name, value, vscode.ConfigurationTarget.Workspace);
  try {
    await run();
  } finally {
    await settings().update(name, before, vscode.ConfigurationTarget.Workspace);
  }
}

/** Four lines of a telephone system, the third of no use, and the report that reads them alone. */
export async function writeSmallReport(folder: string, more: object = {}): Promise<vscode.Uri> {
  await writeText(
    `${folder}/events.csv`,
    [
      "agent,event,timestamp,first name",
      "akern,LOGIN,2026-03-02T08:00:00Z,Mia",
      "akern,LOGOUT,2026-03-02T16:30:00.500Z,Mia",
      "jnowak,LOGIN,yesterday or so,Jan",
      "jnowak,LOGIN,2026-03-02T09:00:00Z,=Jan",
      "",
    ].join("\r\n"),
  );
  const definition = {
    version: 1,
    id: "5b0c6a1e-3d52-4f0e-9a55-0c1f7c1d2e3f",
    name: "Small",
    events: [`${folder}/events.csv`],
    timeRange: {
      frame: "custom",
      from: "2026-03-02T00:00:00.000Z",
      to: "2026-03-03T00:00:00.000Z",
    },
    timeZone: "Europe/Berlin",
    ...more,
  };
  return writeText(`${folder}/Small.rollcall.json`, `${JSON.stringify(definition, null, 2)}\n`);
}
