/** An extension host in the page itself: the real protocol over window messages, over sessions made up here. */
import { Cancelled, UserError } from "../../src/errors.ts";
import {
  type DataState,
  type HostAsks,
  type PageAsks,
  type PageState,
  type ShownReport,
  definitionKey,
} from "../../src/protocol.ts";
import type { ReportDefinition } from "../../src/reports/definition.ts";
import { type Row, noFilter } from "../../src/reports/report.ts";
import type { DescribedRange } from "../../src/reports/time-frame.ts";
import {
  now,
  hourMs,
  makeRows,
  choicesOf,
  rangeOf,
  describe,
  inFilter,
  inRange,
  sorted,
} from "./fake-data.ts";
import { type Handlers, type Port, connect } from "../../src/rpc.ts";
import { isZone } from "../../webview/zone-time.ts";

/** What a test can set, before the page loads or while it is up. */
export interface FakeSettings {
  agents: number;
  sessions: number;
  rowLimit: number;
  /** Milliseconds that a report, a page or a CSV takes. */
  delay: number;
  data?: DataState;
  fault?: PageState["fault"];
  fail: Partial<Record<keyof HostAsks, string>>;
  definition: Partial<ReportDefinition>;
  notes: string[];
}

export class FakeHost {
  readonly asked: { name: string; value: unknown }[] = [];
  settings: FakeSettings;
  #definition: ReportDefinition;
  #rows: readonly Row[] = [];
  #report: readonly Row[] = [];
  #shown: ShownReport | undefined;
  readonly #page;

