/** The one description of a saved report (V1): its type, its checks and its JSON schema all come from here. */
import { z } from "zod";
import { instantPattern, readInstant } from "./parse-instant.ts";
import { frames } from "./report.ts";
import { zoneHint } from "./time-frame.ts";
import { isZone } from "./zone.ts";

// Before the first schema: zod else tries whether it may compile code, which editors refuse and log.
z.config({ jitless: true });

export const weekdays = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;

const timeZone = z
  .string()
  .refine(isZone, { error: `is not a time zone. ${zoneHint}` })
  .describe('The name of an IANA time zone, such as "Europe/Berlin" or "UTC".');

const instant = (description: string): z.ZodString =>
  z
    .string()
    .regex(instantPattern, "is not an ISO 8601 date and time, such as 2026-11-22T07:30:00+01:00")
    .refine(isReadable, { error: "is a date or time that doesn't exist" })
    .describe(description);

/** Whether the date exists; which zone it is in makes no difference to that. */
function isReadable(text: string): boolean {
  return !instantPattern.test(text) || readInstant(text, "UTC") !== undefined;
}

const timeRange = z
  .looseObject({
    frame: z
      .enum(frames)
      .describe(
        "The time that the report covers, as of the moment it is generated; custom: from and to as they stand.",
      ),
    from: instant(
      "First instant of the range: for a custom range its own, else what the frame stood for when saved.",
    ),
    to: instant("First instant after the range."),
  })
  .describe("Which time the report covers.");

const filter = z
  .looseObject({
    agents: z.array(z.string()).default([]).describe("Logins of the agents; none: all agents."),
    hierarchy: z
      .array(
        z
          .array(z.string())
          .min(1, "is an empty path: name at least the group of level 1")
          .max(5, "has more than five levels"),
      )
      .default([])
      .describe(
        "Groups of the agent hierarchy, each as a path from level 1 down; each means all below it too.",
      ),
    routingProfiles: z
      .array(z.string())
      .default([])
      .describe("Names of routing profiles; none: all."),
  })
  .describe("Which rows the report has. Every kind that is given must hold, by one of its values.");

const schedule = z
  .looseObject({
    recurrence: z.enum(["daily", "weekly"]).describe("How often the report is made."),
    days: z
      .array(z.enum(weekdays))
      .optional()
      .describe("The days on which a weekly report is made, at their first instant."),
    timeZone: timeZone.default("UTC").describe("The IANA time zone in which the days begin."),
    prefix: z.string().optional().describe("A folder for the output below Reports/."),
    startDate: z.iso
      .date({ error: "is not a date, such as 2026-11-24" })
      .optional()
      .describe("The first date, in the schedule's time zone, on which the report may be made."),
  })
  .refine((s) => s.recurrence !== "weekly" || (s.days ?? []).length > 0, {
    path: ["days"],
    error: "must name at least one day when the report is made weekly",
  })
  .describe("When the report is made and delivered by itself.");

export const definitionSchema = z
  .looseObject({
    version: z.literal(1).describe("The version of this format."),
    id: z
      .string()
      .regex(
        /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/,
        "must be 1 to 64 letters, digits, dots, dashes or underscores, and begin with a letter or digit",
      )
      .describe(
        "Names this report for good, whatever it is called and wherever its file lies; a UUID.",
      ),
    name: z
      .string()
      .regex(/\S/, "must not be empty")
      .regex(/^[^\u0000-\u001f\u007f]*$/, "must not hold line breaks or other control characters")
      .max(200, "is longer than 200 characters")
      .describe("What the report is called."),
    events: z
      .array(z.string().min(1, "is an empty pattern"))
      .optional()
      .describe(
        "Glob patterns of the event files, relative to the workspace folder; without them the setting rollcall.events serves.",
      ),
    timeRange,
    timeZone,
    filter: filter.optional(),
    published: z
      .boolean()
      .optional()
      .describe("Whether the report is published to the organization."),
    schedule: schedule.optional(),
  })
  .superRefine((definition, context) => {
    const fault = rangeFault(definition.timeRange, definition.timeZone);
    if (fault !== undefined)
      context.addIssue({ code: "custom", path: ["timeRange", "to"], message: fault });
  });

/** Only a custom range must hold something: `today` is empty at the first instant of a day. */
function rangeFault(range: z.infer<typeof timeRange>, zone: string): string | undefined {
  if (!isZone(zone)) return undefined;
  const [from, to] = [readInstant(range.from, zone), readInstant(range.to, zone)];
  if (from === undefined || to === undefined) return undefined;
  if (from > to) return `is before the range's beginning, ${range.from}`;
  return from === to && range.frame === "custom"
    ? "is the range's beginning too: the range is empty"
    : undefined;
}

/** The JSON schema by which editors complete and check the files. */
export function definitionJsonSchema(): Readonly<Record<string, unknown>> {
  const title = "Rollcall report";
  const description = "A saved Login/Logout report.";
  return {
    ...z.toJSONSchema(definitionSchema, { io: "input", target: "draft-7" }),
    title,
    description,
  };
}

/** Known keys in their order, of the whole ("") and of each part that is an object. */
export const keyOrder: Readonly<Record<string, readonly string[]>> = {
  "": Object.keys(definitionSchema.shape),
  timeRange: Object.keys(timeRange.shape),
  filter: Object.keys(filter.shape),
  schedule: Object.keys(schedule.shape),
};
