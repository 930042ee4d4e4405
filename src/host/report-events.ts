/** The set of event files that a report reads: follows the document's patterns and the settings. */
import * as vscode from "vscode";
import { UserError, messageOf } from "../errors.ts";
import type { LoadSummary } from "../events/load.ts";
import type { DataState, WorkProgress } from "../protocol.ts";
import type { EventSet } from "./event-set.ts";
import { eventsAskFor } from "./event-sets.ts";
import type { ReportDocument } from "./report-document.ts";
import type { Services } from "./services.ts";
import type { WaitOptions } from "./shared-work.ts";

export interface ReportEvents extends vscode.Disposable {
  /** Undefined without a folder, or with wrong settings. */
  set(): EventSet | undefined;
  state(): DataState;
  /** Looks again at the document and the settings. */
  follow(): void;
  /** Begins to load, for a page that has just come up; a failure is in the state. */
  start(): void;
  load(options: WaitOptions<WorkProgress>): Promise<LoadSummary>;
}

export function followEvents(
  model: ReportDocument,
  { events, log }: Pick<Services, "events" | "log">,
  changed: () => void,
): ReportEvents {
  let set: EventSet | undefined;
  let fault: DataState | undefined;
  let held: vscode.Disposable | undefined;
  let started = false;

  const use = (next: EventSet | undefined): void => {
    if (next === set) return;
    held?.dispose();
    set = next;
    held = next && vscode.Disposable.from(next.hold(), next.onDidChange(changed));
    if (started) start();
  };
  const follow = (): void => {
    try {
      const ask = eventsAskFor(model.document.uri, model.read().definition?.events);
      fault = ask ? undefined : { kind: "none", patterns: [] };
      use(ask && events.of(ask));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      fault = { kind: "failed", message: error.message };
      use(undefined);
    }
  };
  const load = async (options: WaitOptions<WorkProgress>): Promise<LoadSummary> => {
    if (set) return set.load(options);
    throw new UserError(fault?.kind === "failed" ? fault.message : noFolder());
  };
  const start = (): void => {
    started = true;
    if (set)
      load({}).catch((error: unknown) => {
        log.warn(messageOf(error));
      });
  };
  follow();
  return {
    set: () => set,
    state: () => set?.state ?? fault ?? { kind: "none", patterns: [] },
    follow,
    start,
    load,
    dispose: () => {
      held?.dispose();
    },
  };
}

const noFolder = (): string =>
  vscode.l10n.t(
    "No folder is open, so there are no event files. Open a folder that has some, or the sample workspace.",
  );
