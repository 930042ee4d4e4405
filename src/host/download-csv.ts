/** Download CSV: of the page in front, else of a report asked for in the palette. */
import * as vscode from "vscode";
import { UserError } from "../errors.ts";
import type { WorkProgress } from "../protocol.ts";
import { checkRowLimit } from "../reports/limit.ts";
import { askReport } from "./ask-report.ts";
import { askWhere, csvBytes, offerToOpen, saveCsv, type CsvReport, type Work } from "./csv-file.ts";
import { signalOf } from "./edge.ts";
import type { EventSet } from "./event-set.ts";
import { eventsAskFor } from "./event-sets.ts";
import { askOfSet } from "./loaded-set.ts";
import type { ReportEditor } from "./report-editor.ts";
import type { Services } from "./services.ts";
import { readSettings } from "./settings.ts";

export async function downloadCsv(editor: ReportEditor, services: Services): Promise<void> {
  const page = editor.active();
  if (!page) await downloadAsked(services);
  // Progress and failure then show in the page, as if its own menu had been used.
  else if (page.session.state().shown) await page.act("downloadCsv");
  else await working(async (work) => page.session.asks.downloadCsv(null, work));
}

async function downloadAsked(services: Services): Promise<void> {
  const folder = await chooseFolder();
  const bytesOf = await askCsv(folder, eventsOf(folder, services), services);
  const target = await askWhere(folder);
  if (!target) return;
  await working(async (work) => saveCsv(target, await bytesOf(work), work.signal));
  void offerToOpen(target);
}

/** Asks for a report that can be downloaded; answers what makes its CSV. */
async function askCsv(
  folder: vscode.Uri,
  events: EventSet,
  { engine, clock }: Services,
): Promise<(work: Work) => Promise<Uint8Array>> {
  const { rowLimit, escapeFormulas } = readSettings(folder);
  const { range, filter, timeZone } = await askReport(clock.now(), () =>
    askOfSet(
      () => working((work) => events.load(work)),
      (set) => engine.use((app) => app.choices(set)),
    ),
  );
  const rowsOf = async (set: number): Promise<CsvReport> => {
    const query = { set, range, filter, rowLimit };
    const { rowCount } = await engine.use((app) => app.generate(query));
    checkRowLimit(rowCount, rowLimit);
    return { query, timeZone, escapeFormulas, rowCount };
  };
  await askOfSet(() => working((work) => events.load(work)), rowsOf);
  return (work) =>
    askOfSet(
      () => events.load(work),
      async (set) => csvBytes(engine, await rowsOf(set), work),
    );
}

/** Cancellable, with a bar; over at once when there is nothing to do. */
export function working<T>(run: (work: Work) => Promise<T>): Promise<T> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t("Rollcall"),
    cancellable: true,
  };
  return Promise.resolve(
    vscode.window.withProgress(options, (progress, token) => {
      let done = 0;
      return run({
        signal: signalOf(token),
        progress: ({ fraction, step }: WorkProgress) => {
          const increment = fraction === undefined ? 0 : Math.max(0, fraction * 100 - done);
          done += increment;
          progress.report({ message: step, increment });
        },
      });
    }),
  );
}

function eventsOf(folder: vscode.Uri, { events }: Services): EventSet {
  const ask = eventsAskFor(folder);
  if (!ask) throw noFolder();
  return events.of(ask);
}

async function chooseFolder(): Promise<vscode.Uri> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length > 1) {
    const chosen = await vscode.window.showWorkspaceFolderPick({
      placeHolder: vscode.l10n.t("Folder whose events the report is made of"),
    });
    if (!chosen) throw new vscode.CancellationError();
    return chosen.uri;
  }
  if (!folders[0]) throw noFolder();
  return folders[0].uri;
}

const noFolder = (): UserError =>
  new UserError(
    vscode.l10n.t(
      "No folder is open, so there are no event files. Open a folder that has some, or the sample workspace.",
    ),
  );
