/** The only door to the extension host: its port, and the page's memory over hiding and reloading. */
import { type Handlers, type Peer, type Port, connect } from "../src/rpc.ts";
import type { HostAsks, PageAsks } from "../src/protocol.ts";
import { sortColumns, type Sort } from "../src/reports/report.ts";
import { pageSizes } from "./paging.ts";

/** Given to every webview by VS Code; may be taken once. */
export interface EditorApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

export interface Remembered {
  /** The run that the page index belongs to. */
  readonly run: number;
  readonly index: number;
  readonly size: number;
  readonly sort?: Sort | undefined;
}

export interface Memory {
  read(): Remembered | undefined;
  write(remembered: Remembered): void;
}

export type ConnectHost = (ours: Handlers<PageAsks>) => Peer<HostAsks>;

export const hostConnection =
  (api: EditorApi): ConnectHost =>
  (ours) =>
    connect<PageAsks, HostAsks>(editorPort(api), ours);

function editorPort(api: EditorApi): Port {
  return {
    post: (message) => {
      api.postMessage(message);
    },
    listen: (receive) => {
      const listener = (event: MessageEvent<unknown>): void => {
        receive(event.data);
      };
      addEventListener("message", listener);
      return () => {
        removeEventListener("message", listener);
      };
    },
  };
}

export const editorMemory = (api: EditorApi): Memory => ({
  read: () => parseRemembered(api.getState()),
  write: (remembered) => {
    api.setState(remembered);
  },
});

/** What an older version of the page may have left is checked like anything from outside. */
export function parseRemembered(raw: unknown): Remembered | undefined {
  if (typeof raw !== "object" || raw === null) return undefined;
  const { run, index, size, sort } = raw as Record<string, unknown>;
  if (!isCount(run) || !isCount(index) || !pageSizes.some((s) => s === size)) return undefined;
  return { run, index, size: Number(size), sort: parseSort(sort) };
}

const isCount = (n: unknown): n is number => Number.isInteger(n) && Number(n) >= 0;

function parseSort(raw: unknown): Sort | undefined {
  if (typeof raw !== "object" || raw === null) return undefined;
  const { column, descending } = raw as Record<string, unknown>;
  const known = sortColumns.find((c) => c === column);
  return known && typeof descending === "boolean" ? { column: known, descending } : undefined;
}
