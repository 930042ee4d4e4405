/** A report as a table for people: as wide as the terminal, no wider. */
import Table from "cli-table3";
import stringWidth from "string-width";
import { clockDuration, statusTexts } from "../delivery/csv.ts";
import { printable } from "./printable.ts";
import { describeRange } from "../reports/time-frame.ts";
import type { Range, Row } from "../reports/report.ts";
import { zoneOffsets } from "../reports/zone.ts";

interface TextColumn {
  readonly title: string;
  readonly right?: boolean;
  /** Narrower than this it is left out when the terminal has no room. */
  readonly least: number;
  text(row: Row): string;
}

/** Blanks between columns; the last column has them too, cut off again. */
const gap = 2;

/** `width`: the terminal's columns; undefined when the table goes to a file. */
export function reportTable(
  rows: readonly Row[],
  { range, timeZone }: { readonly range: Range; readonly timeZone: string },
  width: number | undefined,
): string {
  const columns = textColumns(timeZone);
  const cells = rows.map((row) => columns.map((column) => printable(column.text(row))));
  const natural = columns.map(({ title }, i) =>
    Math.max(title.length, ...cells.map((line) => stringWidth(line[i] ?? ""))),
  );
  const widths = width === undefined ? natural : fitted(natural, columns, width);
  const shown = columns.map((_, i) => i).filter((i) => (widths[i] ?? 0) > 0);
  const table = new Table({
    head: shown.map((i) => columns[i]?.title ?? ""),
    colWidths: shown.map((i) => (widths[i] ?? 0) + gap),
    colAligns: shown.map((i) => (columns[i]?.right ? "right" : "left")),
    chars: borderless,
    style: { "padding-left": 0, "padding-right": gap, head: [], border: [] },
  });
  for (const line of cells) table.push(shown.map((i) => line[i] ?? ""));
  const count = rows.length === 1 ? "1 session" : `${rows.length.toLocaleString("en")} sessions`;
  const title = `${count} · ${describeRange(range, timeZone).words} · ${timeZone}\n`;
  const lines = table
    .toString()
    .split("\n")
    .map((line) => line.trimEnd());
  return rows.length === 0 ? title : `${title}\n${lines.join("\n")}\n`;
}

function textColumns(timeZone: string): TextColumn[] {
  const { formatLocal } = zoneOffsets(timeZone);
  const time = (instant: number | null): string => (instant === null ? "–" : formatLocal(instant));
  return [
    { title: "Agent login", least: 8, text: (row) => row.agentLogin },
    { title: "Name", least: 8, text: (row) => `${row.firstName} ${row.lastName}`.trim() },
    { title: "Login time", least: 19, text: (row) => time(row.login) },
    { title: "Logout time", least: 19, text: (row) => time(row.logout) },
    {
      title: "Duration",
      least: 8,
      right: true,
      text: (row) => (row.durationMs === null ? "–" : clockDuration(row.durationMs)),
    },
    { title: "Status", least: 9, text: (row) => statusTexts[row.status] },
    { title: "Routing profile", least: 8, text: (row) => row.routingProfile },
    { title: "Hierarchy", least: 8, text: (row) => row.hierarchy.join(" / ") },
  ];
}

/** Takes room from the widest columns first; one without its least room goes, from the last on. */
function fitted(
  natural: readonly number[],
  columns: readonly TextColumn[],
  width: number,
): number[] {
  const widths = [...natural];
  const least = (i: number): number => Math.min(natural[i] ?? 0, columns[i]?.least ?? 0);
  const used = (): number => {
    const shown = widths.filter((w) => w > 0);
    return shown.reduce((sum, w) => sum + w + gap, -gap);
  };
  while (used() > width) {
    const room = widths.map((w, i) => w - least(i));
    const most = room.indexOf(Math.max(...room));
    if ((room[most] ?? 0) > 0) {
      widths[most]!--;
      continue;
    }
    const last = widths.findLastIndex((w) => w > 0);
    if (last <= 0) break;
    widths[last] = 0;
  }
  return widths;
}

const borderless = Object.fromEntries(
  [
    "top",
    "top-mid",
    "top-left",
    "top-right",
    "bottom",
    "bottom-mid",
    "bottom-left",
    "bottom-right",
    "left",
    "left-mid",
    "mid",
    "mid-mid",
    "right",
    "right-mid",
    "middle",
  ].map((name) => [name, ""]),
);
