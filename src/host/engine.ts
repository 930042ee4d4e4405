/** The worker that reads, pairs and reports: opened at the first need, and again after it died. */
import * as vscode from "vscode";
import type { App } from "../app.ts";
import { UserError } from "../errors.ts";
import type { Port } from "../rpc.ts";

export interface EngineWorker extends Port {
  terminate(): void;
  /** Told when the worker ends without being asked to. */
  onDied(listener: (reason: Error) => void): void;
}

export interface Engine extends vscode.Disposable {
  use<T>(work: (app: App) => Promise<T>): Promise<T>;
  /** Every set of events that was loaded is gone with it. */
  readonly onDidDie: vscode.Event<UserError>;
}

interface Running {
  readonly app: App;
  readonly worker: EngineWorker;
  /** Never resolves; rejects when the worker dies. */
  readonly died: Promise<never>;
}

export interface EngineParts {
  /** May take its time (the web host reads the worker's code first). */
  openWorker(): EngineWorker | Promise<EngineWorker>;
  openApp(worker: EngineWorker): App;
  readonly log: vscode.LogOutputChannel;
}

export function openEngine(parts: EngineParts): Engine {
  const deaths = new vscode.EventEmitter<UserError>();
  let opening: Promise<Running> | undefined;

  const run = async (): Promise<Running> => {
    const worker = await parts.openWorker();
    const died = new Promise<never>((_, reject) => {
      worker.onDied((reason) => {
        parts.log.error("The engine ended", reason);
        opening = undefined;
        const failure = deathOf(reason);
        reject(failure);
        deaths.fire(failure);
      });
    });
    died.catch(() => undefined);
    return { app: parts.openApp(worker), worker, died };
  };
  const open = (): Promise<Running> =>
    (opening ??= run().catch((error: unknown) => {
      opening = undefined;
      throw error;
    }));

  return {
    use: async (work) => {
      const { app, died } = await open();
      return Promise.race([work(app), died]);
    },
    onDidDie: deaths.event,
    dispose: () => {
      void opening?.then(close, () => undefined);
      deaths.dispose();
    },
  };
}

const close = async ({ app, worker }: Running): Promise<void> => {
  await app.close().catch(() => undefined);
  worker.terminate();
};

const deathOf = (reason: Error): UserError =>
  new UserError(
    vscode.l10n.t(
      "Rollcall's engine stopped ({0}). Generate again; if it stops again, read fewer event files.",
      reason.message,
    ),
    { cause: reason },
  );
