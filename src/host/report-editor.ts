/** The custom editor of `*.rollcall.json`: joins a text document, its session and the page in a webview. */
import * as vscode from "vscode";
import type { HostAsks, PageAsks } from "../protocol.ts";
import { connect, type Handlers, type Peer, type Port } from "../rpc.ts";
import { logFailure } from "./edge.ts";
import { pageFolder, pageHtml } from "./page-html.ts";
import { nameFromUri, type Drafts } from "./report-document.ts";
import { openReportSession, type ReportSession } from "./report-session.ts";
import type { Services } from "./services.ts";

export const reportViewType = "rollcall.report";

export interface OpenReport {
  readonly session: ReportSession;
  /** Has the page do something, as if its own button had been pressed. */
  act(action: PageAsks["act"]["ask"]): Promise<unknown>;
}

export interface ReportEditor extends vscode.Disposable {
  /** The report in the active editor. */
  active(): OpenReport | undefined;
  /** In the order they were opened; one document may be open more than once. */
  all(): readonly OpenReport[];
}

interface Page extends OpenReport {
  readonly panel: vscode.WebviewPanel;
}

export function registerReportEditor(extension: vscode.Uri, services: Services): ReportEditor {
  const pages = new Set<Page>();
  const drafts: Drafts = new WeakMap();
  const refresh = (concerned: (page: Page) => boolean): void => {
    for (const page of pages) if (concerned(page)) page.session.refresh();
  };

  const registered = vscode.Disposable.from(
    vscode.window.registerCustomEditorProvider(
      reportViewType,
      {
        resolveCustomTextEditor: (document, panel) => {
          const page = openPage(document, panel);
          pages.add(page);
          panel.onDidDispose(() => {
            pages.delete(page);
          });
        },
      },
      { supportsMultipleEditorsPerDocument: true },
    ),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) refresh((page) => page.session.document === document);
    }),
    vscode.workspace.onDidChangeConfiguration((change) => {
      refresh(({ session }) => change.affectsConfiguration("rollcall", session.document.uri));
    }),
    vscode.workspace.onDidChangeWorkspaceFolders(() => {
      refresh(() => true);
    }),
  );

  const openPage = (document: vscode.TextDocument, panel: vscode.WebviewPanel): Page => {
    const { webview } = panel;
    webview.options = { enableScripts: true, localResourceRoots: [pageFolder(extension)] };
    const session = openReportSession(document, drafts, services);
    const peer = connectPage(webview, session, services);
    const subscription = session.onDidChange(() => {
      // A hidden page is not there; it asks for the state when it comes up again.
      if (panel.visible) void peer.ask("state", session.state()).catch(logFailure(services.log));
    });
    panel.onDidDispose(() => {
      peer.close(new Error("The page was closed"));
      vscode.Disposable.from(subscription, session).dispose();
    });
    webview.html = pageHtml(webview, extension, nameFromUri(document.uri));
    return { session, panel, act: (action) => peer.ask("act", action) };
  };

  return {
    active: () => [...pages].find(({ panel }) => panel.active),
    all: () => [...pages],
    dispose: () => {
      registered.dispose();
    },
  };
}

function connectPage(
  webview: vscode.Webview,
  session: ReportSession,
  services: Services,
): Peer<PageAsks> {
  const port: Port = {
    post: (message) => void webview.postMessage(message),
    listen: (receive) => {
      const listening = webview.onDidReceiveMessage(receive);
      return () => {
        listening.dispose();
      };
    },
  };
  return connect<HostAsks, PageAsks>(port, withLog(session.asks, services));
}

/** The page shows every failure itself; our own bugs go to the log with their stack as well. */
function withLog(asks: Handlers<HostAsks>, services: Services): Handlers<HostAsks> {
  const wrapped = Object.entries(asks).map(([name, handler]) => [
    name,
    async (...args: [never, never]) => {
      try {
        return await handler(...args);
      } catch (error) {
        logFailure(services.log)(error);
        throw error;
      }
    },
  ]);
  return Object.fromEntries(wrapped) as Handlers<HostAsks>;
}
