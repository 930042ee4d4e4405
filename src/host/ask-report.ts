/** Asks for a report in the palette, where there is no page: which time, which zone, which rows. */
import * as vscode from "vscode";
import { Cancelled } from "../errors.ts";
import type { TimeRange } from "../reports/definition.ts";
import { describeRange } from "../reports/describe-range.ts";
import { readInstant } from "../reports/parse-instant.ts";
import {
  frames,
  noFilter,
  type Filter,
  type FilterChoices,
  type Frame,
  type Instant,
  type Range,
} from "../reports/report.ts";
import { rangeOf } from "../reports/time-frame.ts";
import { isZone } from "../reports/zone.ts";

export interface AskedReport {
  readonly range: Range;
  readonly timeZone: string;
  readonly filter: Filter;
}

/** `choices` is asked for late, as it needs the events. Leaving any question ends it all with `Cancelled`. */
export async function askReport(
  now: Instant,
  choices: () => Promise<FilterChoices>,
): Promise<AskedReport> {
  const timeZone = await askZone(now);
  const range = await askRange(now, timeZone);
  return { range, timeZone, filter: await askFilter(choices) };
}

const title = (): string => vscode.l10n.t("Download CSV");

async function askRange(now: Instant, zone: string): Promise<Range> {
  const items = frames.map((frame) => ({
    label: frameNames[frame](),
    detail: rangeWords(frame, zone, now),
    frame,
  }));
  const { frame } = await pick(items, vscode.l10n.t("Time range"));
  return frame === "custom" ? askCustom(zone) : rangeOf(frame, zone, now);
}

const frameNames: Record<Frame, () => string> = {
  today: () => vscode.l10n.t("Today (since 12 am)"),
  "last-24-hours": () => vscode.l10n.t("Last 24 hours"),
  yesterday: () => vscode.l10n.t("Yesterday"),
  "last-2-days": () => vscode.l10n.t("Last 2 days"),
  "last-3-days": () => vscode.l10n.t("Last 3 days"),
  custom: () => vscode.l10n.t("Custom time range…"),
};

const rangeWords = (frame: Frame, zone: string, now: Instant): string =>
  frame === "custom"
    ? vscode.l10n.t("From and to, as you type them")
    : describeRange(rangeOf(frame, zone, now), zone).words;

async function askCustom(zone: string): Promise<Range> {
  const from = await askInstant(
    vscode.l10n.t("From (the first instant), in {0}", zone),
    zone,
    -Infinity,
  );
  const to = await askInstant(
    vscode.l10n.t("To (the first instant after), in {0}", zone),
    zone,
    from,
  );
  const timeRange: TimeRange = { frame: "custom", from: iso(from), to: iso(to) };
  return rangeOf(timeRange, zone, from);
}

const iso = (instant: Instant): string => new Date(instant).toISOString();

async function askInstant(prompt: string, zone: string, after: number): Promise<Instant> {
  const fault = (text: string): string | undefined => {
    const instant = readInstant(text.trim(), zone);
    if (instant === undefined)
      return vscode.l10n.t("Write it like 2026-11-22 07:30, or 2026-11-22T07:30:00+01:00");
    return instant > after ? undefined : vscode.l10n.t("It must be later than the beginning");
  };
  const text = await vscode.window.showInputBox({
    title: title(),
    prompt,
    placeHolder: "2026-11-22 07:30",
    ignoreFocusOut: true,
    validateInput: (value) => (value === "" ? undefined : fault(value)),
  });
  const instant =
    text === undefined || fault(text) !== undefined ? undefined : readInstant(text.trim(), zone);
  if (instant === undefined) throw new Cancelled();
  return instant;
}

async function askZone(now: Instant): Promise<string> {
  const local = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const first = [...new Set([local, "UTC"])].filter(isZone);
  const others = Intl.supportedValuesOf("timeZone").filter((zone) => !first.includes(zone));
  const item = (zone: string): ZoneItem => ({
    label: zone,
    description: [
      offsetWords(zone, now),
      ...(zone === local ? [vscode.l10n.t("this computer's")] : []),
    ].join(" · "),
  });
  const rule: ZoneItem = { label: "", kind: vscode.QuickPickItemKind.Separator };
  return (await pick([...first.map(item), rule, ...others.map(item)], vscode.l10n.t("Time zone")))
    .label;
}

type ZoneItem = vscode.QuickPickItem;

/** "UTC+01:00", as of now. */
function offsetWords(zone: string, now: Instant): string {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    timeZoneName: "longOffset",
  }).formatToParts(now);
  const offset = parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
  return offset.replace("GMT", "UTC").replace(/^UTC$/, "UTC+00:00");
}

async function askFilter(choices: () => Promise<FilterChoices>): Promise<Filter> {
  const kinds: (vscode.QuickPickItem & { kindOf: keyof Filter })[] = [
    { label: vscode.l10n.t("Agent"), kindOf: "agents" },
    { label: vscode.l10n.t("Agent hierarchy"), kindOf: "hierarchy" },
    { label: vscode.l10n.t("Routing profile"), kindOf: "routingProfiles" },
  ];
  const chosen = await pickMany(kinds, vscode.l10n.t("Filter by (none: all agents)"));
  if (chosen.length === 0) return noFilter;
  const known = await choices();
  let filter = noFilter;
  for (const { kindOf, label } of chosen)
    filter = { ...filter, [kindOf]: await askValues[kindOf](known, label) };
  return filter;
}

const askValues: {
  [K in keyof Filter]: (known: FilterChoices, label: string) => Promise<Filter[K]>;
} = {
  agents: async ({ agents }, label) => {
    const items = agents.map(({ login, name }) => ({ label: login, description: name }));
    return (await pickMany(items, label)).map((item) => item.label);
  },
  hierarchy: async ({ hierarchy }, label) => {
    const items = hierarchy.map((path) => ({ label: path.join(" / "), path }));
    return (await pickMany(items, label)).map(({ path }) => path);
  },
  routingProfiles: async ({ routingProfiles }, label) => {
    const items = routingProfiles.map((name) => ({ label: name }));
    return (await pickMany(items, label)).map((item) => item.label);
  },
};

const options = (placeHolder: string): vscode.QuickPickOptions => ({
  title: title(),
  placeHolder,
  ignoreFocusOut: true,
  matchOnDescription: true,
});

async function pick<T extends vscode.QuickPickItem>(
  items: readonly T[],
  placeHolder: string,
): Promise<T> {
  const chosen = await vscode.window.showQuickPick(items, options(placeHolder));
  if (!chosen) throw new Cancelled();
  return chosen;
}

async function pickMany<T extends vscode.QuickPickItem>(
  items: readonly T[],
  placeHolder: string,
): Promise<readonly T[]> {
  const chosen = await vscode.window.showQuickPick(items, {
    ...options(placeHolder),
    canPickMany: true,
  });
  if (!chosen) throw new Cancelled();
  return chosen;
}
