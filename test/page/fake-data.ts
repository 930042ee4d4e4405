/** Sessions made up for the page's fake host, and what it does with them. */
import type { ReportDefinition } from "../../src/reports/definition.ts";
import type { Filter, FilterChoices, Range, Row, Sort } from "../../src/reports/report.ts";
import type { DescribedRange } from "../../src/reports/time-frame.ts";
import { dayAround } from "../../webview/zone-time.ts";
import type { FakeSettings } from "./fake-host.ts";

export const now = Date.UTC(2026, 10, 23, 8, 2);
export const hourMs = 3_600_000;
const firstNames = [
  "Mia",
  "Jan",
  "Amélie",
  "Noor",
  "Tomás",
  "Priya",
  "Kofi",
  "Yuki",
  "Ida",
  "Luca",
];
const lastNames = ["Kern", "Nowak", "Dupont", "Haddad", "Silva", "Raman", "Mensah", "Sato", "Berg"];
const groups = [
  ["EMEA", "Support", "Berlin", "Early shift"],
  ["EMEA", "Support"],
  ["EMEA", "Sales", "Paris"],
  ["APAC", "Support", "Osaka", "Team 4", "Night"],
  [],
];
const profiles = ["Billing", "Retention", "Technical support", "Escalations"];

const pick = <T>(list: readonly T[], i: number): T => list[i % list.length] as T;

function agentRow(
  i: number,
): Omit<Row, "login" | "logout" | "durationMs" | "status" | "repeatLogins"> {
  const firstName = pick(firstNames, i);
  const lastName = pick(lastNames, i);
  const agentLogin = `${firstName[0]?.toLowerCase() ?? ""}${lastName.toLowerCase()}${i < 90 ? "" : String(i)}`;
  const hierarchy = pick(groups, i);
  return { agentLogin, firstName, lastName, hierarchy, routingProfile: pick(profiles, i) };
}

/** Sessions going back from now, three hours to nine long, one every few minutes. */
export function makeRows({ agents, sessions }: FakeSettings): readonly Row[] {
  return Array.from({ length: sessions }, (_, i): Row => {
    const agent = agentRow((i * 7) % agents);
    const login = now - 17 * 60_000 - i * Math.floor((60 * hourMs) / sessions) - (i % 60) * 1000;
    const durationMs = 3 * hourMs + ((i * 1117) % 360) * 60_000 + (i % 53) * 1000;
    const repeatLogins = i % 11 === 0 ? 1 : 0;
    if (i % 97 === 13)
      return {
        ...agent,
        login: null,
        logout: login,
        durationMs: null,
        status: "login-not-found",
        repeatLogins: 0,
      };
    const logout = login + durationMs;
    if (logout > now || i % 89 === 5)
      return { ...agent, login, logout: null, durationMs: null, status: "logged-in", repeatLogins };
    return { ...agent, login, logout, durationMs, status: "logged-out", repeatLogins };
  });
}

export function choicesOf({ agents }: FakeSettings): FilterChoices {
  const paths = new Map<string, readonly string[]>();
  for (const path of groups)
    for (let depth = 1; depth <= path.length; depth++)
      paths.set(path.slice(0, depth).join("/"), path.slice(0, depth));
  return {
    agents: Array.from({ length: agents }, (_, i) => {
      const { agentLogin, firstName, lastName } = agentRow(i);
      return { login: agentLogin, name: `${firstName} ${lastName}` };
    }).sort((a, b) => (a.login < b.login ? -1 : 1)),
    hierarchy: [...paths.values()],
    routingProfiles: [...profiles].sort(),
  };
}

export function rangeOf({ timeRange, timeZone }: ReportDefinition): Range {
  const today = dayAround(now, timeZone);
  const back = (days: number): Range => ({
    from: dayAround(today.from - (days - 0.5) * 24 * hourMs, timeZone).from,
    to: today.from,
  });
  switch (timeRange.frame) {
    case "today":
      return { from: today.from, to: now };
    case "last-24-hours":
      return { from: now - 24 * hourMs, to: now };
    case "yesterday":
      return back(1);
    case "last-2-days":
      return back(2);
    case "last-3-days":
      return back(3);
    case "custom":
      return { from: Date.parse(timeRange.from), to: Date.parse(timeRange.to) };
  }
}

export function describe(range: Range, timeZone: string, notes: string[]): DescribedRange {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  });
  const say = (at: number): string => format.format(at).replaceAll(",", "");
  const hours = Math.round((range.to - range.from) / hourMs);
  return { ...range, words: `${say(range.from)} – ${say(range.to)} (${String(hours)} h)`, notes };
}

export const inFilter = (row: Row, filter: Filter): boolean =>
  (filter.agents.length === 0 || filter.agents.includes(row.agentLogin)) &&
  (filter.routingProfiles.length === 0 || filter.routingProfiles.includes(row.routingProfile)) &&
  (filter.hierarchy.length === 0 ||
    filter.hierarchy.some((path) => path.every((name, level) => row.hierarchy[level] === name)));

export const inRange = ({ login, logout }: Row, { from, to }: Range): boolean =>
  (login !== null && login >= from && login < to) ||
  (logout !== null && logout >= from && logout < to);

export function sorted(rows: readonly Row[], sort: Sort | undefined): readonly Row[] {
  if (!sort) return rows;
  const key = (row: Row): string | number => {
    const value = row[sort.column];
    return typeof value === "object" ? (value ?? []).join("/") : value;
  };
  const sign = sort.descending ? -1 : 1;
  return [...rows].sort((a, b) => (key(a) < key(b) ? -sign : key(a) > key(b) ? sign : 0));
}
