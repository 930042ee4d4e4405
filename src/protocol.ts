/** Every message between the report page (webview) and the extension host. */
import type { ReportDefinition } from "./reports/definition.ts";
import type { DescribedRange } from "./reports/time-frame.ts";
import type { FilterChoices, PageAsk, ReportPage, ReportSummary, Sort } from "./reports/report.ts";

/** What the page asks of the host. */
export type HostAsks = {
  /** The page is up; it gets the state, and every later one by `state`. */
  ready: { ask: null; answer: PageState };
  /** Changes the document (undoable); the new state follows by `state`. */
  edit: { ask: DefinitionEdit; answer: null };
  /** Computes the report afresh for the document as it stands. A later `state` has it as `shown`. */
  generate: { ask: null; answer: ShownReport; progress: WorkProgress };
  /** A page of the report last generated. Beyond the row limit: fails, saying so (R5). */
  page: { ask: PageAsk & { sort?: Sort | undefined }; answer: ReportPage };
  choices: { ask: null; answer: FilterChoices };
  /** Answers the name of the file written; null when the user thought better of it. */
  downloadCsv: { ask: null; answer: string | null; progress: WorkProgress };
  /** Runs one of the editor's own commands that the page's empty and error states offer. */
  run: { ask: PageCommand; answer: null };
};

/** What the host asks of the page. */
export type PageAsks = {
  state: { ask: PageState; answer: null };
  /** An editor command (keyboard shortcut, title bar) for the page to carry out. */
  act: { ask: "generate" | "cancel" | "downloadCsv"; answer: null };
};

export type PageCommand =
  | "chooseEventFiles"
  | "openSampleWorkspace"
  | "showSkipped"
  | "showLog"
  | "openAsText"
  | "raiseRowLimit";

export type DefinitionEdit = Partial<Pick<ReportDefinition, "timeRange" | "timeZone" | "filter">>;

export interface WorkProgress {
  /** 0 to 1; undefined while it can't be told. */
  readonly fraction?: number | undefined;
  /** What is being done, for people: "Reading events/2026-11-22.json.gz". */
  readonly step: string;
}

export interface PageState {
  /** Undefined when the document has a fault. */
  readonly definition?: ReportDefinition | undefined;
  /** What is wrong with the document's text, and where (from 1). */
  readonly fault?:
    { readonly message: string; readonly line: number; readonly column: number } | undefined;
  /** What the document's frame stands for now: what Generate would cover. */
  readonly range?: DescribedRange | undefined;
  /** Why there is no range: unknown zone, from after to … in words for people. */
  readonly rangeFault?: string | undefined;
  readonly data: DataState;
  /** The report that was generated last in this page; its rows are asked for by `page`. */
  readonly shown?: ShownReport | undefined;
  readonly rowLimit: number;
}

export type DataState =
  /** No file matches the patterns. */
  | { readonly kind: "none"; readonly patterns: readonly string[] }
  | { readonly kind: "loading"; readonly progress: WorkProgress }
  | { readonly kind: "failed"; readonly message: string }
  | {
      readonly kind: "ready";
      readonly files: number;
      readonly events: number;
      readonly skipped: number;
      /** Instants, UTC milliseconds. */
      readonly firstAt: number | null;
      readonly lastAt: number | null;
      /** Patterns that no file matches and places that can't be looked into, a sentence each. */
      readonly notes?: readonly string[];
    };

export interface ShownReport {
  readonly summary: ReportSummary;
  readonly range: DescribedRange;
  readonly timeZone: string;
  /** Text that differs when the controls no longer fit the rows; compare with `definitionKey(definition)`. */
  readonly key: string;
  /** True when rowCount is above the limit: pages up to the limit can be looked at, nothing downloaded (R5). */
  readonly tooManyRows: boolean;
  /** Counts up with each Generate. */
  readonly run: number;
}

/** The part of a definition that decides which rows there are. */
export function definitionKey(
  d: Pick<ReportDefinition, "timeRange" | "timeZone" | "filter">,
): string {
  const custom = d.timeRange.frame === "custom" ? [d.timeRange.from, d.timeRange.to] : [];
  const f = d.filter;
  return JSON.stringify([
    d.timeRange.frame,
    ...custom,
    d.timeZone,
    f?.agents ?? [],
    f?.hierarchy ?? [],
    f?.routingProfiles ?? [],
  ]);
}