  constructor(settings: FakeSettings, port: Port) {
    this.settings = settings;
    this.#definition = {
      version: 1,
      id: "5b0c6a1e-3d52-4f0e-9a55-0c1f7c1d2e3f",
      name: "Night shift",
      timeRange: {
        frame: "yesterday",
        from: "2026-11-22T00:00:00.000+01:00",
        to: "2026-11-23T00:00:00.000+01:00",
      },
      timeZone: "Europe/Berlin",
      ...settings.definition,
    };
    const report = sessionStorage.getItem("fake-report");
    if (report) this.#generate(Number(report));
    this.#page = connect<HostAsks, PageAsks>(port, this.#handlers());
  }

  /** Changes settings while the page is up, and tells the page. */
  async set(change: Partial<FakeSettings>): Promise<void> {
    this.settings = { ...this.settings, ...change };
    await this.#page.ask("state", this.state());
  }

  async act(verb: PageAsks["act"]["ask"]): Promise<void> {
    await this.#page.ask("act", verb);
  }

  state(): PageState {
    const { settings } = this;
    if (settings.fault)
      return { fault: settings.fault, data: this.#data(), rowLimit: settings.rowLimit };
    const definition = this.#definition;
    const range = this.#range();
    return {
      definition,
      ...(typeof range === "string" ? { rangeFault: range } : { range }),
      data: this.#data(),
      shown: this.#shown,
      rowLimit: settings.rowLimit,
    };
  }

  #data(): DataState {
    const lastAt = now;
    const firstAt = now - 60 * hourMs;
    const ready = {
      kind: "ready",
      files: 14,
      events: 40_312,
      skipped: 12,
      firstAt,
      lastAt,
    } as const;
    return this.settings.data ?? ready;
  }

  #range(): DescribedRange | string {
    const definition = this.#definition;
    if (!isZone(definition.timeZone)) return `There is no time zone “${definition.timeZone}”.`;
    const range = rangeOf(definition);
    if (range.from >= range.to) return "From must be before To.";
    return describe(range, definition.timeZone, this.settings.notes);
  }

  #generate(run: number): ShownReport {
    const range = this.#range();
    if (typeof range === "string") throw new UserError(range);
    const filter = this.#definition.filter ?? noFilter;
    this.#rows = makeRows(this.settings);
    this.#report = this.#rows.filter((row) => inRange(row, range) && inFilter(row, filter));
    const rowCount = this.#report.length;
    this.#shown = {
      summary: {
        rowCount,
        agents: new Set(this.#report.map(({ agentLogin }) => agentLogin)).size,
        loggedIn: this.#report.filter(({ status }) => status === "logged-in").length,
        tookMs: 38,
      },
      range,
      timeZone: this.#definition.timeZone,
      key: definitionKey(this.#definition),
      tooManyRows: rowCount > this.settings.rowLimit,
      run,
    };
    sessionStorage.setItem("fake-report", String(run));
    return this.#shown;
  }

  async #wait(signal: AbortSignal): Promise<void> {
    const until = performance.now() + this.settings.delay;
    while (performance.now() < until) {
      if (signal.aborted) throw new Cancelled();
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  #note(name: keyof HostAsks, value: unknown): void {
    this.asked.push({ name, value });
    const failure = this.settings.fail[name];
    if (failure) throw new UserError(failure);
  }

  #handlers(): Handlers<HostAsks> {
    return {
      ready: () => {
        this.#note("ready", null);
        return this.state();
      },
      edit: async (edit) => {
        this.#note("edit", edit);
        this.#definition = { ...this.#definition, ...edit };
        await this.#page.ask("state", this.state());
        return null;
      },
      generate: async (_ask, { signal, progress }) => {
        this.#note("generate", null);
        progress({ step: "Reading events/2026-11-22.json.gz", fraction: 0.4 });
        await this.#wait(signal);
        const shown = this.#generate((this.#shown?.run ?? 0) + 1);
        void this.#page.ask("state", this.state());
        return shown;
      },
      page: async ({ index, size, sort }, { signal }) => {
        this.#note("page", { index, size, sort });
        await this.#wait(signal);
        const pageCount = Math.ceil(this.#report.length / size);
        const at = Math.max(0, Math.min(index, pageCount - 1));
        if (at * size >= this.settings.rowLimit)
          throw new UserError(
            `Row ${String(at * size + 1)} is beyond the limit of ${String(this.settings.rowLimit)} rows. Choose a shorter time range, set filters, or raise rollcall.rowLimit.`,
          );
        const rows = sorted(this.#report, sort).slice(at * size, (at + 1) * size);
        return { rows, rowCount: this.#report.length, index: at, pageCount, tookMs: 4 };
      },
      choices: async (_ask, { signal }) => {
        this.#note("choices", null);
        await this.#wait(signal);
        return choicesOf(this.settings);
      },
      downloadCsv: async (_ask, { signal }) => {
        this.#note("downloadCsv", null);
        await this.#wait(signal);
        return "Login_Logout report.csv";
      },
      run: (command) => {
        this.#note("run", command);
        return null;
      },
    };
  }
}

declare global {
  interface Window {
    fakeSettings: Partial<FakeSettings>;
    fake: FakeHost;
    acquireVsCodeApi: () => unknown;
  }
}

const defaults: FakeSettings = {
  agents: 412,
  sessions: 3210,
  rowLimit: 10_000,
  delay: 0,
  fail: {},
  definition: {},
  notes: [],
};

/** Messages cross as copies and later, as they do between a webview and its host. */
let toHost: (message: unknown) => void = () => undefined;
const port: Port = {
  post: (message) => {
    const copy: unknown = structuredClone(message);
    setTimeout(() => dispatchEvent(new MessageEvent("message", { data: copy })), 1);
  },
  listen: (receive) => {
    toHost = receive;
    return () => undefined;
  },
};

window.acquireVsCodeApi = () => ({
  postMessage: (message: unknown) => {
    const copy: unknown = structuredClone(message);
    setTimeout(() => {
      toHost(copy);
    }, 1);
  },
  getState: () => JSON.parse(sessionStorage.getItem("state") ?? "null") as unknown,
  setState: (state: unknown) => {
    sessionStorage.setItem("state", JSON.stringify(state));
  },
});
window.fake = new FakeHost({ ...defaults, ...window.fakeSettings }, port);
