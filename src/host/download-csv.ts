/** Download CSV: of the page in front, else of a report asked for in the palette. */
import * as vscode from "vscode";
import { UserError } from "../errors.ts";
import type { WorkProgress } from "../protocol.ts";
import { askReport } from "./ask-report.ts";
import { askWhere, offerToOpen, writeCsv, type CsvReport, type Work } from "./csv-file.ts";
import { signalOf } from "./edge.ts";
import type { EventSet } from "./event-set.ts";
import { eventsAskFor } from "./event-sets.ts";
import type { ReportEditor } from "./report-editor.ts";
import { tooManyRows } from "./row-limit.ts";
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
  const events = eventsOf(folder, services);
  const report = await askCsvReport(folder, events, services);
  const target = await askWhere(folder);
  if (!target) return;
  await working((work) => writeCsv(services.engine, report, target, work));
  void offerToOpen(target);
}

async function askCsvReport(
  folder: vscode.Uri,
  events: EventSet,
  { engine, clock }: Services,
): Promise<CsvReport> {
  const { rowLimit, escapeFormulas } = readSettings(folder);
  const load = (): Promise<number> => working(async (work) => (await events.load(work)).set);
  const asked = await askReport(clock.now(), async () => {
    const set = await load();
    return engine.use((app) => app.choices(set));
  });
  const { range, filter, timeZone } = asked;
  const query = { set: await load(), range, filter, rowLimit };
  const { rowCount } = await engine.use((app) => app.generate(query));
  if (rowCount > rowLimit) throw tooManyRows(rowCount, rowLimit);
  return { query, timeZone, escapeFormulas, rowCount };
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
