/** The settings (`rollcall.…`), read once at this border: what comes out is right, or a UserError names the setting. */
import { IANAZone } from "luxon";
import { z } from "zod";
import { UserError } from "./errors.ts";
import { fields, type ColumnMapping } from "./events/headers.ts";

export interface Settings {
  /** Glob patterns, relative to the workspace folder (E5). */
  readonly events: readonly string[];
  /** IANA zone of times without an offset (E4). */
  readonly sourceTimeZone: string;
  readonly columns: ColumnMapping;
  /** R5. */
  readonly rowLimit: number;
  /** C3. */
  readonly escapeFormulas: boolean;
}

export const defaultRowLimit = 10_000;
/** What a spreadsheet can hold, less its header. */
export const maxRowLimit = 1_048_575;

interface Rule<T> {
  readonly schema: z.ZodType<T>;
  /** What the setting must be, in words. */
  readonly expected: string;
  readonly fallback: T;
}

const rule = <T>(schema: z.ZodType<T>, expected: string, fallback: T): Rule<T> => ({
  schema,
  expected,
  fallback,
});

const rules = {
  events: rule<readonly string[]>(
    z.array(z.string().trim().min(1)),
    'a list of glob patterns, such as ["events/**/*.json.gz"]',
    ["events/**/*"],
  ),
  sourceTimeZone: rule(
    z.string().refine((zone) => IANAZone.isValidZone(zone)),
    "an IANA time zone, such as Europe/Berlin or UTC",
    "UTC",
  ),
  columns: rule<ColumnMapping>(
    z.partialRecord(z.enum(fields), z.string().min(1)),
    `an object that gives columns' names to some of these fields: ${fields.join(", ")}`,
    {},
  ),
  rowLimit: rule(
    z.int().min(1).max(maxRowLimit),
    `a whole number from 1 to ${String(maxRowLimit)}`,
    defaultRowLimit,
  ),
  "csv.escapeFormulas": rule(z.boolean(), "true or false", true),
};

export type SettingName = keyof typeof rules;

/** Reads settings by their name without `rollcall.`; one that is not set (undefined or null) has its default. */
export function parseSettings(get: (name: SettingName) => unknown): Settings {
  const read = <T>(name: SettingName, { schema, expected, fallback }: Rule<T>): T => {
    const parsed = schema.safeParse(get(name) ?? fallback);
    if (parsed.success) return parsed.data;
    throw new UserError(
      `The setting "rollcall.${name}" must be ${expected}. Change it in the settings.`,
    );
  };
  return {
    events: read("events", rules.events),
    sourceTimeZone: read("sourceTimeZone", rules.sourceTimeZone),
    columns: read("columns", rules.columns),
    rowLimit: read("rowLimit", rules.rowLimit),
    escapeFormulas: read("csv.escapeFormulas", rules["csv.escapeFormulas"]),
  };
}
