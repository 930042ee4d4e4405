/**
 * What the page knows and does; no markup here. The document is the model: a control asks `edit`, and
 * what it shows until the new state comes is that edit laid over the last state.
 */
import { Cancelled, messageOf } from "../src/errors.ts";
import {
  type DefinitionEdit,
  type HostAsks,
  type PageCommand,
  type PageState,
  type ShownReport,
  type WorkProgress,
  definitionKey,
} from "../src/protocol.ts";
import type { ReportDefinition } from "../src/reports/definition.ts";
import type { FilterChoices, ReportPage, Sort, SortColumn } from "../src/reports/report.ts";
import type { Peer } from "../src/rpc.ts";
import { nextSort } from "./columns.ts";
import type { ConnectHost, Memory } from "./host.ts";
import { pageAfterResize } from "./paging.ts";
import { type faceText, text } from "./strings.ts";

export interface Failure {
  readonly of: keyof typeof faceText.failed;
  readonly message: string;
}

/** Long work that can be cancelled; one at a time. */
export interface Working {
  readonly on: "generate" | "download";
  readonly progress: WorkProgress;
}

interface PageWant {
  readonly index: number;
  readonly size: number;
  readonly sort?: Sort | undefined;
}

const firstWant: PageWant = { index: 0, size: 100 };

export class PageModel {
  state: PageState | undefined;
  shown: ShownReport | undefined;
  /** Rows of `shown`, or, while a new report's rows are on their way, the old ones. */
  page: ReportPage | undefined;
  /** What `page` answers. */
  want: PageWant = firstWant;
  fetching = false;
  working: Working | undefined;
  failure: Failure | undefined;
  choices: FilterChoices | undefined;
  /** The last thing that was done, for the status line. */
  said = "";
  /** What the figures show anyway, and a screen reader has to be told. */
  heard = "";

  readonly #host: Peer<HostAsks>;
  readonly #memory: Memory;
  readonly #changed: () => void;
  #abort: AbortController | undefined;
  #lastFetch = 0;
  #edit: DefinitionEdit = {};
  #openEdits = 0;
  #edited: Promise<unknown> = Promise.resolve();
  #stateSinceEdit = true;
  #choicesFor = "";
  /** A list was opened before there was anything to choose from. */
  #choicesWanted = false;

