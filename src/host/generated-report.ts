/** The report last generated in a page, with all that is asked of it later: its pages and its CSV. */
import * as vscode from "vscode";
import { UserError } from "../errors.ts";
import { definitionKey, type HostAsks, type ShownReport } from "../protocol.ts";
import { describeRange } from "../reports/describe-range.ts";
import { checkPageLimit, checkRowLimit } from "../reports/limit.ts";
import { noFilter, type ReportPage, type ReportQuery } from "../reports/report.ts";
import { rangeOf } from "../reports/time-frame.ts";
import { csvBytes, saveCsv, type Work } from "./csv-file.ts";
import { askOfSet } from "./loaded-set.ts";
import type { ReportDocument } from "./report-document.ts";
import type { ReportEvents } from "./report-events.ts";
import type { Services } from "./services.ts";
import { readSettings } from "./settings.ts";

export interface GeneratedReport extends vscode.Disposable {
  shown(): ShownReport | undefined;
  /** Computes it for the document as it stands. */
  generate(work: Work): Promise<ShownReport>;
  page(ask: HostAsks["page"]["ask"], signal: AbortSignal): Promise<ReportPage>;
  /** Fails if it can't be downloaded; generated first if there is none. */
  complete(work: Work): Promise<void>;
  writeCsv(target: vscode.Uri, work: Work): Promise<void>;
}

export interface Generated {
  readonly report: ShownReport;
  readonly query: ReportQuery;
}

/** Sets are numbered from 1, so the engine says of this one that it is gone. */
const goneSet = 0;

export function openGeneratedReport(
  model: ReportDocument,
  source: ReportEvents,
  { engine, clock, drafted }: Pick<Services, "engine" | "clock" | "drafted">,
  changed: () => void,
): GeneratedReport {
  let generated = takeOver(model, drafted);
  // The next engine numbers its sets afresh: the same number would mean other events.
  const lost = engine.onDidDie(() => {
    if (generated) generated = { ...generated, query: { ...generated.query, set: goneSet } };
  });

  const generate = (work: Work): Promise<Generated> =>
    askOfSet(
      () => source.load(work),
      async (set) => {
        work.progress({ step: vscode.l10n.t("Generating the report") });
        const definition = model.definition();
        const { rowLimit } = readSettings(model.document.uri);
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
        if (model.document.isUntitled) drafted.set(definition.id, generated);
        changed();
        return generated;
      },
    );

  /** The same report of the events as they are now. */
  const renew = async (old: Generated, set: number): Promise<Generated> => {
    const query = { ...old.query, set };
    const summary = await engine.use((app) => app.generate(query));
    const tooManyRows = summary.rowCount > query.rowLimit;
    const renewed = { query, report: { ...old.report, summary, tooManyRows } };
    if (generated?.report.run === old.report.run) {
      generated = renewed;
      changed();
    }
    return renewed;
  };

  const askOf = <T>(
    one: Generated,
    work: Partial<Work>,
    ask: (one: Generated) => Promise<T>,
  ): Promise<T> =>
    askOfSet(
      () => source.load(work),
      async (set) => ask(set === one.query.set ? one : await renew(one, set)),
      one.query.set,
    );

  const complete = async (work: Work): Promise<Generated> => {
    const one = generated ?? (await generate(work));
    checkRowLimit(one.report.summary.rowCount, one.query.rowLimit);
    return one;
  };

  return {
    shown: () => generated?.report,
    generate: async (work) => {
      // Their faults are told before any file is read.
      model.definition();
      readSettings(model.document.uri);
      return (await generate(work)).report;
    },
    page: async ({ index, size, sort }, signal) => {
      if (!generated)
        throw new UserError(vscode.l10n.t("No report has been generated yet. Generate it first."));
      return askOf(generated, { signal }, ({ query, report: { summary } }) => {
        const last = Math.max(0, Math.ceil(summary.rowCount / size) - 1);
        checkPageLimit(Math.min(index, last) * size, summary.rowCount, query.rowLimit);
        return engine.use((app) => app.page({ ...query, sort }, { index, size }));
      });
    },
    complete: async (work) => {
      await complete(work);
    },
    writeCsv: async (target, work) => {
      const { escapeFormulas } = readSettings(model.document.uri);
      // What the page shows is what is saved, even when its controls have moved on.
      const bytes = await askOf(await complete(work), work, ({ query, report }) => {
        const { summary, timeZone } = report;
        const csv = { query, timeZone, escapeFormulas, rowCount: summary.rowCount };
        return csvBytes(engine, csv, work);
      });
      await saveCsv(target, bytes, work.signal);
    },
    dispose: () => {
      lost.dispose();
    },
  };
}

/** What was generated before the document had a file. */
function takeOver(model: ReportDocument, drafted: Services["drafted"]): Generated | undefined {
  const id = model.read().definition?.id;
  if (id === undefined || model.document.isUntitled) return undefined;
  const taken = drafted.get(id);
  drafted.delete(id);
  return taken;
}
