/** The sets of event files in use, one for each ask, watched from their first use on. */
import * as vscode from "vscode";
import type { LoadSummary } from "../events/load.ts";
import { findFiles } from "../events/find.ts";
import type { FileTree } from "../ports.ts";
import type { Engine } from "./engine.ts";
import { openEventSet, type EventSet, type EventsAsk } from "./event-set.ts";
import { readSettings } from "./settings.ts";

export interface EventSets extends vscode.Disposable {
  /** The same set for the same ask, so that reports share what is loaded. */
  of(ask: EventsAsk): EventSet;
  /** Every set asked for so far. */
  all(): readonly EventSet[];
}

export interface EventSetsParts {
  readonly engine: Engine;
  readonly tree: FileTree;
  readonly log: vscode.LogOutputChannel;
}

export function openEventSets({ engine, tree, log }: EventSetsParts): EventSets {
  const sets = new Map<string, EventSet & vscode.Disposable>();
  const watchers = new Map<string, vscode.Disposable>();
  const open = (ask: EventsAsk): EventSet & vscode.Disposable =>
    openEventSet(ask, {
      find: ({ folder, patterns }) => findFiles(tree, folder.toString(), patterns),
      isWatched: ({ patterns }) => patterns.every(isInside),
      load: async (request, options) => {
        const files = request.files.length.toString();
        log.debug(`Loading ${files} event files of ${ask.folder.toString()}`);
        const summary = await engine.use((app) => app.load(request, options));
        if (summary.filesRead > 0) log.info(loadedWords(summary));
        return summary;
      },
      warn: (message) => {
        log.warn(message);
      },
    });
  const watch = (folder: vscode.Uri): vscode.Disposable =>
    watchFolder(folder, (changed) => {
      for (const set of sets.values())
        if (set.ask.folder.toString() === folder.toString() && concerns(set.ask, changed))
          set.outdate();
    });
  const lost = engine.onDidDie((reason) => {
    for (const set of sets.values()) set.lose(reason);
  });

  return {
    of: (ask) => {
      const key = keyOf(ask);
      const folder = ask.folder.toString();
      const set = sets.get(key) ?? open(ask);
      sets.set(key, set);
      if (!watchers.has(folder)) watchers.set(folder, watch(ask.folder));
      return set;
    },
    all: () => [...sets.values()],
    dispose: () => {
      vscode.Disposable.from(lost, ...sets.values(), ...watchers.values()).dispose();
    },
  };
}

/** What a document (or, without one, the workspace) reads: patterns are relative to the folder that holds it. */
export function eventsAskFor(
  document: vscode.Uri | undefined,
  patterns?: readonly string[],
): EventsAsk | undefined {
  const folder = folderOf(document);
  if (!folder) return undefined;
  const settings = readSettings(folder);
  const { sourceTimeZone, columns } = settings;
  return { folder, patterns: patterns ?? settings.events, sourceTimeZone, columns };
}

/** The workspace folder that holds the document; for an unsaved one without a place, the first. */
export function folderOf(document: vscode.Uri | undefined): vscode.Uri | undefined {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const holder = document && folders.find(({ uri }) => isBelow(document, uri));
  return (holder ?? folders[0])?.uri;
}

/** An untitled document with a path of its own lies in the folder of that path. */
function isBelow(document: vscode.Uri, folder: vscode.Uri): boolean {
  const sameSystem = document.scheme === "untitled" || document.scheme === folder.scheme;
  return sameSystem && document.path.startsWith(`${folder.path.replace(/\/$/, "")}/`);
}

const keyOf = ({ folder, patterns, sourceTimeZone, columns }: EventsAsk): string =>
  JSON.stringify([folder.toString(), patterns, sourceTimeZone, Object.entries(columns).sort()]);

function watchFolder(folder: vscode.Uri, changed: (uri: vscode.Uri) => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(
    new vscode.RelativePattern(folder, "**/*"),
  );
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(changed),
    watcher.onDidChange(changed),
    watcher.onDidDelete(changed),
  );
}

const loadedWords = ({ events, files, filesRead, skipped, tookMs }: LoadSummary): string =>
  `Loaded ${events.toString()} events of ${files.length.toString()} files (${filesRead.toString()} read, ` +
  `${skipped.toString()} records skipped) in ${Math.round(tookMs).toString()} ms`;

/** Patterns may leave the folder (E5 speaks of relative ones only, but data often lies elsewhere). */
const isInside = (pattern: string): boolean =>
  !/^(?:\/|[a-z][\w+.-]*:)|(?:^|\/)\.\.(?:\/|$)/i.test(pattern);

/** Cheap, and too often rather than too seldom true: files that have not changed are not read again anyway. */
function concerns({ folder, patterns }: EventsAsk, changed: vscode.Uri): boolean {
  const path = changed.path.slice(folder.path.replace(/\/$/, "").length + 1);
  return patterns.some((pattern) => {
    const base = fixedStart(pattern);
    return path.startsWith(base) || base.startsWith(`${path}/`);
  });
}

/** "events/2026/" of "events/2026/*.json": the folders that every match lies in. */
function fixedStart(pattern: string): string {
  const fixed = /^[^*?[\]{}()!+@\\]*/.exec(pattern)?.[0] ?? "";
  return fixed === pattern ? fixed : fixed.slice(0, fixed.lastIndexOf("/") + 1);
}
