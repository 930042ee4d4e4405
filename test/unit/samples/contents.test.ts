import assert from "node:assert/strict";
import { gunzipSync } from "node:zlib";
import { DateTime } from "luxon";
import { noFilter } from "../../../src/reports/report.ts";
import { breakStatuses } from "../../../src/samples/sites.ts";
import { sampleFiles } from "../../../src/samples/workspace.ts";
import { type Session, pairSessions } from "../../reference/pair-sessions.ts";
import { readStreamSlowly } from "../../reference/read-stream-slowly.ts";
import { reportRows } from "../../reference/report-rows.ts";

interface StreamRecord {
  readonly AgentARN: string;
  readonly EventId: string;
  readonly EventTimestamp: string;
  readonly EventType: string;
  readonly CurrentAgentSnapshot: { readonly AgentStatus: { readonly Name: string } };
}

const hour = 3_600_000;
const noon = Date.parse("2026-11-23T12:00:00Z");

/** The text of each file of the agent event stream, in order. */
function streamTexts(now: number, seed: number): string[] {
  return [...sampleFiles({ now, seed })]
    .filter(({ path }) => path.startsWith("events/"))
    .map(({ path, bytes }) => Buffer.from(path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString());
}

/** Every record, in the order of delivery. */
function recordsOf(text: string): StreamRecord[] {
  const list = text.startsWith("[") ? text : `[${text.trim().replace(/\}\s*\{"AWS/gu, '},{"AWS')}]`;
  return JSON.parse(list) as StreamRecord[];
}

const isRepeated = (values: readonly string[]): boolean => new Set(values).size < values.length;

for (const seed of [1, 2, 77]) {
  describe(`what happens in the samples of seed ${String(seed)}`, function () {
    this.timeout(60_000);
    let records: StreamRecord[] = [];
    let sessions: Session[] = [];
    before(() => {
      const texts = streamTexts(noon, seed);
      records = texts.flatMap(recordsOf);
      const readings = texts.map(readStreamSlowly);
      assert.deepEqual(
        readings.flatMap((r) => r.skipped),
        [],
      );
      sessions = pairSessions(readings.flatMap((r) => r.events));
    });

    const lengthOf = ({ login, logout }: Session): number =>
      login && logout ? logout.at - login.at : 0;
    const firstDayEnd = Date.parse("2026-11-20T12:00:00Z");

    const oddities: [title: string, holds: () => boolean][] = [
      ["people who are logged in still", () => sessions.some((s) => !s.logout)],
      ["closed browsers", () => sessions.some((s) => s.repeatLogins >= 2 && lengthOf(s) < 10 * hour)],
      ["lost logouts", () => sessions.some((s) => lengthOf(s) > 20 * hour && s.repeatLogins > 0)],
      ["lost logins", () => sessions.some((s) => !s.login && (s.logout?.at ?? 0) > firstDayEnd)],
      [
        "shifts over midnight in Manila",
        () =>
          sessions.some(({ login, logout, details }) => {
            const day = (at = 0): number => DateTime.fromMillis(at, { zone: "Asia/Manila" }).day;
            return details.hierarchy[2] === "Manila" && logout && day(login?.at) !== day(logout.at);
          }),
      ],
      [
        "people who move while they are logged in",
        () =>
          sessions.some(
            ({ login, logout }) => login && logout && login.routingProfile !== logout.routingProfile,
          ),
      ],
      ["people without a hierarchy", () => sessions.some((s) => s.details.hierarchy.length === 0)],
      ["hierarchies of five levels", () => sessions.some((s) => s.details.hierarchy.length === 5)],
      ["records that came twice", () => isRepeated(records.map((r) => r.EventId))],
      [
        "logins or logouts that came twice",
        () => isRepeated(records.filter((r) => r.EventType.startsWith("LOG")).map((r) => r.EventId)),
      ],
      [
        "records out of order",
        () => records.some((r, i) => r.EventTimestamp < (records[i - 1]?.EventTimestamp ?? "")),
      ],
      ["heartbeats", () => records.some((r) => r.EventType === "HEART_BEAT")],
      [
        "heartbeats after a logout",
        () =>
          records.some(
            (r) =>
              r.EventType === "HEART_BEAT" && r.CurrentAgentSnapshot.AgentStatus.Name === "Offline",
          ),
      ],
    ];
    for (const [title, holds] of oddities) it(`has ${title}`, () => assert.ok(holds()));

    it("has every name of a status, those that look like events or JSON too", () => {
      const names = new Set(records.map((r) => r.CurrentAgentSnapshot.AgentStatus.Name));
      for (const name of breakStatuses) assert.ok(names.has(name), name);
    });

    it("is mostly sessions as they should be", () => {
      const usual = sessions.filter((s) => lengthOf(s) > 2 * hour && lengthOf(s) < 10 * hour);
      assert.ok(usual.length > sessions.length * 0.6, `${String(usual.length)} of ${String(sessions.length)}`);
    });

    it("has nothing that is yet to come", () => {
      const last = records.reduce((max, r) => (r.EventTimestamp > max ? r.EventTimestamp : max), "");
      assert.ok(last < new Date(noon).toISOString(), last);
    });
  });
}

describe("relative frames of the samples", function () {
  this.timeout(60_000);
  const zones = ["UTC", "Europe/Berlin", "Asia/Manila", "America/Bogota", "Australia/Sydney"];
  const instants = ["2026-11-23T12:00:00Z", "2026-11-23T00:01:00Z", "2026-03-29T05:30:00Z"];

  for (const instant of instants) {
    it(`all have rows at ${instant}`, () => {
      const now = Date.parse(instant);
      const events = streamTexts(now, 1).flatMap((text) => readStreamSlowly(text).events);
      const rows = (from: number, to: number): number =>
        reportRows(events, { from, to }, noFilter).length;
      for (const zone of zones) {
        const today = DateTime.fromMillis(now, { zone }).startOf("day");
        assert.ok(rows(today.toMillis(), now) > 0, `today in ${zone}`);
        assert.ok(rows(now - 24 * hour, now) > 50, "the last 24 hours");
        for (const days of [1, 2, 3]) {
          const from = today.minus({ days }).toMillis();
          const to = today.minus({ days: days - 1 }).toMillis();
          assert.ok(rows(from, to) > 20, `${String(days)} days before today in ${zone}`);
        }
      }
    });
  }
});
