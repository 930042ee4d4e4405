/** A report's text document is its model: read here, changed here; undo, dirty mark and saving are VS Code's. */
import * as vscode from "vscode";
import { UserError } from "../errors.ts";
import type { Clock } from "../ports.ts";
import type { DefinitionEdit, PageState } from "../protocol.ts";
import {
  editDefinition,
  newDefinition,
  parseDefinition,
  printDefinition,
  type ReportDefinition,
} from "../reports/definition.ts";
import { withDates } from "../reports/time-frame.ts";
import { isZone } from "../reports/zone.ts";

export interface ReportDocument {
  readonly document: vscode.TextDocument;
  read(): Pick<PageState, "definition" | "fault">;
  /** The definition, or a UserError with the document's fault. */
  definition(): ReportDefinition;
  edit(change: DefinitionEdit): Promise<void>;
}

/** What an empty document stands for; remembered for each, so that its id stays the same. */
export type Drafts = WeakMap<vscode.TextDocument, ReportDefinition>;

export function reportDocument(
  document: vscode.TextDocument,
  drafts: Drafts,
  clock: Clock,
): ReportDocument {
  let last: Promise<unknown> = Promise.resolve();
  const text = (): string => textOf(document, drafts, clock);
  const read = (): Pick<PageState, "definition" | "fault"> => {
    const { definition, faults } = parseDefinition(text());
    return definition ? { definition } : { fault: faults[0] };
  };

  const change = async (edit: DefinitionEdit): Promise<void> => {
    await replaceText(document, editDefinition(text(), dated(edit, definition(), clock)));
  };
  const definition = (): ReportDefinition => {
    const { definition, fault } = read();
    if (definition) return definition;
    const place = vscode.workspace.asRelativePath(document.uri);
    throw new UserError(
      vscode.l10n.t(
        "{0}:{1}:{2}: {3} Open the report as text to mend it.",
        place,
        fault?.line ?? 1,
        fault?.column ?? 1,
        fault?.message ?? "",
      ),
    );
  };
  return {
    document,
    read,
    definition,
    // One after the other: each edit is made from the text that the one before left.
    edit: ({ timeRange, timeZone, filter }) => {
      // Of a message's parts only these, and only those that are there.
      const edit = {
        ...(timeRange && { timeRange }),
        ...(timeZone !== undefined && { timeZone }),
        ...(filter && { filter }),
      };
      const done = last.then(() => change(edit));
      last = done.catch(() => undefined);
      return done;
    },
  };
}

/** The report's name as its file says it: "Night shift" of `reports/Night shift.rollcall.json`. */
export const nameFromUri = (uri: vscode.Uri): string =>
  uri.path.slice(uri.path.lastIndexOf("/") + 1).replace(/\.rollcall\.json$/i, "");

/** A new report in the time zone of whoever makes it. */
export function freshDefinition(name: string, clock: Clock): ReportDefinition {
  const local = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const timeZone = isZone(local) ? local : "UTC";
  return newDefinition({ id: crypto.randomUUID(), name, timeZone, now: clock.now() });
}

/** With a frame go the dates that it stands for as of now (V1); a custom range brings its own. */
function dated(edit: DefinitionEdit, definition: ReportDefinition, clock: Clock): DefinitionEdit {
  const { timeRange = definition.timeRange, timeZone = definition.timeZone } = edit;
  const moves = edit.timeRange !== undefined || edit.timeZone !== undefined;
  if (!moves || timeRange.frame === "custom" || !isZone(timeZone)) return edit;
  return { ...edit, timeRange: withDates(timeRange, timeZone, clock.now()) };
}

function textOf(document: vscode.TextDocument, drafts: Drafts, clock: Clock): string {
  const text = document.getText();
  if (text.trim() !== "") return text;
  const draft = drafts.get(document) ?? freshDefinition(nameFromUri(document.uri), clock);
  drafts.set(document, draft);
  return printDefinition(draft);
}

/** Replaces only the lines that differ, so that undo steps and cursors in a text editor beside stay small. */
async function replaceText(document: vscode.TextDocument, text: string): Promise<void> {
  const [old, now] = [document.getText().split(/\r?\n/), text.split(/\r?\n/)];
  const same = commonStart(old, now);
  const sameEnd = commonStart(old.slice(same).reverse(), now.slice(same).reverse());
  const [oldEnd, nowEnd] = [old.length - sameEnd, now.length - sameEnd];
  if (oldEnd === same && nowEnd === same) return;
  const edit = new vscode.WorkspaceEdit();
  if (sameEnd > 0) {
    const lines = now.slice(same, nowEnd).map((line) => `${line}\n`);
    edit.replace(document.uri, new vscode.Range(same, 0, oldEnd, 0), lines.join(""));
  } else {
    edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  }
  if (!(await vscode.workspace.applyEdit(edit)))
    throw new UserError(
      vscode.l10n.t(
        "{0} could not be changed. Is it read-only?",
        vscode.workspace.asRelativePath(document.uri),
      ),
    );
}

function commonStart(a: readonly string[], b: readonly string[]): number {
  const differs = a.findIndex((line, i) => line !== b[i]);
  return differs < 0 ? a.length : differs;
}
