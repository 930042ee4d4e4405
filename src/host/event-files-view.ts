/** The view "Event files": what was read, how much of it could be used, and what could not. */
import * as vscode from "vscode";
import { messageOf } from "../errors.ts";
import type { FileSummary, LoadSummary } from "../events/load.ts";
import type { EventSet } from "./event-set.ts";
import { eventsAskFor } from "./event-sets.ts";
import { unmatchedWords, unreadableWords } from "./found-words.ts";
import type { Services } from "./services.ts";

export const eventFilesView = "rollcall.eventFiles";

export interface EventFilesView extends vscode.Disposable {
  /** Reads again what is new or changed, for all folders. */
  reload(): Promise<void>;
}

interface Node {
  readonly item: vscode.TreeItem;
  readonly children?: readonly Node[];
}

export function registerEventFilesView({ events, log }: Services): EventFilesView {
  const changes = new vscode.EventEmitter<void>();
  const followed = new Map<EventSet, vscode.Disposable>();

  const changed = (): void => {
    changes.fire();
  };
  /** Only what is looked at is kept up to date. */
  const follow = (sets: readonly EventSet[]): void => {
    for (const [set, following] of followed)
      if (!sets.includes(set)) {
        following.dispose();
        followed.delete(set);
      }
    for (const set of sets)
      if (!followed.has(set))
        followed.set(set, vscode.Disposable.from(set.hold(), set.onDidChange(changed)));
  };
  const load = (set: EventSet): Promise<unknown> =>
    inView(set).catch((error: unknown) => {
      log.warn(messageOf(error));
    });

  const roots = (): readonly Node[] => {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const found = folders.map(({ name, uri }) => ({ name, ...setOf(uri, events) }));
    const sets = found.flatMap(({ set }) => set ?? []);
    for (const set of sets) if (!followed.has(set)) void load(set);
    follow(sets);
    void vscode.commands.executeCommand(
      "setContext",
      "rollcall.hasEvents",
      sets.some(({ state }) => state.kind !== "none"),
    );
    // The view is empty then, and shows its welcome.
    if (sets.length === found.length && sets.every(({ state }) => state.kind === "none")) return [];
    if (found.length === 1) return nodesOf(found[0]?.set, found[0]?.fault);
    return found.map(({ name, set, fault }) => folderNode(name, nodesOf(set, fault)));
  };

  const provider: vscode.TreeDataProvider<Node> = {
    onDidChangeTreeData: changes.event,
    getTreeItem: ({ item }) => item,
    getChildren: (node) => [...(node ? (node.children ?? []) : roots())],
  };
  const registered = vscode.Disposable.from(
    changes,
    vscode.window.registerTreeDataProvider(eventFilesView, provider),
    vscode.workspace.onDidChangeWorkspaceFolders(changed),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("rollcall")) changed();
    }),
  );
  return {
    reload: async () => {
      roots();
      for (const set of followed.keys()) set.outdate();
      await Promise.all([...followed.keys()].map(load));
    },
    dispose: () => {
      vscode.Disposable.from(registered, ...followed.values()).dispose();
    },
  };
}

/** With VS Code's own bar on the view, and a line in the status bar. */
async function inView(set: EventSet): Promise<void> {
  const title = vscode.l10n.t("Reading event files");
  await vscode.window.withProgress({ location: { viewId: eventFilesView } }, () =>
    vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, (progress) =>
      set.load({
        progress: ({ step }) => {
          progress.report({ message: step });
        },
      }),
    ),
  );
}

function setOf(
  folder: vscode.Uri,
  events: Services["events"],
): { set?: EventSet | undefined; fault?: string | undefined } {
  try {
    const ask = eventsAskFor(folder);
    return { set: ask && events.of(ask) };
  } catch (error) {
    return { fault: messageOf(error) };
  }
}

