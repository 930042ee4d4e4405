/** Every command, by its name in package.json. */
import * as vscode from "vscode";
import { chooseEventFiles } from "./choose-event-files.ts";
import { downloadCsv } from "./download-csv.ts";
import { shown, type Action } from "./edge.ts";
import type { EventSet } from "./event-set.ts";
import type { EventFilesView } from "./event-files-view.ts";
import { newReport } from "./new-report.ts";
import { reportViewType, type ReportEditor } from "./report-editor.ts";
import { openSampleWorkspace } from "./sample-workspace.ts";
import type { Services } from "./services.ts";
import { chooseSkipped, type SkippedRecords } from "./skipped-records.ts";

export interface Features {
  readonly editor: ReportEditor;
  readonly view: EventFilesView;
  readonly skipped: SkippedRecords;
  /** Where the sample workspace is made. */
  readonly storage: vscode.Uri;
}

export function registerCommands(services: Services, features: Features): vscode.Disposable {
  const { editor, view, skipped, storage } = features;
  const commands: Record<string, Action<[unknown]>> = {
    "rollcall.newReport": () => newReport(services.clock),
    "rollcall.generate": () => editor.active()?.act("generate"),
    "rollcall.downloadCsv": () => downloadCsv(editor, services),
    "rollcall.openAsText": () =>
      vscode.commands.executeCommand(
        "vscode.openWith",
        editor.active()?.session.document.uri,
        "default",
      ),
    "rollcall.openAsReport": (uri) =>
      vscode.commands.executeCommand(
        "vscode.openWith",
        uri ?? vscode.window.activeTextEditor?.document.uri,
        reportViewType,
      ),
    "rollcall.openSampleWorkspace": () => openSampleWorkspace(storage, services.clock.now()),
    "rollcall.chooseEventFiles": () => chooseEventFiles(),
    "rollcall.reloadEvents": () => view.reload(),
    "rollcall.showSkippedRecords": async (set) => {
      const chosen = isEventSet(set) ? set : await chooseSkipped(services.events.all());
      if (chosen) await skipped.show(chosen);
    },
    "rollcall.showLog": () => {
      services.log.show();
    },
  };
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([name, run]) =>
      vscode.commands.registerCommand(name, shown(services.log, run)),
    ),
  );
}

/** Anybody may run a command with anything; what is no set of ours is passed over. */
const isEventSet = (value: unknown): value is EventSet =>
  typeof value === "object" && value !== null && "load" in value && "ask" in value;
