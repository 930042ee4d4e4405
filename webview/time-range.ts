/** Time ranges as the document has them, out of what the controls have. */
import type { ReportDefinition, TimeRange } from "../src/reports/definition.ts";
import type { Instant } from "../src/reports/report.ts";
import { dayAround, instantOfWall, isoInZone, moveToZone } from "./zone-time.ts";

/** Undefined when one of them is no time. From after to is let through: the host says what is wrong. */
export function customRange(fromWall: string, toWall: string, zone: string): TimeRange | undefined {
  const from = instantOfWall(fromWall, zone);
  const to = instantOfWall(toWall, zone);
  return from === undefined || to === undefined ? undefined : rangeOf(from, to, zone);
}

/** The range when the report's zone changes: a custom one keeps its clock times. */
export function rangeInZone({ timeRange, timeZone }: ReportDefinition, zone: string): TimeRange {
  if (timeRange.frame !== "custom") return timeRange;
  const move = (iso: string): string => moveToZone(iso, timeZone, zone);
  return { ...timeRange, from: move(timeRange.from), to: move(timeRange.to) };
}

/** The whole day of an instant. */
export function dayRange(at: Instant, zone: string): TimeRange {
  const { from, to } = dayAround(at, zone);
  return rangeOf(from, to, zone);
}

const rangeOf = (from: Instant, to: Instant, zone: string): TimeRange => ({
  frame: "custom",
  from: isoInZone(from, zone),
  to: isoInZone(to, zone),
});