function nodesOf(set: EventSet | undefined, fault = ""): readonly Node[] {
  if (!set) return [messageNode(fault, "error")];
  const { state, summary, found } = set;
  if (state.kind === "failed")
    return [messageNode(state.message, "error"), ...foundNodes(set.ask, found)];
  if (state.kind === "none")
    return [messageNode(unmatchedWords(state.patterns.join(", ")), "info")];
  if (!summary) return [messageNode(vscode.l10n.t("Reading event files…"), "loading~spin")];
  return [
    ...summaryNodes(set, summary),
    ...foundNodes(set.ask, found),
    ...summary.files.map(fileNode),
  ];
}

const foundNodes = (
  { folder }: EventSet["ask"],
  { unmatched, unreadable }: EventSet["found"],
): readonly Node[] => [
  ...unmatched.map((pattern) => messageNode(unmatchedWords(pattern), "warning")),
  ...unreadable.map((place) => messageNode(unreadableWords(folder, place), "error")),
];

function summaryNodes(set: EventSet, summary: LoadSummary): readonly Node[] {
  const { events, repeats, agents, sessions, skipped, firstAt, lastAt } = summary;
  const item = new vscode.TreeItem(vscode.l10n.t("{0} events", count(events)));
  item.iconPath = new vscode.ThemeIcon("pulse");
  item.description = span(firstAt, lastAt);
  item.tooltip = [
    vscode.l10n.t("{0} agents, {1} sessions", count(agents), count(sessions)),
    vscode.l10n.t("{0} repeated events counted once", count(repeats)),
  ].join("\n");
  return [{ item }, ...(skipped > 0 ? [skippedNode(set, skipped)] : [])];
}

function skippedNode(set: EventSet, skipped: number): Node {
  const item = new vscode.TreeItem(vscode.l10n.t("{0} records skipped", count(skipped)));
  item.iconPath = new vscode.ThemeIcon("warning", new vscode.ThemeColor("list.warningForeground"));
  item.tooltip = vscode.l10n.t(
    "They could not be used. Show them with their files, lines and reasons.",
  );
  item.command = { command: "rollcall.showSkippedRecords", title: "", arguments: [set] };
  return { item };
}

function fileNode({ uri, name, events, skipped, firstAt, lastAt, error }: FileSummary): Node {
  const file = vscode.Uri.parse(uri, true);
  const cut = name.lastIndexOf("/");
  const item = new vscode.TreeItem(name.slice(cut + 1));
  const figures = [
    vscode.l10n.t("{0} events", count(events)),
    ...(skipped > 0 ? [vscode.l10n.t("{0} skipped", count(skipped))] : []),
  ];
  item.resourceUri = file;
  item.iconPath = error === undefined ? vscode.ThemeIcon.File : failedIcon();
  item.description = [...(error === undefined ? figures : [error]), name.slice(0, Math.max(0, cut))]
    .filter(Boolean)
    .join(" · ");
  item.tooltip = [name, ...figures, span(firstAt, lastAt), error].filter(Boolean).join("\n");
  item.contextValue = "rollcall.eventFile";
  item.command = { command: "vscode.open", title: "", arguments: [file] };
  return { item };
}

const failedIcon = (): vscode.ThemeIcon =>
  new vscode.ThemeIcon("error", new vscode.ThemeColor("list.errorForeground"));

function folderNode(name: string, children: readonly Node[]): Node {
  const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.Expanded);
  item.iconPath = vscode.ThemeIcon.Folder;
  return { item, children };
}

function messageNode(message: string, icon: string): Node {
  const item = new vscode.TreeItem(message);
  item.iconPath = new vscode.ThemeIcon(icon);
  item.tooltip = message;
  return { item };
}

const count = (n: number): string => n.toLocaleString(vscode.env.language);

/** UTC, as the files of several zones stand beside each other here. */
const time = (instant: number): string =>
  `${new Date(instant).toISOString().slice(0, 16).replace("T", " ")} UTC`;

const span = (firstAt: number | null, lastAt: number | null): string =>
  firstAt === null || lastAt === null ? "" : `${time(firstAt)} – ${time(lastAt)}`;
