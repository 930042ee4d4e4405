/** What is wrong with a saved report, in words for people, each at its place in the text. */
import { findNodeAtLocation, getNodeValue } from "jsonc-parser";
import type { Node } from "jsonc-parser";
import type { z } from "zod";
import { definitionSchema } from "./definition-schema.ts";
import { faultAt, keyFaults, pathWords } from "./json-text.ts";
import type { Fault, JsonText } from "./json-text.ts";

type Issue = z.core.$ZodIssue;

/** In the order of the text. */
export function definitionFaults({ root, value }: JsonText, text: string): readonly Fault[] {
  const newer = newerVersion(root, text);
  if (newer !== undefined) return [newer];
  const keys = keyFaults(root, text);
  // Of a key that stands twice, the place found and the value read need not be the same one's.
  if (keys.length > 0) return keys;
  const { error } = definitionSchema.safeParse(value, { jitless: true });
  const faults = (error?.issues ?? []).map((issue) => faultOf(issue, root, text));
  return faults.sort((a, b) => a.offset - b.offset);
}

/** Whatever else differs in a later format is no fault of the file. */
function newerVersion(root: Node, text: string): Fault | undefined {
  const node = root.type === "object" ? findNodeAtLocation(root, ["version"]) : undefined;
  if (node?.type !== "number" || !(node.value > 1)) return undefined;
  const message = `version ${String(node.value)}: this file was made by a newer Rollcall. Update Rollcall to open it.`;
  return faultAt(text, node.offset, node.length, message);
}

function faultOf(issue: Issue, root: Node, text: string): Fault {
  const node = findNodeAtLocation(root, issue.path as (string | number)[]);
  const message = words(issue, node);
  if (node !== undefined) return faultAt(text, node.offset, node.length, message);
  const { offset } = nearest(issue.path, root);
  return faultAt(text, offset, 1, message);
}

/** The object that lacks what the path names. */
function nearest(path: readonly PropertyKey[], root: Node): Node {
  const above = path.slice(0, -1);
  const found = findNodeAtLocation(root, above as (string | number)[]);
  return found ?? (above.length === 0 ? root : nearest(above, root));
}

function words(issue: Issue, node: Node | undefined): string {
  const place = pathWords(issue.path);
  if (place === "") return "The file must hold one JSON object.";
  if (
    issue.code === "custom" ||
    issue.code === "invalid_format" ||
    issue.code === "too_small" ||
    issue.code === "too_big"
  )
    return `${place}${issue.message.startsWith("must ") ? "" : `: ${shown(node)}`} ${issue.message}${issue.message.endsWith(".") ? "" : "."}`;
  if (node === undefined) return `${place} is missing.`;
  if (issue.code === "invalid_value")
    return `${place}: ${shown(node)} is not ${choices(issue.values)}.`;
  return issue.code === "invalid_type"
    ? `${place} must be ${kinds[issue.expected] ?? issue.expected}, not ${kinds[node.type] ?? node.type}.`
    : `${place}: ${issue.message}.`;
}

const kinds: Readonly<Record<string, string>> = {
  string: "text",
  array: "a list",
  object: "an object",
  boolean: "true or false",
  number: "a number",
  null: "null",
};

function choices(values: readonly unknown[]): string {
  return values.length === 1 ? String(values[0]) : `one of ${values.join(", ")}`;
}

/** A value as it stands in the file, cut where it is long. */
function shown(node: Node | undefined): string {
  if (node === undefined) return "nothing";
  const json = JSON.stringify(getNodeValue(node) as unknown);
  return json.length > 80 ? `${json.slice(0, 79)}…` : json;
}
