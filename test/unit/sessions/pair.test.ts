import assert from "node:assert/strict";
import fc from "fast-check";
import type { SessionEvent } from "../../../src/events/event.ts";
import { noFilter } from "../../../src/reports/report.ts";
import { rowAt } from "../../../src/reports/rows.ts";
import { arbitraryEvents } from "../../reference/arbitraries.ts";
import { reportRows } from "../../reference/report-rows.ts";
import { paired } from "../paired.ts";

/** `a+1` is a login of agent a at minute 1, `a-5` a logout at minute 5; sessions read `a:1-5`, `?` and `…` for what is missing. */
const cases: [title: string, events: string, sessions: string][] = [
  ["nothing comes of nothing", "", ""],
  ["a logout ends the session", "a+1 a-5", "a:1-5"],
  ["a login without logout stays open", "a+1", "a:1-…"],
  ["logging in again begins nothing", "a+1 a+4 a-6", "a:1-6(1)"],
  ["a logout alone is a row of its own", "a-3", "a:?-3"],
  ["each logout without a login has its own row", "a-3 a-4", "a:?-4 a:?-3"],
  ["agents don't end each other's sessions", "a+1 b+2 a-5 b-6", "b:2-6 a:1-5"],
  ["the order of records means nothing", "a-5 a+1", "a:1-5"],
  ["copies of an event count once", "a+1 a+1 a-5 a-5", "a:1-5"],
  [
    "at one instant the logout comes first when a session is open",
    "a+1 a+5 a-5 a-9",
    "a:5-9 a:1-5",
  ],
  ["at one instant the login comes first when none is open", "a+5 a-5", "a:5-5"],
  ["… whichever stands first in the file", "a-5 a+5", "a:5-5"],
  ["repeat logins count by session", "a+1 a+2 a+3 a-4 a+5 a+6 a-7", "a:5-7(1) a:1-4(2)"],
];

describe("pairing", () => {
  for (const [title, events, expected] of cases)
    it(title, () => {
      assert.equal(shown(events), expected);
    });

  it("gives what the slow reference gives, for any events in any order over any files", () => {
    fc.assert(
      fc.property(arbitraryEvents(60), fc.integer({ min: 1, max: 3 }), (events, files) => {
        const { sessions, vocabulary } = paired(events, files);
        const rows = Array.from({ length: sessions.count }, (_, position) =>
          rowAt(sessions, vocabulary, position, Infinity),
        );
        assert.deepEqual(rows, reportRows(events, { from: -Infinity, to: Infinity }, noFilter));
      }),
      { numRuns: 2_000 },
    );
  });

  it("sorts the events of an agent, however far out of order they are", () => {
    const times = Array.from({ length: 300 }, (_, i) => i);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(times, { minLength: 300 }),
        fc.array(fc.boolean(), { minLength: 300, maxLength: 300 }),
        (order, logins) => {
          const events = order.map((i) => eventOf(`a${logins[i] ? "+" : "-"}${String(i)}`));
          const { sessions, vocabulary } = paired(events);
          const rows = Array.from({ length: sessions.count }, (_, position) =>
            rowAt(sessions, vocabulary, position, Infinity),
          );
          assert.deepEqual(rows, reportRows(events, { from: -Infinity, to: Infinity }, noFilter));
        },
      ),
      { numRuns: 50 },
    );
  });

  it("names the events that each session came from", () => {
    fc.assert(
      fc.property(arbitraryEvents(), (events) => {
        const { sessions, columns } = paired(events);
        for (let i = 0; i < sessions.count; i++) {
          const [login = -1, logout = -1] = [sessions.loginEvent[i], sessions.logoutEvent[i]];
          if (login >= 0) assert.equal(columns.at[login], sessions.login[i]);
          else assert.ok(Number.isNaN(sessions.login[i]));
          if (logout >= 0) assert.equal(columns.at[logout], sessions.logout[i]);
          else assert.ok(Number.isNaN(sessions.logout[i]));
          if (login >= 0) assert.equal(columns.logout[login], 0);
          if (logout >= 0) assert.equal(columns.logout[logout], 1);
        }
      }),
    );
  });

  it("accounts for every event: used in a session, a repeat login, or a copy", () => {
    fc.assert(
      fc.property(arbitraryEvents(), (events) => {
        const { sessions, repeats } = paired(events);
        const used = [...sessions.loginEvent, ...sessions.logoutEvent].filter((n) => n >= 0);
        assert.equal(new Set(used).size, used.length);
        assert.equal(used.length + sessions.repeatAt.length + repeats, events.length);
      }),
    );
  });
});

function shown(text: string): string {
  const { sessions, vocabulary } = paired(text.split(" ").filter(Boolean).map(eventOf));
  const minute = (ms: number | null): string => (ms === null ? "" : String(ms / 60_000));
  return Array.from({ length: sessions.count }, (_, position) => {
    const row = rowAt(sessions, vocabulary, position, Infinity);
    const again = row.repeatLogins > 0 ? `(${String(row.repeatLogins)})` : "";
    return `${row.agentLogin}:${minute(row.login) || "?"}-${minute(row.logout) || "…"}${again}`;
  }).join(" ");
}

function eventOf(text: string): SessionEvent {
  const [agentLogin = "", sign, minute] = [text[0], text[1], text.slice(2)];
  return {
    kind: sign === "+" ? "login" : "logout",
    at: Number(minute) * 60_000,
    agentArn: "",
    agentLogin,
    firstName: "",
    lastName: "",
    routingProfile: "",
    hierarchy: [],
  };
}
