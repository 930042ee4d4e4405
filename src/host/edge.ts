/** Where errors end: the user's own are shown as written, ours are logged with their stack. */
import * as vscode from "vscode";
import { Cancelled, UserError, messageOf } from "../errors.ts";

export type Action<A extends unknown[]> = (...args: A) => unknown;

/** Runs the action; whatever it throws is shown, so that it never goes unseen. */
export const shown =
  <A extends unknown[]>(log: vscode.LogOutputChannel, action: Action<A>) =>
  async (...args: A): Promise<unknown> => {
    try {
      return await action(...args);
    } catch (error) {
      void show(log, error);
      return undefined;
    }
  };

export async function show(log: vscode.LogOutputChannel, error: unknown): Promise<void> {
  if (error instanceof Cancelled || error instanceof vscode.CancellationError) return;
  if (error instanceof UserError) {
    log.warn(error.message);
    await vscode.window.showErrorMessage(error.message);
    return;
  }
  log.error(error instanceof Error ? error : String(error));
  const showLog = vscode.l10n.t("Show Log");
  const message = vscode.l10n.t("Rollcall failed: {0}", messageOf(error));
  if ((await vscode.window.showErrorMessage(message, showLog)) === showLog) log.show();
}

/** VS Code's token as the signal that the stages know. */
export function signalOf(token: vscode.CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  token.onCancellationRequested(() => {
    controller.abort();
  });
  return controller.signal;
}

/** To the log only, for what is shown elsewhere. */
export const logFailure =
  (log: vscode.LogOutputChannel) =>
  (error: unknown): void => {
    if (error instanceof Cancelled) return;
    if (error instanceof UserError) log.warn(error.message);
    else log.error(error instanceof Error ? error : String(error));
  };
