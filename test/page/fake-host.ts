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
import {
  type Filter,
  type FilterChoices,
  type Range,
  type Row,
  type Sort,
  noFilter,
} from "../../src/reports/report.ts";
import type { DescribedRange } from "../../src/reports/time-frame.ts";
import { type Handlers, type Port, connect } from "../../src/rpc.ts";
import { dayAround, isZone } from "../../webview/zone-time.ts";

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

const now = Date.UTC(2026, 10, 23, 8, 2);
const hourMs = 3_600_000;
const firstNames = [
  "Mia",
  "Jan",
  "Amélie",
  "Noor",
  "Tomás",
  "Priya",
  "Kofi",
  "Yuki",
  "Ida",
  "Luca",
];
const lastNames = ["Kern", "Nowak", "Dupont", "Haddad", "Silva", "Raman", "Mensah", "Sato", "Berg"];
const groups = [
  ["EMEA", "Support", "Berlin", "Early shift"],
  ["EMEA", "Support"],
  ["EMEA", "Sales", "Paris"],
  ["APAC", "Support", "Osaka", "Team 4", "Night"],
  [],
];
const profiles = ["Billing", "Retention", "Technical support", "Escalations"];

const pick = <T>(list: readonly T[], i: number): T => list[i % list.length] as T;

function agentRow(
  i: number,
): Omit<Row, "login" | "logout" | "durationMs" | "status" | "repeatLogins"> {
  const firstName = pick(firstNames, i);
  const lastName = pick(lastNames, i);
  const agentLogin = `${firstName[0]?.toLowerCase() ?? ""}${lastName.toLowerCase()}${i < 90 ? "" : String(i)}`;
  const hierarchy = pick(groups, i);
  return { agentLogin, firstName, lastName, hierarchy, routingProfile: pick(profiles, i) };
}

/** Sessions going back from now, three hours to nine long, one every few minutes. */
function makeRows({ agents, sessions }: FakeSettings): readonly Row[] {
  return Array.from({ length: sessions }, (_, i): Row => {
    const agent = agentRow((i * 7) % agents);
    const login = now - 17 * 60_000 - i * Math.floor((60 * hourMs) / sessions) - (i % 60) * 1000;
    const durationMs = 3 * hourMs + ((i * 1117) % 360) * 60_000 + (i % 53) * 1000;
    const repeatLogins = i % 11 === 0 ? 1 : 0;
    if (i % 97 === 13)
      return {
        ...agent,
        login: null,
        logout: login,
        durationMs: null,
        status: "login-not-found",
        repeatLogins: 0,
      };
    const logout = login + durationMs;
    if (logout > now || i % 89 === 5)
      return { ...agent, login, logout: null, durationMs: null, status: "logged-in", repeatLogins };
    return { ...agent, login, logout, durationMs, status: "logged-out", repeatLogins };
  });
}

function choicesOf({ agents }: FakeSettings): FilterChoices {
  const paths = new Map<string, readonly string[]>();
  for (const path of groups)
    for (let depth = 1; depth <= path.length; depth++)
      paths.set(path.slice(0, depth).join("/"), path.slice(0, depth));
  return {
    agents: Array.from({ length: agents }, (_, i) => {
      const { agentLogin, firstName, lastName } = agentRow(i);
      return { login: agentLogin, name: `${firstName} ${lastName}` };
    }).sort((a, b) => (a.login < b.login ? -1 : 1)),
    hierarchy: [...paths.values()],
    routingProfiles: [...profiles].sort(),
  };
}

function rangeOf({ timeRange, timeZone }: ReportDefinition): Range {
  const today = dayAround(now, timeZone);
  const back = (days: number): Range => ({
    from: dayAround(today.from - (days - 0.5) * 24 * hourMs, timeZone).from,
    to: today.from,
  });
  switch (timeRange.frame) {
    case "today":
      return { from: today.from, to: now };
    case "last-24-hours":
      return { from: now - 24 * hourMs, to: now };
    case "yesterday":
      return back(1);
    case "last-2-days":
      return back(2);
    case "last-3-days":
      return back(3);
    case "custom":
      return { from: Date.parse(timeRange.from), to: Date.parse(timeRange.to) };
  }
}

function describe(range: Range, timeZone: string, notes: string[]): DescribedRange {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  });
  const say = (at: number): string => format.format(at).replaceAll(",", "");
  const hours = Math.round((range.to - range.from) / hourMs);
  return { ...range, words: `${say(range.from)} – ${say(range.to)} (${String(hours)} h)`, notes };
}

const inFilter = (row: Row, filter: Filter): boolean =>
  (filter.agents.length === 0 || filter.agents.includes(row.agentLogin)) &&
  (filter.routingProfiles.length === 0 || filter.routingProfiles.includes(row.routingProfile)) &&
  (filter.hierarchy.length === 0 ||
    filter.hierarchy.some((path) => path.every((name, level) => row.hierarchy[level] === name)));

const inRange = ({ login, logout }: Row, { from, to }: Range): boolean =>
  (login !== null && login >= from && login < to) ||
  (logout !== null && logout >= from && logout < to);

function sorted(rows: readonly Row[], sort: Sort | undefined): readonly Row[] {
  if (!sort) return rows;
  const key = (row: Row): string | number => {
    const value = row[sort.column];
    return typeof value === "object" ? (value ?? []).join("/") : value;
  };
  const sign = sort.descending ? -1 : 1;
  return [...rows].sort((a, b) => (key(a) < key(b) ? -sign : key(a) > key(b) ? sign : 0));
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
