/** What both extension entries start. */
import type * as vscode from "vscode";
import { openRemoteApp } from "../remote-app.ts";
import { registerCommands } from "./commands.ts";
import { openEngine, type EngineWorker } from "./engine.ts";
import { registerEventFilesView } from "./event-files-view.ts";
import { openEventSets } from "./event-sets.ts";
import { readWorkspaceFile, workspaceFileTree } from "./files.ts";
import { openLog } from "./log.ts";
import { registerReportEditor } from "./report-editor.ts";
import type { Services } from "./services.ts";
import { registerSkippedRecords } from "./skipped-records.ts";
import { rollcallApi, type RollcallApi } from "./api.ts";

/** What the two hosts do differently. */
export interface HostPorts {
  /** A new worker with the engine in it, ready for messages. */
  openWorker(): EngineWorker | Promise<EngineWorker>;
}

/** Registers everything and opens nothing: the engine starts when a report or the view first needs events. */
export function start(context: vscode.ExtensionContext, { openWorker }: HostPorts): RollcallApi {
  const log = openLog();
  const openApp = (port: EngineWorker) => openRemoteApp(port, { read: readWorkspaceFile });
  const engine = openEngine({ openWorker, openApp, log });
  const events = openEventSets({ engine, tree: workspaceFileTree(), log });
  const services: Services = {
    engine,
    events,
    log,
    clock: { now: () => Date.now() },
    drafted: new Map(),
  };
  const editor = registerReportEditor(context.extensionUri, services);
  const view = registerEventFilesView(services);
  const skipped = registerSkippedRecords(services);
  const commands = registerCommands(services, {
    editor,
    view,
    skipped,
    storage: context.globalStorageUri,
  });
  context.subscriptions.push(log, engine, events, editor, view, skipped, commands);
  return rollcallApi(services, editor);
}
