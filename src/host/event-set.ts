/** One set of event files: found, loaded on demand, and kept up to date while somebody looks at it (E5). */
import * as vscode from "vscode";
import type { App } from "../app.ts";
import { Cancelled, UserError, messageOf } from "../errors.ts";
import type { LoadProgress, LoadRequest, LoadSummary } from "../events/load.ts";
import type { ColumnMapping } from "../events/headers.ts";
import type { FoundFiles } from "../events/find.ts";
import type { DataState, WorkProgress } from "../protocol.ts";
import { shareWork, throttled, type SharedWork, type WaitOptions } from "./shared-work.ts";

export interface EventsAsk {
  readonly folder: vscode.Uri;
  readonly patterns: readonly string[];
  readonly sourceTimeZone: string;
  readonly columns: ColumnMapping;
}

export interface EventSet {
  readonly ask: EventsAsk;
  readonly state: DataState;
  /** What was loaded last; undefined before the first load and after a failed one. */
  readonly summary: LoadSummary | undefined;
  /** Patterns that no file matched, and places that could not be looked at. */
  readonly found: Pick<FoundFiles, "unmatched" | "unreadable">;
  readonly onDidChange: vscode.Event<void>;
  /** Loads what is new or changed; at once when nothing is. */
  load(options?: WaitOptions<WorkProgress>): Promise<LoadSummary>;
  /** While held, changed files are read again by themselves; else at the next `load`. */
  hold(): vscode.Disposable;
  /** Files changed, or may have. */
  outdate(): void;
  /** The worker with the events is gone. */
  lose(reason: UserError): void;
}

export interface EventSetParts {
  find(ask: EventsAsk): Promise<FoundFiles>;
  /** False where VS Code tells of no changes: then every load looks for them. */
  isWatched(ask: EventsAsk): boolean;
  load: App["load"];
  warn(message: string): void;
}

/** Milliseconds from a change on disk to reading it: what writes one file often writes more. */
const settleMs = 500;
/** Milliseconds between two reports of progress. */
const progressMs = 100;

export function openEventSet(ask: EventsAsk, parts: EventSetParts): EventSet & vscode.Disposable {
  const changes = new vscode.EventEmitter<void>();
  let state: DataState = { kind: "loading", progress: { step: finding() } };
  let summary: LoadSummary | undefined;
  let found: EventSet["found"] = { unmatched: [], unreadable: [] };
  let request: LoadRequest | undefined;
  let loading: SharedWork<LoadSummary, WorkProgress> | undefined;
  /** Counts changes on disk; the state is as of `triedVersion`, from the first load on. */
  let version = 0;
  let triedVersion = -1;
  let holders = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const become = (next: DataState, loaded?: LoadSummary): void => {
    state = next;
    summary = loaded;
    changes.fire();
  };

  const read = async (
    signal: AbortSignal,
    report: (p: WorkProgress) => void,
  ): Promise<LoadSummary> => {
    const { files, unmatched, unreadable } = await parts.find(ask);
    found = { unmatched, unreadable };
    if (files.length === 0) throw noFiles(ask, found);
    const { sourceTimeZone, columns } = ask;
    request = { files, sourceTimeZone, columns };
    const progress = throttled(progressMs, (p: LoadProgress) => {
      report(workProgress(p));
    });
    return parts.load(request, { signal, progress });
  };

  const run = async (
    signal: AbortSignal,
    report: (p: WorkProgress) => void,
  ): Promise<LoadSummary> => {
    const before = summary;
    triedVersion = version;
    const working = (progress: WorkProgress): void => {
      report(progress);
      become({ kind: "loading", progress }, before);
    };
    working({ step: finding() });
    try {
      const loaded = await read(signal, working);
      loading = undefined;
      become(readyState(loaded), loaded);
      return loaded;
    } catch (error) {
      loading = undefined;
      const kept = error instanceof Cancelled ? before : undefined;
      if (kept) triedVersion = -1;
      become(kept ? readyState(kept) : failedState(error, ask.patterns), kept);
      throw error;
    } finally {
      if (version !== triedVersion) soon();
    }
  };

  /** Nothing changed; but the engine keeps the last few sets only, and this one may have had to go. */
  const again = async (
    known: LoadRequest,
    { signal }: WaitOptions<WorkProgress>,
  ): Promise<LoadSummary> => {
    const loaded = await parts.load(known, { signal });
    if (loaded.set !== summary?.set && !loading) become(readyState(loaded), loaded);
    return loaded;
  };

  const load = async (options: WaitOptions<WorkProgress> = {}): Promise<LoadSummary> => {
    if (!parts.isWatched(ask)) version++;
    if (!loading && summary && request && triedVersion === version) return again(request, options);
    return (loading ??= shareWork(run)).wait(options);
  };

  const soon = (): void => {
    if (holders === 0 || triedVersion < 0 || timer !== undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      load().catch((error: unknown) => {
        parts.warn(messageOf(error));
      });
    }, settleMs);
  };

  return {
    ask,
    get state() {
      return state;
    },
    get summary() {
      return summary;
    },
    get found() {
      return found;
    },
    onDidChange: changes.event,
    load,
    hold: () => {
      holders++;
      if (version !== triedVersion) soon();
      return disposeOnce(() => holders--);
    },
    outdate: () => {
      version++;
      if (!loading) soon();
    },
    lose: (reason) => {
      if (!loading && summary) become({ kind: "failed", message: reason.message });
    },
    dispose: () => {
      clearTimeout(timer);
      loading?.abort();
      changes.dispose();
    },
  };
}

/** Not a fault of the data, so it has a state of its own. */
class NoFiles extends UserError {}

function noFiles({ patterns }: EventsAsk, { unreadable }: EventSet["found"]): UserError {
  const [first] = unreadable;
  if (first)
    return new UserError(vscode.l10n.t("Can't look into {0}: {1}", first.uri, first.reason));
  return new NoFiles(
    vscode.l10n.t(
      'No event files match {0}. Choose event files, or change the setting "rollcall.events".',
      patterns.join(", "),
    ),
  );
}

function disposeOnce(release: () => void): vscode.Disposable {
  let done = false;
  return new vscode.Disposable(() => {
    if (!done) release();
    done = true;
  });
}

const finding = (): string => vscode.l10n.t("Looking for event files");

const workProgress = ({ bytesDone, bytes, step }: LoadProgress): WorkProgress => ({
  fraction: bytes > 0 ? Math.min(1, bytesDone / bytes) : undefined,
  step,
});

const readyState = ({ files, events, skipped, firstAt, lastAt }: LoadSummary): DataState => ({
  kind: "ready",
  files: files.length,
  events,
  skipped,
  firstAt,
  lastAt,
});

function failedState(error: unknown, patterns: readonly string[]): DataState {
  if (error instanceof NoFiles) return { kind: "none", patterns };
  if (!(error instanceof Cancelled)) return { kind: "failed", message: messageOf(error) };
  return {
    kind: "failed",
    message: vscode.l10n.t(
      "Reading the event files was cancelled. Generate or reload to read them.",
    ),
  };
}
