/** JSON as the standard has it, with the place of everything that is wrong. */
import { createScanner, getNodePath, parseTree, printParseErrorCode } from "jsonc-parser";
import type { Node, ParseError } from "jsonc-parser";

/** Something wrong in a text, and where. */
export interface Fault {
  readonly message: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units as editors count. */
  readonly column: number;
  /** From 0, in UTF-16 units. */
  readonly offset: number;
  readonly length: number;
}

export interface JsonText {
  readonly root: Node;
  readonly value: unknown;
}

/** Deeper text would overflow the stack of whoever walks it. */
const deepest = 100;
const longest = 16 * 1024 * 1024;

/** Reads strict JSON; a byte order mark before it is let pass. */
export function readJson(text: string): JsonText | { readonly fault: Fault } {
  const json = withoutMark(text);
  if (json.length > longest)
    return { fault: faultAt(text, 0, 1, "The file is longer than 16 million characters.") };
  const tooDeep = firstBeyond(deepest, json);
  if (tooDeep !== undefined)
    return {
      fault: faultAt(text, tooDeep, 1, `This stands more than ${String(deepest)} levels deep.`),
    };
  const errors: ParseError[] = [];
  const root = parseTree(json, errors, { disallowComments: true, allowTrailingComma: false });
  const error = errors[0];
  if (error !== undefined)
    return { fault: faultAt(text, error.offset, error.length, syntaxWords(error, json)) };
  if (root === undefined) return { fault: faultAt(text, 0, 1, "The file is empty.") };
  return strictValue(text, json, root);
}

function strictValue(text: string, json: string, root: Node): JsonText | { readonly fault: Fault } {
  try {
    return { root, value: JSON.parse(json) as unknown };
  } catch (error) {
    return {
      fault: faultAt(
        text,
        0,
        1,
        `This is not JSON: ${error instanceof Error ? error.message : ""}`,
      ),
    };
  }
}

/** The text with a blank for its byte order mark, so that places stay the same. */
export function withoutMark(text: string): string {
  return text.startsWith("\uFEFF") ? ` ${text.slice(1)}` : text;
}

export function faultAt(text: string, offset: number, length: number, message: string): Fault {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  const column = (lines[lines.length - 1] ?? "").length + 1;
  return { message, line: lines.length, column, offset, length };
}

/** Offset of the first bracket that opens a level beyond this one. */
function firstBeyond(depth: number, json: string): number | undefined {
  const scanner = createScanner(json, true);
  // Token kinds 1 to 4 are { } [ ], 17 is the end; the library's enum is not there at run time.
  let level = 0;
  for (let token: number = scanner.scan(); token !== 17; token = scanner.scan()) {
    if (token === 1 || token === 3) level++;
    if (token === 2 || token === 4) level--;
    if (level > depth) return scanner.getTokenOffset();
  }
  return undefined;
}

const words: Readonly<Record<string, string>> = {
  InvalidSymbol: "This is not a JSON value.",
  InvalidNumberFormat: "This is not a JSON number.",
  PropertyNameExpected:
    "A key in double quotes is missing here, or the comma before it is one too many.",
  ValueExpected: "A value is missing here, or the comma before it is one too many.",
  ColonExpected: 'A ":" is missing here.',
  CommaExpected: 'A "," is missing here.',
  CloseBraceExpected: 'A "}" is missing here.',
  CloseBracketExpected: 'A "]" is missing here.',
  EndOfFileExpected: "Nothing may stand after the end of the JSON object.",
  InvalidCommentToken: "JSON has no comments.",
  UnexpectedEndOfComment: "JSON has no comments.",
  UnexpectedEndOfString: "The text in double quotes does not end on its line.",
  UnexpectedEndOfNumber: "This is not a JSON number.",
  InvalidUnicode: "A \\u needs four hexadecimal digits.",
  InvalidEscapeCharacter: "JSON has no such escape; write \\\\ for a backslash.",
  InvalidCharacter: "This character must be written as an escape such as \\n or \\t.",
};

function syntaxWords(error: ParseError, json: string): string {
  if (json.trim() === "") return "The file is empty.";
  return words[printParseErrorCode(error.error)] ?? "This is not JSON.";
}

/** `filter.hierarchy[0]`: a place in words for people. */
export function pathWords(path: readonly PropertyKey[]): string {
  return path
    .map((part, i) =>
      typeof part === "number" ? `[${String(part)}]` : `${i > 0 ? "." : ""}${String(part)}`,
    )
    .join("");
}

/** Keys that JSON allows and that yet can't be taken: the same one twice in an object, and `__proto__`. */
export function keyFaults(node: Node, text: string): readonly Fault[] {
  const own = node.type === "object" ? ownKeyFaults(node, text) : [];
  return [...own, ...(node.children ?? []).flatMap((child) => keyFaults(child, text))];
}

function ownKeyFaults(object: Node, text: string): readonly Fault[] {
  const seen = new Set<unknown>();
  const faults: Fault[] = [];
  for (const key of (object.children ?? []).flatMap((property) => property.children?.[0] ?? [])) {
    const place = pathWords([...getNodePath(object), String(key.value)]);
    if (key.value === "__proto__")
      faults.push(
        faultAt(text, key.offset, key.length, `${place} is a key that no file may have.`),
      );
    else if (seen.has(key.value))
      faults.push(
        faultAt(text, key.offset, key.length, `${place} stands here a second time. Keep one.`),
      );
    seen.add(key.value);
  }
  return faults;
}
