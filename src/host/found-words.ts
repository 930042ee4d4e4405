/** What to say of patterns that match nothing and of places that can't be looked into. */
import * as vscode from "vscode";
import type { FoundFiles } from "../events/find.ts";

type Unreadable = FoundFiles["unreadable"][number];

export const unmatchedWords = (pattern: string): string =>
  vscode.l10n.t("No file matches {0}", pattern);

export const unreadableWords = (folder: vscode.Uri, { uri, reason }: Unreadable): string =>
  vscode.l10n.t("Can't look into {0}: {1}", placeIn(folder, uri), reason);

/** Relative to the folder where it lies in it; such a place's name is not percent-encoded. */
function placeIn(folder: vscode.Uri, place: string): string {
  const start = `${folder.toString(true).replace(/\/$/, "")}/`;
  return place.startsWith(start) ? place.slice(start.length) : place;
}
