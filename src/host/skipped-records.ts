/** The records that could not be used (E6), as a read-only document: `file:line: reason`, each a link to its place. */
import * as vscode from "vscode";
import { UserError } from "../errors.ts";
import type { SkippedRecord } from "../events/load.ts";
import type { EventSet } from "./event-set.ts";
import { askOfSet } from "./loaded-set.ts";
import type { Services } from "./services.ts";

const scheme = "rollcall-skipped";
/** More lines than anybody reads; the first line tells the whole number. */
const most = 10_000;

export interface SkippedRecords extends vscode.Disposable {
  show(set: EventSet): Promise<vscode.Uri>;
}

interface Listing {
  readonly text: string;
  readonly links: readonly vscode.DocumentLink[];
}

export function registerSkippedRecords({ engine }: Services): SkippedRecords {
  const listings = new Map<string, Listing>();
  const changes = new vscode.EventEmitter<vscode.Uri>();
  const registered = vscode.Disposable.from(
    changes,
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changes.event,
      provideTextDocumentContent: (uri) => listings.get(uri.path)?.text,
    }),
    vscode.languages.registerDocumentLinkProvider(
      { scheme },
      { provideDocumentLinks: ({ uri }) => [...(listings.get(uri.path)?.links ?? [])] },
    ),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      if (uri.scheme === scheme) listings.delete(uri.path);
    }),
  );

  const show = async (events: EventSet): Promise<vscode.Uri> => {
    const { set, records } = await askOfSet(
      () => events.load(),
      async (set) => ({ set, records: await engine.use((app) => app.skipped(set, 0, most)) }),
    );
    const skipped = events.summary?.skipped ?? records.length;
    const uri = vscode.Uri.from({
      scheme,
      path: `/${set.toString()}/${vscode.l10n.t("Skipped records")}`,
    });
    listings.set(uri.path, listing(records, skipped, events.ask.folder));
    changes.fire(uri);
    await vscode.window.showTextDocument(uri, { preview: true });
    return uri;
  };
  return {
    show,
    dispose: () => {
      registered.dispose();
    },
  };
}

/** The loaded sets that have skipped records; asks which, where there are several. */
export async function chooseSkipped(sets: readonly EventSet[]): Promise<EventSet | undefined> {
  const found = sets.filter(({ summary }) => (summary?.skipped ?? 0) > 0);
  if (found.length === 0)
    throw new UserError(
      vscode.l10n.t(
        "No record was skipped: every record of the event files read so far could be used.",
      ),
    );
  if (found.length === 1) return found[0];
  const items = found.map((set) => ({
    label: set.ask.patterns.join(", "),
    description: vscode.workspace.asRelativePath(set.ask.folder),
    detail: vscode.l10n.t("{0} records skipped", set.summary?.skipped ?? 0),
    set,
  }));
  return (
    await vscode.window.showQuickPick(items, { title: vscode.l10n.t("Show Skipped Records") })
  )?.set;
}

function listing(records: readonly SkippedRecord[], skipped: number, folder: vscode.Uri): Listing {
  const lines = [
    vscode.l10n.t("{0} records could not be used. Everything else was loaded.", skipped),
    ...(skipped > records.length ? [vscode.l10n.t("The first {0}:", records.length)] : []),
    "",
  ];
  const head = lines.length;
  const links = records.flatMap((record, i) => {
    const place = placeOf(record);
    lines.push(`${place}: ${oneLine(record.reason)}`);
    const target = targetOf(record, folder);
    return target
      ? [new vscode.DocumentLink(new vscode.Range(head + i, 0, head + i, place.length), target)]
      : [];
  });
  return { text: `${lines.join("\n")}\n`, links };
}

const placeOf = ({ file, line }: SkippedRecord): string =>
  oneLine(line > 0 ? `${file}:${line.toString()}` : file);

/** Reasons and names come out of files: whatever they hold, a record stays on its line. */
const oneLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, " ");

/** Packed files have no line that an editor could show. */
function targetOf({ uri, line }: SkippedRecord, folder: vscode.Uri): vscode.Uri | undefined {
  const file = vscode.Uri.parse(uri, true);
  if (file.scheme !== folder.scheme || unreadable.test(file.path)) return undefined;
  return line > 0 ? file.with({ fragment: `L${line.toString()}` }) : file;
}

const unreadable = /\.(gz|parquet|arrow|feather)$/i;
