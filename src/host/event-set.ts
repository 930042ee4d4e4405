/** One set of event files: found, loaded on demand, and kept up to date while somebody looks at it (E5). */
import * as vscode from "vscode";
import type { App } from "../app.ts";
import { Cancelled, UserError, messageOf } from "../errors.ts";
import type { LoadProgress, LoadRequest, LoadSummary } from "../events/load.ts";
import type { ColumnMapping } from "../events/headers.ts";
import type { FoundFiles } from "../events/find.ts";
import type { DataState, WorkProgress } from "../protocol.ts";
import { unmatchedWords, unreadableWords } from "./found-words.ts";
import { keepFresh } from "./keep-fresh.ts";
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

  const become = (next: DataState, loaded?: LoadSummary): void => {
    state = next;
    summary = loaded;
    changes.fire();
  };
  const becomeReady = (loaded: LoadSummary): void => {
    become(readyState(loaded, notesOf(ask, found)), loaded);
  };

  const run = async (signal: AbortSignal, report: Report): Promise<LoadSummary> => {
    const before = summary;
    fresh.begin();
    const working = (progress: WorkProgress): void => {
      report(progress);
      become({ kind: "loading", progress }, before);
    };
    working({ step: finding() });
    try {
      ({ request, found } = await lookFor(ask, parts));
      if (request.files.length === 0) throw noFiles(ask, found);
      const loaded = await parts.load(request, { signal, progress: loadProgress(working) });
      loading = undefined;
      becomeReady(loaded);
      return loaded;
    } catch (error) {
      loading = undefined;
      if (error instanceof Cancelled && before) {
        fresh.forget();
        becomeReady(before);
      } else {
        become(failedState(error, ask.patterns));
      }
      throw error;
    } finally {
      fresh.settle();
    }
  };

  /** Nothing changed; but the engine keeps the last few sets only, and this one may have had to go. */
  const again = async (
    known: LoadRequest,
    { signal, progress }: WaitOptions<WorkProgress>,
  ): Promise<LoadSummary> => {
    const loaded = await parts.load(known, {
      signal,
      ...(progress && { progress: loadProgress(progress) }),
    });
    if (loaded.set !== summary?.set && !loading) becomeReady(loaded);
    return loaded;
  };

  const load = async (options: WaitOptions<WorkProgress> = {}): Promise<LoadSummary> => {
    // Whoever asks now has cancelled nothing, so what others cancelled comes to its end first.
    while (loading?.isAborted) await loading.over;
    if (!parts.isWatched(ask)) fresh.outdate();
    if (!loading && summary && request && fresh.isFresh()) return again(request, options);
    return (loading ??= shareWork(run)).wait(options);
  };

  const fresh = keepFresh(() => {
    load().catch((error: unknown) => {
      parts.warn(messageOf(error));
    });
  }, settleMs);

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
    hold: fresh.hold,
    outdate: () => {
      fresh.outdate();
      if (!loading) fresh.settle();
    },
    lose: (reason) => {
      if (!loading && summary) become({ kind: "failed", message: reason.message });
    },
    dispose: () => {
      fresh.dispose();
      loading?.abort();
      changes.dispose();
    },
  };
}

type Report = (progress: WorkProgress) => void;

async function lookFor(
  ask: EventsAsk,
  { find }: EventSetParts,
): Promise<{ request: LoadRequest; found: EventSet["found"] }> {
  const { files, unmatched, unreadable } = await find(ask);
  const { sourceTimeZone, columns } = ask;
  return { request: { files, sourceTimeZone, columns }, found: { unmatched, unreadable } };
}

const loadProgress = (report: Report): ((progress: LoadProgress) => void) =>
  throttled(progressMs, (progress) => {
    report(workProgress(progress));
  });

const notesOf = (
  { folder }: EventsAsk,
  { unmatched, unreadable }: EventSet["found"],
): readonly string[] => [
  ...unmatched.map(unmatchedWords),
  ...unreadable.map((place) => unreadableWords(folder, place)),
];

/** Not a fault of the data, so it has a state of its own. */
class NoFiles extends UserError {}

function noFiles({ folder, patterns }: EventsAsk, { unreadable }: EventSet["found"]): UserError {
  if (unreadable.length > 0)
    return new UserError(
      vscode.l10n.t(
        'No event files were found. {0}. Check who may read them, or change the setting "rollcall.events".',
        unreadable.map((place) => unreadableWords(folder, place)).join("; "),
      ),
    );
  return new NoFiles(
    patterns.length === 0
      ? vscode.l10n.t(
          'The setting "rollcall.events" is an empty list, so there are no events. Choose event files, or change it.',
        )
      : vscode.l10n.t(
          'No event files match {0}. Choose event files, or change the setting "rollcall.events".',
          patterns.join(", "),
        ),
  );
}

const finding = (): string => vscode.l10n.t("Looking for event files");

const workProgress = ({ bytesDone, bytes, step }: LoadProgress): WorkProgress => ({
  fraction: bytes > 0 ? Math.min(1, bytesDone / bytes) : undefined,
  step,
});

const readyState = (
  { files, events, skipped, firstAt, lastAt }: LoadSummary,
  notes: readonly string[],
): DataState => ({
  kind: "ready",
  files: files.length,
  events,
  skipped,
  firstAt,
  lastAt,
  notes,
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
