/** What `activate` returns: the reports, for other extensions and for tests, without the page between. */
import * as vscode from "vscode";
import type { LoadSummary } from "../events/load.ts";
import type { PageState } from "../protocol.ts";
import type { HostAsks } from "../protocol.ts";
import { UserError } from "../errors.ts";
import { eventsAskFor } from "./event-sets.ts";
import type { ReportEditor } from "./report-editor.ts";
import type { Services } from "./services.ts";

export interface RollcallApi {
  readonly version: 1;
  /** Reads the event files that the settings of a workspace folder name (the first folder's without one). */
  loadEvents(folder?: vscode.Uri): Promise<LoadSummary>;
  /** The report pages that are open now. */
  reports(): readonly ReportHandle[];
}

export interface ReportHandle {
  readonly uri: vscode.Uri;
  state(): PageState;
  /** What the page itself may ask; rejects with a plain sentence for the user. */
  ask<K extends keyof HostAsks>(
    name: K,
    value: HostAsks[K]["ask"],
    signal?: AbortSignal,
  ): Promise<HostAsks[K]["answer"]>;
  /** The CSV of the report that shows, generated first if none does. */
  writeCsv(target: vscode.Uri): Promise<void>;
}

export const rollcallApi = ({ events }: Services, editor: ReportEditor): RollcallApi => ({
  version: 1,
  loadEvents: async (folder) => {
    const ask = eventsAskFor(folder);
    if (!ask) throw new UserError(vscode.l10n.t("No folder is open, so there are no event files."));
    return events.of(ask).load();
  },
  reports: () =>
    editor.all().map(({ session }) => ({
      uri: session.document.uri,
      state: session.state,
      ask: async (name, value, signal = new AbortController().signal) =>
        session.asks[name](value, { signal, progress: () => undefined }),
      writeCsv: (target) =>
        session.writeCsv(target, {
          signal: new AbortController().signal,
          progress: () => undefined,
        }),
    })),
});
