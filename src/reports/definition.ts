/** Saved reports (V1): their type, and the ways from text to definition and back. */
import type { z } from "zod";
import { definitionFaults } from "./definition-faults.ts";
import { definitionSchema } from "./definition-schema.ts";
import { readJson } from "./json-text.ts";
import type { Fault } from "./json-text.ts";
import type { Instant } from "./report.ts";
import { withDates } from "./time-frame.ts";

export { editDefinition } from "./edit-definition.ts";

/** What the schema gives, read-only, without the catch-all for unknown keys, which would let any misspelt key compile. */
type Known<T> = T extends readonly (infer E)[]
  ? readonly Known<E>[]
  : T extends object
    ? { readonly [K in keyof T as string extends K ? never : K]: Known<T[K]> }
    : T;

/** A saved report. Objects of this type may hold unknown keys of their file too; spreading keeps them. */
export type ReportDefinition = Known<z.infer<typeof definitionSchema>>;
/** `from` and `to` are ISO 8601: what the frame stood for when the report was saved; for `custom`, the range itself. */
export type TimeRange = ReportDefinition["timeRange"];

/** Either a definition or, where the text doesn't fit, everything that is wrong with it, in the order of the text. */
export type ParsedDefinition =
  | { readonly definition: ReportDefinition; readonly faults?: undefined }
  | { readonly definition?: undefined; readonly faults: readonly [Fault, ...Fault[]] };

/** Reads the text of a `*.rollcall.json`. What may be left out of `filter` and `schedule` is filled in. */
export function parseDefinition(text: string): ParsedDefinition {
  const read = readJson(text);
  if ("fault" in read) return { faults: [read.fault] };
  const faults = definitionFaults(read, text);
  const [first, ...rest] = faults;
  if (first !== undefined) return { faults: [first, ...rest] };
  return { definition: definitionSchema.parse(read.value, { jitless: true }) };
}

/** What is wrong with the text of a `*.rollcall.json`; nothing when it fits. */
export function validateDefinition(text: string): readonly Fault[] {
  return parseDefinition(text).faults ?? [];
}

/** The text of a definition: known keys in the schema's order, then unknown ones in their own. */
export function printDefinition(definition: ReportDefinition): string {
  const ordered = definitionSchema.safeParse(definition, { jitless: true });
  return `${JSON.stringify(ordered.success ? ordered.data : definition, null, 2)}\n`;
}

/** A new report of yesterday's sessions. */
export function newDefinition(made: {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly now: Instant;
}): ReportDefinition {
  return {
    version: 1,
    id: made.id,
    name: made.name.trim() === "" ? "Login/Logout report" : made.name,
    timeRange: withDates("yesterday", made.timeZone, made.now),
    timeZone: made.timeZone,
  };
}
