/** Changes in the text of a saved report that leave everything else in it as it stands. */
import { applyEdits, findNodeAtLocation, getNodeValue, modify, parseTree } from "jsonc-parser";
import type { FormattingOptions, Node } from "jsonc-parser";
import { UserError } from "../errors.ts";
import { keyOrder } from "./definition-schema.ts";
import { validateDefinition } from "./definition.ts";
import type { ReportDefinition } from "./definition.ts";

/** Parts to set; an optional part that is named and undefined is taken out. */
export type DefinitionChange = Partial<Omit<ReportDefinition, "version">>;

interface Step {
  readonly path: readonly string[];
  readonly value: unknown;
}

/** Sets the named parts, keeping unknown keys, the order of keys and the layout of all the rest. */
export function editDefinition(text: string, change: DefinitionChange): string {
  refuseFaults(text, "The report can't be changed while its file has a fault.");
  const mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
  const layout = layoutOf(text);
  const edited = Object.entries(change).reduce(
    (json, [key, value]) => applyPart(json, key, value, layout),
    text.slice(mark.length),
  );
  refuseFaults(edited, "The change was not made.");
  return mark + edited;
}

function refuseFaults(text: string, consequence: string): void {
  const fault = validateDefinition(text)[0];
  if (fault === undefined) return;
  throw new UserError(
    `Line ${String(fault.line)}, column ${String(fault.column)}: ${fault.message} ${consequence}`,
  );
}

/** Goes key by key where the part is there already, so that keys of it which nobody here knows stay. */
function applyPart(text: string, key: string, value: unknown, layout: FormattingOptions): string {
  const order = keyOrder[key];
  const isThere = findNodeAtLocation(parseTree(text) ?? noNode, [key])?.type === "object";
  if (order === undefined || !isThere || typeof value !== "object" || value === null)
    return applyStep(text, { path: [key], value: inOrder(value, order ?? []) }, layout);
  const given: Readonly<Record<string, unknown>> = { ...value };
  return [...new Set([...order, ...Object.keys(given)])].reduce(
    (json, name) => applyStep(json, { path: [key, name], value: given[name] }, layout),
    text,
  );
}

const noNode: Node = { type: "null", offset: 0, length: 0 };

/** An object with its keys in this order, others after them; anything else as it is. */
function inOrder(value: unknown, order: readonly string[]): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const given: Readonly<Record<string, unknown>> = { ...value };
  return {
    ...Object.fromEntries(order.filter((key) => key in given).map((key) => [key, given[key]])),
    ...given,
  };
}

function applyStep(
  text: string,
  { path, value }: Step,
  formattingOptions: FormattingOptions,
): string {
  const root = parseTree(text);
  const node = root && findNodeAtLocation(root, [...path]);
  const isSame =
    node === undefined
      ? value === undefined
      : JSON.stringify(getNodeValue(node)) === JSON.stringify(value);
  if (isSame) return text;
  const order = keyOrder[path.length === 1 ? "" : (path[0] ?? "")] ?? [];
  const key = path[path.length - 1] ?? "";
  const getInsertionIndex = (present: string[]): number => insertionIndex(order, key, present);
  return applyEdits(text, modify(text, [...path], value, { formattingOptions, getInsertionIndex }));
}

/** After the last key that comes before this one; an unknown key goes to the end. */
function insertionIndex(order: readonly string[], key: string, present: readonly string[]): number {
  const rank = order.indexOf(key);
  if (rank < 0) return present.length;
  return present.findLastIndex((name) => order.includes(name) && order.indexOf(name) < rank) + 1;
}

/** Indent and line ends as the text has them already. */
function layoutOf(text: string): FormattingOptions {
  const indent = /[\r\n]([ \t]+)"/.exec(text)?.[1] ?? "  ";
  return {
    insertSpaces: !indent.startsWith("\t"),
    tabSize: indent.startsWith("\t") ? 2 : indent.length,
    eol: text.includes("\r\n") ? "\r\n" : "\n",
  };
}
