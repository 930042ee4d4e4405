import * as vscode from "vscode";

/** The output channel "Rollcall"; the level is the user's (Developer: Set Log Level). */
export const openLog = (): vscode.LogOutputChannel =>
  vscode.window.createOutputChannel("Rollcall", { log: true });
