/** What the time frames stand for (R2). */
import { UserError } from "../errors.ts";
import type { TimeRange } from "./definition.ts";
import { formatInstant, parseInstant } from "./parse-instant.ts";
import { frames } from "./report.ts";
import type { Frame, Instant, Range } from "./report.ts";
import { dayMs, isZone, previousDay, startOfDay } from "./zone.ts";

export { describeRange } from "./describe-range.ts";
export { parseInstant } from "./parse-instant.ts";

/** A range with what people want to know of it. */
export interface DescribedRange extends Range {
  /** "Sun 22 Nov 2026 00:00 – Mon 23 Nov 2026 00:00 (24 h)", in the report's zone. */
  readonly words: string;
  /** Days in it that don't have 24 hours: "Sun 29 Mar 2026 has 23 hours". */
  readonly notes: readonly string[];
}

type RelativeFrame = Exclude<Frame, "custom">;

const rangeOfFrame = {
  today: (now, zone) => ({ from: startOfDay(now, zone), to: now }),
  "last-24-hours": (now) => ({ from: now - dayMs, to: now }),
  yesterday: (now, zone) => wholeDays(1, now, zone),
  "last-2-days": (now, zone) => wholeDays(2, now, zone),
  "last-3-days": (now, zone) => wholeDays(3, now, zone),
} as const satisfies Record<RelativeFrame, (now: Instant, zone: string) => Range>;

/** The whole days before today. */
function wholeDays(count: number, now: Instant, zone: string): Range {
  const to = startOfDay(now, zone);
  let from = to;
  for (let day = 0; day < count; day++) from = previousDay(from, zone);
  return { from, to };
}

/** The range that a frame stands for now; `custom` stands for its own dates. */
export function rangeOf(asked: TimeRange | RelativeFrame, zone: string, now: Instant): Range {
  checkZone(zone);
  const frame = typeof asked === "string" ? asked : asked.frame;
  if (frame === "custom" && typeof asked !== "string") return customRange(asked, zone);
  if (!Object.hasOwn(rangeOfFrame, frame)) throw unknownFrame(frame);
  return rangeOfFrame[frame as RelativeFrame](now, zone);
}

/** The range that stands in the definition: what its frame stood for when it was saved (V2). */
export function savedRange(saved: Pick<TimeRange, "from" | "to">, zone: string): Range {
  checkZone(zone);
  return {
    from: parseInstant(saved.from, zone, "The range's beginning"),
    to: parseInstant(saved.to, zone, "The range's end"),
  };
}

function customRange(asked: TimeRange, zone: string): Range {
  const range = savedRange(asked, zone);
  if (range.from < range.to) return range;
  const fault =
    range.from === range.to
      ? "is empty: it begins and ends at"
      : "ends before it begins: it is from";
  const dates = range.from === range.to ? asked.from : `${asked.from} to ${asked.to}`;
  throw new UserError(
    `The time range ${fault} ${dates}. Choose an end that is after the beginning.`,
  );
}

/** The same time range with the dates that it stands for now, as a saved report has them (V2). */
export function withDates(asked: TimeRange | RelativeFrame, zone: string, now: Instant): TimeRange {
  const { from, to } = rangeOf(asked, zone, now);
  const known = typeof asked === "string" ? { frame: asked } : asked;
  return { ...known, from: formatInstant(from, zone), to: formatInstant(to, zone) };
}

/** A zone's name as it is; fails when it is no IANA zone. */
export function checkZone(zone: string): string {
  if (isZone(zone)) return zone;
  throw new UserError(`"${zone.slice(0, 100)}" is not a time zone. ${zoneHint}`);
}

export const zoneHint = 'Write the name of an IANA zone, such as "Europe/Berlin" or "UTC".';

/** A frame's name as a frame; fails when nobody knows it. */
export function checkFrame(text: string): Frame {
  const frame = frames.find((known) => known === text);
  if (frame === undefined) throw unknownFrame(text);
  return frame;
}

function unknownFrame(text: string): UserError {
  const choices = frames.join(", ");
  return new UserError(
    text === "custom"
      ? 'The time frame "custom" needs a beginning and an end.'
      : `"${text.slice(0, 100)}" is not a time frame. Choose one of ${choices}.`,
  );
}
