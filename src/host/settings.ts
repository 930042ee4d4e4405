import * as vscode from "vscode";
import { parseSettings, type Settings } from "../settings.ts";

/** `scope`: the workspace folder or document that the settings are for. */
export function readSettings(scope: vscode.Uri | undefined): Settings {
  const values = vscode.workspace.getConfiguration("rollcall", scope);
  return parseSettings((name) => plain(values.get(name)));
}

/** VS Code hands out proxies of objects and lists, which no message to the worker can carry. */
const plain = (value: unknown): unknown =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value));
