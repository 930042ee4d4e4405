/** Every time zone there is to choose, with the offset that its clocks have now. */
import type { Instant } from "../src/reports/report.ts";
import { type Option, option } from "./options.ts";
import { isZone, offsetAt, offsetText } from "./zone-time.ts";

/** Zones known by a newer name than the one that some engines list; offered where the engine takes them. */
const newerNames = [
  "America/Nuuk",
  "Asia/Ho_Chi_Minh",
  "Asia/Kathmandu",
  "Asia/Kolkata",
  "Asia/Yangon",
  "Atlantic/Faroe",
  "Europe/Kyiv",
  "Pacific/Chuuk",
  "Pacific/Pohnpei",
];

export function zoneOption(zone: string, now: Instant): Option {
  const offset = isZone(zone) ? `UTC${offsetText(offsetAt(now, zone))}` : "";
  return option(zone, zone, zone === "UTC" ? "" : offset, zone.replaceAll(/[/_]/g, " "));
}

export function zoneNames(): readonly string[] {
  const listed = Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC");
  return ["UTC", ...new Set([...listed, ...newerNames.filter(isZone)].sort())];
}

/** Some 430 offsets: computed when the list first opens, not with the page. */
export const zoneOptions = (now: Instant): readonly Option[] =>
  zoneNames().map((zone) => zoneOption(zone, now));
