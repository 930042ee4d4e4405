import { unparse } from "papaparse";
import { randomOf } from "./random.ts";
import { day } from "./shifts.ts";

/** A telephone system that only writes a table: other column names, other words, other agents, no ARNs. */
const header = [
  "User Name",
  "Date Time",
  "Action",
  "First Name",
  "Last Name",
  "Routing Profile",
  "Hierarchy Level 1",
  "Hierarchy Level 2",
];

const people = [
  ["inês.almeida", "Inês", "Almeida"],
  ["tomas.ferreira", "Tomás", "Ferreira"],
  ["beatriz.lopes", "Beatriz", "Lopes"],
  ["joao.goncalves", "João", "Gonçalves"],
  ["marta.pinho", "Marta", "Pinho"],
] as const;

const minute = 60_000;
const hour = 60 * minute;

/** One day shift each, on every day; nothing of it is later than `to`. */
export function* secondSystemCsv(
  seed: number,
  from: number,
  to: number,
): Generator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  yield encoder.encode(`${header.join(",")}\r\n`);
  for (let start = from; start < to; start += day) {
    const rows = dayRows(seed, start).filter((row) => Date.parse(row[1]) < to);
    if (rows.length > 0) yield encoder.encode(`${unparse(rows, { newline: "\r\n" })}\r\n`);
  }
}

type Row = [login: string, time: string, ...others: string[]];

function dayRows(seed: number, start: number): Row[] {
  const rows = people.flatMap(([login, first, last], i): Row[] => {
    const random = randomOf(seed, "second system", start, i);
    const on = start + 8 * hour + random.integer(0, 40 * minute);
    const off = on + 7.5 * hour + random.integer(0, 50 * minute);
    const rest = [first, last, "Back Office", "EMEA", "Porto"];
    return [
      [login, time(on), "Logon", ...rest],
      [login, time(off), "Logoff", ...rest],
    ];
  });
  return rows.sort((a, b) => Date.parse(a[1]) - Date.parse(b[1]));
}

/** ISO 8601 with an offset, to the second. */
function time(instant: number): string {
  return new Date(instant).toISOString().replace(/\.\d+Z$/u, "+00:00");
}