  constructor(connectHost: ConnectHost, memory: Memory, changed: () => void) {
    this.#memory = memory;
    this.#changed = changed;
    this.#host = connectHost({
      state: (state) => {
        this.#receive(state);
        return null;
      },
      act: (verb) => {
        if (verb === "generate") void this.generate();
        if (verb === "cancel") this.cancel();
        if (verb === "downloadCsv") void this.downloadCsv();
        return null;
      },
    });
  }

  /** The document's definition, with edits on their way to it. */
  get definition(): ReportDefinition | undefined {
    return this.state?.definition && { ...this.state.definition, ...this.#edit };
  }

  /** True when the rows no longer fit the controls. */
  get outdated(): boolean {
    const { definition, shown } = this;
    return (
      definition !== undefined && shown !== undefined && definitionKey(definition) !== shown.key
    );
  }

  get canGenerate(): boolean {
    const data = this.state?.data.kind;
    const ready = data === "ready" || data === "loading" || data === "failed";
    return ready && this.definition !== undefined && !this.state?.rangeFault;
  }

  async start(): Promise<void> {
    await this.#try("start", async () => {
      this.#receive(await this.#host.ask("ready", null));
    });
  }

  edit(edit: DefinitionEdit): void {
    this.#edit = { ...this.#edit, ...edit };
    this.#openEdits++;
    this.#stateSinceEdit = false;
    this.#edited = this.#try("edit", async () => {
      try {
        await this.#host.ask("edit", edit);
      } catch (error) {
        this.#edit = {};
        throw error;
      } finally {
        this.#openEdits--;
        this.#settleEdit();
      }
    });
    this.#changed();
  }

  async generate(): Promise<void> {
    if (this.working || !this.canGenerate) return;
    await this.#work("generate", async (options) => {
      await this.#edited;
      const shown = await this.#host.ask("generate", null, options);
      this.heard = text.generated(shown.summary.rowCount);
      this.#show(shown);
    });
  }

  cancel(): void {
    this.#abort?.abort();
  }

  async downloadCsv(): Promise<void> {
    if (this.working || !this.shown) return;
    await this.#work("download", async (options) => {
      const name = await this.#host.ask("downloadCsv", null, options);
      this.said = name === null ? "" : text.downloaded(name);
    });
  }

  goTo(index: number): void {
    void this.#fetch({ ...this.want, index });
  }

  resize(size: number): void {
    const index = pageAfterResize(this.want.index, this.want.size, size);
    void this.#fetch({ ...this.want, index, size });
  }

  sortBy(column: SortColumn): void {
    void this.#fetch({ ...this.want, index: 0, sort: nextSort(this.want.sort, column) });
  }

  run(command: PageCommand): void {
    void this.#try("run", () => this.#host.ask("run", command));
  }

  /** Filter choices, asked for when a list opens and again once other events are loaded. */
  async loadChoices(): Promise<void> {
    const key = JSON.stringify(this.state?.data);
    this.#choicesWanted = this.state?.data.kind !== "ready";
    if (this.#choicesWanted || this.#choicesFor === key) return;
    this.#choicesFor = key;
    const done = await this.#try("choices", async () => {
      const choices = await this.#host.ask("choices", null);
      if (this.#choicesFor === key) this.choices = choices;
    });
    if (!done) this.#choicesFor = "";
  }

  dismiss(): void {
    this.failure = undefined;
    this.#changed();
  }

  #receive(state: PageState): void {
    this.state = state;
    this.#stateSinceEdit = true;
    this.#settleEdit();
    if (state.shown?.run !== this.shown?.run) this.#show(state.shown);
    if (this.#choicesWanted) void this.loadChoices();
    this.#changed();
  }

  /** Drops the laid-over edit once the host has taken it and told its new state, in whichever order. */
  #settleEdit(): void {
    if (this.#openEdits === 0 && this.#stateSinceEdit) this.#edit = {};
  }

  #show(shown: ShownReport | undefined): void {
    const known = this.shown?.run === shown?.run;
    this.shown = shown;
    if (known) return;
    if (!shown) {
      this.page = undefined;
      return;
    }
    const remembered = this.page ? undefined : this.#memory.read();
    const { size, sort } = remembered ?? this.want;
    const index = remembered?.run === shown.run ? remembered.index : 0;
    void this.#fetch({ index, size, sort });
  }

  /** Only the page asked for last counts; a failed one leaves the rows as they are. */
  async #fetch(want: PageWant): Promise<void> {
    const run = this.shown?.run;
    if (run === undefined) return;
    const fetch = ++this.#lastFetch;
    this.fetching = true;
    this.#changed();
    await this.#try("page", async () => {
      try {
        const page = await this.#host.ask("page", want);
        if (fetch !== this.#lastFetch) return;
        this.page = page;
        this.want = { ...want, index: page.index };
        if (this.failure?.of === "page") this.failure = undefined;
        this.#memory.write({ run, ...this.want });
      } finally {
        if (fetch === this.#lastFetch) this.fetching = false;
      }
    });
  }

  async #work(
    on: Working["on"],
    work: (options: { signal: AbortSignal; progress: (p: WorkProgress) => void }) => Promise<void>,
  ): Promise<void> {
    const abort = new AbortController();
    this.#abort = abort;
    this.said = "";
    this.heard = "";
    this.failure = undefined;
    const step = on === "generate" ? text.working : text.downloading;
    this.working = { on, progress: { step } };
    this.#changed();
    const progress = (value: WorkProgress): void => {
      this.working = { on, progress: value };
      this.#changed();
    };
    await this.#try(on, async () => {
      try {
        await work({ signal: abort.signal, progress });
      } finally {
        this.working = undefined;
      }
    });
  }

  /** Runs it; a failure is kept to be shown, a cancelled one is only said. False when it failed. */
  async #try(of: Failure["of"], work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      if (error instanceof Cancelled) this.said = text.stopped;
      else this.failure = { of, message: messageOf(error) };
      return false;
    } finally {
      this.#changed();
    }
  }
}
