/** The editor's own commands that the page's empty and error states offer. */
import * as vscode from "vscode";
import type { PageCommand } from "../protocol.ts";
import type { ReportSession } from "./report-session.ts";

type Run = (session: Pick<ReportSession, "document" | "events">) => Thenable<unknown>;

const { executeCommand } = vscode.commands;

const pageCommands: Record<PageCommand, Run> = {
  chooseEventFiles: () => executeCommand("rollcall.chooseEventFiles"),
  openSampleWorkspace: () => executeCommand("rollcall.openSampleWorkspace"),
  showSkipped: ({ events }) => executeCommand("rollcall.showSkippedRecords", events()),
  showLog: () => executeCommand("rollcall.showLog"),
  openAsText: ({ document }) => executeCommand("vscode.openWith", document.uri, "default"),
  raiseRowLimit: () => executeCommand("workbench.action.openSettings", "rollcall.rowLimit"),
};

/** A message is data: only these names run anything. */
export async function runPageCommand(
  name: PageCommand,
  session: Pick<ReportSession, "document" | "events">,
): Promise<void> {
  if (!Object.hasOwn(pageCommands, name)) throw new Error(`No command "${name}"`);
  await pageCommands[name](session);
}
