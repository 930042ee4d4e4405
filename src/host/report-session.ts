/** One open report page: the document, the events it reads and the report last generated. Knows no webview. */
import * as vscode from "vscode";
import { messageOf } from "../errors.ts";
import type { HostAsks, PageState } from "../protocol.ts";
import { describeRange } from "../reports/describe-range.ts";
import { rangeOf } from "../reports/time-frame.ts";
import type { Handlers } from "../rpc.ts";
import type { Clock } from "../ports.ts";
import { defaultRowLimit } from "../settings.ts";
import { askWhere, offerToOpen, type Work } from "./csv-file.ts";
import type { EventSet } from "./event-set.ts";
import { folderOf } from "./event-sets.ts";
import { openGeneratedReport } from "./generated-report.ts";
import { askOfSet } from "./loaded-set.ts";
import { runPageCommand } from "./page-commands.ts";
import { reportDocument, type Drafts, type ReportDocument } from "./report-document.ts";
import { followEvents } from "./report-events.ts";
import type { Services } from "./services.ts";
import { readSettings } from "./settings.ts";

export interface ReportSession extends vscode.Disposable {
  readonly document: vscode.TextDocument;
  /** Answers to the page. */
  readonly asks: Handlers<HostAsks>;
  state(): PageState;
  events(): EventSet | undefined;
  readonly onDidChange: vscode.Event<void>;
  /** The document or the settings changed. */
  refresh(): void;
  writeCsv(target: vscode.Uri, work: Work): Promise<void>;
}

export function openReportSession(
  document: vscode.TextDocument,
  drafts: Drafts,
  services: Services,
): ReportSession {
  const { engine, clock } = services;
  const changes = new vscode.EventEmitter<void>();
  const changed = (): void => {
    changes.fire();
  };
  const model = reportDocument(document, drafts, clock);
  const source = followEvents(model, services, changed);
  const report = openGeneratedReport(model, source, services, changed);

  const state = (): PageState => ({
    ...model.read(),
    ...rangeNow(model, clock),
    data: source.state(),
    shown: report.shown(),
    rowLimit: rowLimitOf(document.uri),
  });

  const session = { document, events: source.set };
  return {
    ...session,
    state,
    onDidChange: changes.event,
    asks: {
      ready: () => {
        source.start();
        return state();
      },
      edit: async (edit) => {
        await model.edit(edit);
        return null;
      },
      generate: (_, work) => report.generate(work),
      page: (ask, { signal }) => report.page(ask, signal),
      choices: (_, { signal }) =>
        askOfSet(
          () => source.load({ signal }),
          (set) => engine.use((app) => app.choices(set)),
        ),
      downloadCsv: async (_, work) => {
        await report.complete(work);
        const target = await askWhere(folderOf(document.uri));
        if (!target) return null;
        await report.writeCsv(target, work);
        void offerToOpen(target);
        return vscode.workspace.asRelativePath(target);
      },
      run: async (command) => {
        await runPageCommand(command, session);
        return null;
      },
    },
    refresh: () => {
      source.follow();
      changed();
    },
    writeCsv: report.writeCsv,
    dispose: () => {
      report.dispose();
      source.dispose();
      changes.dispose();
    },
  };
}

/** What the document's frame stands for at this moment. */
function rangeNow(model: ReportDocument, clock: Clock): Pick<PageState, "range" | "rangeFault"> {
  const { definition } = model.read();
  if (!definition) return {};
  try {
    const { timeRange, timeZone } = definition;
    return { range: describeRange(rangeOf(timeRange, timeZone, clock.now()), timeZone) };
  } catch (error) {
    return { rangeFault: messageOf(error) };
  }
}

/** A wrong limit is told when the report is generated; until then the page needs some number. */
function rowLimitOf(document: vscode.Uri): number {
  try {
    return readSettings(document).rowLimit;
  } catch {
    return defaultRowLimit;
  }
}
