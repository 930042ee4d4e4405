/** From a report to a CSV file that the user named (§5). */
import * as vscode from "vscode";
import { csvFileName } from "../delivery/csv.ts";
import { UserError, messageOf, throwIfCancelled } from "../errors.ts";
import type { WorkProgress } from "../protocol.ts";
import type { ReportQuery } from "../reports/report.ts";
import type { Engine } from "./engine.ts";

export interface CsvReport {
  readonly query: ReportQuery;
  readonly timeZone: string;
  readonly escapeFormulas: boolean;
  readonly rowCount: number;
}

export interface Work {
  readonly signal: AbortSignal;
  progress(value: WorkProgress): void;
}

/** Undefined when the user thought better of it. */
export async function askWhere(folder: vscode.Uri | undefined): Promise<vscode.Uri | undefined> {
  return vscode.window.showSaveDialog({
    title: vscode.l10n.t("Download CSV"),
    saveLabel: vscode.l10n.t("Download"),
    filters: { CSV: ["csv"] },
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, csvFileName) }),
  });
}

/** The file appears whole or not at all, as nothing is written before the last row is there. */
export async function saveCsv(
  target: vscode.Uri,
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<void> {
  throwIfCancelled(signal);
  try {
    await vscode.workspace.fs.writeFile(target, bytes);
  } catch (error) {
    throw new UserError(
      vscode.l10n.t(
        "Can't write {0}: {1} Download to another place.",
        vscode.workspace.asRelativePath(target),
        messageOf(error),
      ),
      { cause: error },
    );
  }
}

/** All rows of one set of events; asked for in parts, so that it can be cancelled. */
export async function csvBytes(engine: Engine, report: CsvReport, work: Work): Promise<Uint8Array> {
  const { query, timeZone, escapeFormulas, rowCount } = report;
  const parts: Uint8Array[] = [];
  let row: number | undefined = 0;
  while (row !== undefined) {
    throwIfCancelled(work.signal);
    const from: number = row;
    work.progress({
      fraction: rowCount > 0 ? from / rowCount : undefined,
      step: vscode.l10n.t("Writing rows"),
    });
    const part = await engine.use((app) => app.csv(query, { timeZone, escapeFormulas }, from));
    parts.push(part.bytes);
    row = part.next;
  }
  return joined(parts);
}

/** Says what was written and offers to open it; not waited for, as the user may leave it standing. */
export async function offerToOpen(target: vscode.Uri): Promise<void> {
  const open = vscode.l10n.t("Open");
  const message = vscode.l10n.t("Downloaded {0}.", vscode.workspace.asRelativePath(target));
  if ((await vscode.window.showInformationMessage(message, open)) === open)
    await vscode.commands.executeCommand("vscode.open", target);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
