/** One open report page: the document, the events it reads and the report last generated. Knows no webview. */
import * as vscode from "vscode";
import { UserError, messageOf } from "../errors.ts";
import { definitionKey, type HostAsks, type PageState, type ShownReport } from "../protocol.ts";
import { noFilter, type ReportQuery } from "../reports/report.ts";
import { describeRange } from "../reports/describe-range.ts";
import { rangeOf } from "../reports/time-frame.ts";
import type { Handlers } from "../rpc.ts";
import { askWhere, offerToOpen, writeCsv, type CsvReport, type Work } from "./csv-file.ts";
import type { EventSet } from "./event-set.ts";
import { folderOf } from "./event-sets.ts";
import { runPageCommand } from "./page-commands.ts";
import { reportDocument, type Drafts } from "./report-document.ts";
import { followEvents } from "./report-events.ts";
import { beyondLimit, tooManyRows } from "./row-limit.ts";
import type { Services } from "./services.ts";
import { defaultRowLimit, readSettings } from "./settings.ts";

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

/** The report last generated, with what its further pages need. */
interface Generated {
  readonly report: ShownReport;
  readonly query: ReportQuery;
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
  let generated: Generated | undefined;

  const generate = async (work: Work): Promise<Generated> => {
    const definition = model.definition();
    const { rowLimit } = readSettings(document.uri);
    const { set } = await source.load(work);
    work.progress({ step: vscode.l10n.t("Generating the report") });
    const { timeZone, filter = noFilter } = definition;
    const range = rangeOf(definition.timeRange, timeZone, clock.now());
    const query: ReportQuery = { set, range, filter, rowLimit };
    const summary = await engine.use((app) => app.generate(query));
    const report: ShownReport = {
      summary,
      range: describeRange(range, timeZone),
      timeZone,
      key: definitionKey(definition),
      tooManyRows: summary.rowCount > rowLimit,
      run: (generated?.report.run ?? 0) + 1,
    };
    generated = { report, query };
    changed();
    return generated;
  };

  const page: Handlers<HostAsks>["page"] = async ({ index, size, sort }) => {
    if (!generated)
      throw new UserError(vscode.l10n.t("No report has been generated yet. Generate it first."));
    const { query, report } = generated;
    const { rowCount } = report.summary;
    const last = Math.max(0, Math.ceil(rowCount / size) - 1);
    if (Math.min(index, last) * size >= query.rowLimit) throw beyondLimit(rowCount, query.rowLimit);
    return engine.use((app) => app.page({ ...query, sort }, { index, size }));
  };

  /** What the page shows is what is saved, even when its controls have moved on. */
  const csvReport = async (work: Work): Promise<CsvReport> => {
    const { query, report } = generated ?? (await generate(work));
    const { rowCount } = report.summary;
    if (report.tooManyRows) throw tooManyRows(rowCount, query.rowLimit);
    const { escapeFormulas } = readSettings(document.uri);
    return { query, timeZone: report.timeZone, escapeFormulas, rowCount };
  };

  const range = (): Pick<PageState, "range" | "rangeFault"> => {
    const { definition } = model.read();
    if (!definition) return {};
    try {
      const { timeRange, timeZone } = definition;
      return { range: describeRange(rangeOf(timeRange, timeZone, clock.now()), timeZone) };
    } catch (error) {
      return { rangeFault: messageOf(error) };
    }
  };

  const state = (): PageState => ({
    ...model.read(),
    ...range(),
    data: source.state(),
    shown: generated?.report,
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
      generate: async (_, work) => (await generate(work)).report,
      page,
      choices: async (_, { signal }) => {
        const { set } = await source.load({ signal });
        return engine.use((app) => app.choices(set));
      },
      downloadCsv: async (_, work) => {
        const report = await csvReport(work);
        const target = await askWhere(folderOf(document.uri));
        if (!target) return null;
        await writeCsv(engine, report, target, work);
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
    writeCsv: async (target, work) => {
      await writeCsv(engine, await csvReport(work), target, work);
    },
    dispose: () => {
      source.dispose();
      changes.dispose();
    },
  };
}

/** A wrong limit is told when the report is generated; until then the page needs some number. */
function rowLimitOf(document: vscode.Uri): number {
  try {
    return readSettings(document).rowLimit;
  } catch {
    return defaultRowLimit;
  }
}
