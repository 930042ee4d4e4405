import { DateTime } from "luxon";
import { type Layout, layOut } from "./layouts.ts";
import { randomOf } from "./random.ts";
import { recordOf } from "./record.ts";
import { secondSystemCsv } from "./second-system.ts";
import { day } from "./shifts.ts";
import { type Moment, deliveries, windowMs } from "./timeline.ts";

export interface SampleOptions {
  /** UTC milliseconds; the data ends here. */
  readonly now: number;
  readonly seed?: number | undefined;
  /** UTC days, today's among them. */
  readonly days?: number | undefined;
  readonly agents?: number | undefined;
  /** Between two heartbeats of one agent. Connect sends one every two minutes; the default keeps the files small. */
  readonly heartbeatMinutes?: number | undefined;
  /** A divisor of 24. */
  readonly hoursPerFile?: number | undefined;
}

/** A file whose bytes are made as they are asked for; its pieces must be taken before the next file. */
export interface SampleStream {
  /** Relative to the workspace, with `/`. */
  readonly path: string;
  readonly pieces: Iterable<Uint8Array<ArrayBuffer>>;
}

export interface SampleFile {
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A sample workspace as whole files; for sizes that fit in memory. */
export function* sampleFiles(options: SampleOptions): Generator<SampleFile> {
  for (const { path, pieces } of sampleStreams(options)) yield { path, bytes: joined([...pieces]) };
}

/** A sample workspace of any size: memory grows with the agents, not with the days. */
export function* sampleStreams(options: SampleOptions): Generator<SampleStream> {
  const { now, seed = 1, days = 5 } = options;
  const from = Math.floor(now / day) * day - (days - 1) * day;
  yield* textFiles(seed, now);
  yield { path: "other-systems/porto.csv", pieces: secondSystemCsv(seed, from, now) };
  yield* eventFiles(options, from);
}

/** Taken in turn, so that a workspace has every layout. */
const layouts: readonly Layout[] = ["pretty", "glued", "array", "lines", "lines", "glued", "lines"];

function* eventFiles(options: SampleOptions, from: number): Generator<SampleStream> {
  const { now, seed = 1, days = 5, agents = 60 } = options;
  const { heartbeatMinutes = 240, hoursPerFile = 6 } = options;
  const fileMs = hoursPerFile * 3_600_000;
  const windows = deliveries({
    seed,
    agents,
    from,
    to: now,
    heartbeatMs: heartbeatMinutes * 60_000,
    daysBetweenMoves: Math.max(3, Math.floor(days / 4)),
  });
  for (let start = from, n = 0; start < now; start += fileMs, n++) {
    const layout = layouts[n % layouts.length] ?? "lines";
    const end = Math.min(start + fileMs, now);
    const records = take(windows, Math.ceil((end - start) / windowMs), seed);
    // Archived after a day, as most people keep them.
    const zipped = start < now - day;
    yield { path: eventPath(start, zipped), pieces: layOut(records, layout, zipped) };
  }
}

/** Records of the next windows, few at a time: a window of 20,000 agents is 80 MB of text. */
function* take(
  windows: Iterator<Moment[], unknown>,
  count: number,
  seed: number,
): Generator<object[]> {
  for (let i = 0; i < count; i++) {
    const { value, done } = windows.next();
    if (done) return;
    for (let from = 0; from < value.length; from += recordsPerPiece) {
      const moments = value.slice(from, from + recordsPerPiece);
      yield moments.map((moment) => recordOf(moment, seed));
    }
  }
}

const recordsPerPiece = 200;

/** `events/2026/11/22/agent-events-06.json`; the hour is UTC. */
function eventPath(start: number, zipped: boolean): string {
  const time = DateTime.fromMillis(start, { zone: "utc" });
  const ending = zipped ? "json.gz" : "json";
  return `events/${time.toFormat("yyyy/MM/dd")}/agent-events-${time.toFormat("HH")}.${ending}`;
}

function textFiles(seed: number, now: number): SampleStream[] {
  const settings = {
    "rollcall.events": ["events/**/*.json", "events/**/*.json.gz", "other-systems/*.csv"],
    "rollcall.sourceTimeZone": "UTC",
  };
  return [
    textFile("README.md", readme),
    textFile(".vscode/settings.json", json(settings)),
    textFile("reports/Yesterday in Berlin.rollcall.json", json(yesterdayInBerlin(seed, now))),
  ];
}

function yesterdayInBerlin(seed: number, now: number): object {
  const zone = "Europe/Berlin";
  const today = DateTime.fromMillis(now, { zone }).startOf("day");
  return {
    version: 1,
    id: randomOf(seed, "report").uuid(),
    name: "Yesterday in Berlin",
    timeRange: {
      frame: "yesterday",
      from: today.minus({ days: 1 }).startOf("day").toISO(),
      to: today.toISO(),
    },
    timeZone: zone,
    filter: { agents: [], hierarchy: [], routingProfiles: [] },
  };
}

const readme = `# A sample workspace for Rollcall

Agents of a contact centre that does not exist, and what they did in the last few days.

1. Open \`reports/Yesterday in Berlin.rollcall.json\`, or run **Rollcall: New Login/Logout Report**.
2. Choose a time frame and a time zone, then **Generate**.
3. Click a column's title to sort, narrow it down with **Filter by**, and take it with you by **Download CSV**.

| folder | what is in it |
| --- | --- |
| \`events/\` | an Amazon Connect agent event stream: one record a line, glued together, in arrays, gzipped |
| \`other-systems/\` | a table of logins and logouts from another telephone system |
| \`reports/\` | saved reports |

As in real data, some people close the browser instead of logging out, some logouts got lost, some records
came twice or late, and a status may well be called "LOGIN".
`;

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function textFile(path: string, text: string): SampleStream {
  return { path, pieces: [new TextEncoder().encode(text)] };
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
