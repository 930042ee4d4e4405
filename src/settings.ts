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

/** What a spreadsheet can hold, less its header. */
export const maxRowLimit = 1_048_575;

interface SettingRule {
  readonly schema: z.ZodType;
  /** What the setting must be, in words. */
  readonly expected: string;
  readonly fallback: unknown;
}

const rules = {
  events: {
    schema: z.array(z.string().trim().min(1)),
    expected: 'a list of glob patterns, such as ["events/**/*.json.gz"]',
    fallback: ["events/**/*"],
  },
  sourceTimeZone: {
    schema: z.string().refine((zone) => IANAZone.isValidZone(zone)),
    expected: "an IANA time zone, such as Europe/Berlin or UTC",
    fallback: "UTC",
  },
  columns: {
    schema: z.partialRecord(z.enum(fields), z.string().min(1)),
    expected: `an object that gives columns' names to some of these fields: ${fields.join(", ")}`,
    fallback: {},
  },
  rowLimit: {
    schema: z.int().min(1).max(maxRowLimit),
    expected: `a whole number from 1 to ${String(maxRowLimit)}`,
    fallback: 10_000,
  },
  "csv.escapeFormulas": { schema: z.boolean(), expected: "true or false", fallback: true },
} as const satisfies Record<string, SettingRule>;

/** Reads settings by their name without `rollcall.`; one that is not set (undefined) has its default. */
export function parseSettings(get: (name: keyof typeof rules) => unknown): Settings {
  const read = (name: keyof typeof rules): unknown => {
    const { schema, expected, fallback } = rules[name];
    const value = get(name) ?? fallback;
    if (schema.safeParse(value).success) return value;
    throw new UserError(
      `The setting "rollcall.${name}" must be ${expected}. Change it in the settings.`,
    );
  };
  return {
    events: read("events") as readonly string[],
    sourceTimeZone: read("sourceTimeZone") as string,
    columns: read("columns") as ColumnMapping,
    rowLimit: read("rowLimit") as number,
    escapeFormulas: read("csv.escapeFormulas") as boolean,
  };
}
