import assert from "node:assert/strict";
import fc from "fast-check";
import { UserError } from "../../../src/errors.ts";
import { eventWord, fields, findColumns } from "../../../src/events/headers.ts";

/** "agent=0 event=1 …" of what was found. */
function found(header: string, mapping: Record<string, string | undefined> = {}): string {
  const { at } = findColumns(header.split(","), mapping);
  const known = fields.filter((field) => at[field] >= 0);
  return known.map((field) => `${field}=${String(at[field])}`).join(" ");
}

describe("findColumns", () => {
  const usual: [header: string, expected: string][] = [
    ["agent,event,timestamp", "agent=0 event=1 timestamp=2"],
    ["USER_NAME,Action,Date-Time", "agent=0 event=1 timestamp=2"],
    ["Agent Login,EventType,event.time", "agent=0 event=1 timestamp=2"],
    ["\uFEFFUsername,Activity,Time", "agent=0 event=1 timestamp=2"],
    ["time,type,login", "agent=2 event=1 timestamp=0"],
    ["AgentARN,EventType,EventTimestamp", "agentArn=0 event=1 timestamp=2"],
    ["agent_arn,user,event,date", "agentArn=0 agent=1 event=2 timestamp=3"],
    ["date,timestamp,event,agent name,agent login", "agent=4 event=2 timestamp=1"],
    [
      "agent,event,time,First Name,SURNAME,routing-profile,level1,Hierarchy Level 2,agent_hierarchy_level_5",
      "agent=0 event=1 timestamp=2 firstName=3 lastName=4 routingProfile=5 " +
        "hierarchyLevel1=6 hierarchyLevel2=7 hierarchyLevel5=8",
    ],
    [
      "EventType,EventTimestamp,CurrentAgentSnapshot.Configuration.Username," +
        "CurrentAgentSnapshot.Configuration.RoutingProfile.Name," +
        "CurrentAgentSnapshot.Configuration.AgentHierarchyGroups.Level3.Name",
      "agent=2 event=0 timestamp=1 routingProfile=3 hierarchyLevel3=4",
    ],
    ["agent,agent,event,time", "agent=0 event=2 timestamp=3"],
  ];
  for (const [header, expected] of usual)
    it(`recognises ${header.slice(0, 50)}`, () => {
      assert.equal(found(header), expected);
    });

  it("takes a mapped column before the usual one, exactly or roughly as named", () => {
    const mapping = { agent: "Badge", timestamp: "when it was", event: undefined, lastName: "" };
    assert.equal(
      found("agent,badge,event,time,When_It_Was", mapping),
      "agent=1 event=2 timestamp=4",
    );
    assert.equal(
      found("BADGE,Badge,event,time", { agent: "Badge" }),
      "agent=1 event=2 timestamp=3",
    );
  });

  it("gives a mapped column to no other field", () => {
    assert.equal(found("login,event,user", { timestamp: "login" }), "agent=2 event=1 timestamp=0");
  });

  it("falls back to the usual name where this file lacks the mapped column", () => {
    assert.equal(found("agent,event,time", { agent: "Badge" }), "agent=0 event=1 timestamp=2");
  });

  it("notes a mapped column that is missing but not needed", () => {
    const { notes } = findColumns(["agent", "event", "time"], { routingProfile: "Queue" });
    assert.deepEqual(notes, [
      'No column "Queue", which rollcall.columns names for routingProfile, in this file',
    ]);
  });

  const faults: [header: string, mapping: Record<string, string>, parts: string[]][] = [
    ["a,b", {}, ["the agent, the event, the time", '"a", "b"', "rollcall.columns", '"timestamp"']],
    ["agent,time", {}, ["for the event was", '"agent", "time"', '{ "event": "…" }']],
    ["agent,event,x", { timestamp: "y" }, ["the time", '"y"', '"agent", "event", "x"']],
    ["", {}, ["the agent"]],
  ];
  for (const [header, mapping, parts] of faults)
    it(`says what "${header}" lacks`, () => {
      assert.throws(
        () => found(header, mapping),
        (error) => {
          assert.ok(error instanceof UserError);
          for (const part of parts) assert.ok(error.message.includes(part), error.message);
          return true;
        },
      );
    });

  it("keeps its message short whatever the header", () => {
    const header = Array.from({ length: 500 }, (_, index) => `${String(index)}${"x".repeat(5000)}`);
    assert.throws(
      () => findColumns(header, {}),
      (error: Error) => error.message.length < 3000,
    );
  });

  it("recognises names however they are spelled", () => {
    const spell = fc.tuple(
      fc.constantFrom("event type", "agent login", "event timestamp"),
      fc.constantFrom(" ", "_", "-", ".", "", "  "),
      fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }),
    );
    fc.assert(
      fc.property(spell, ([name, space, upper]) => {
        const others = ["event type", "agent login", "event timestamp"].filter(
          (one) => one !== name,
        );
        const spelled = Array.from(name.replace(" ", space))
          .map((letter, index) => (upper[index] ? letter.toUpperCase() : letter))
          .join("");
        const { at } = findColumns([spelled, ...others], {});
        assert.deepEqual([at.agent, at.event, at.timestamp].sort(), [0, 1, 2]);
      }),
    );
  });
});

describe("eventWord", () => {
  const logins = [
    "LOGIN",
    "login",
    "Logon",
    "LOG IN",
    "logged_in",
    "Signed-In",
    "SIGN ON",
    "signin",
  ];
  for (const word of logins)
    it(`${word} is a login`, () => {
      assert.equal(eventWord(word), "login");
    });
  const logouts = [
    "LOGOUT",
    "logoff",
    "Log Out",
    "LOGGED_OUT",
    "sign-out",
    "Signed off",
    "SIGNOFF",
  ];
  for (const word of logouts)
    it(`${word} is a logout`, () => {
      assert.equal(eventWord(word), "logout");
    });
  for (const word of ["", "IN", "LOGINS", "RELOGIN", "constructor"])
    it(`"${word}" is nothing that is known`, () => {
      assert.equal(eventWord(word), "unknown");
    });
  for (const word of ["STATE_CHANGE", "HEART_BEAT", "heartbeat", "State Change"])
    it(`${word} is another event of an agent`, () => {
      assert.equal(eventWord(word), "other");
    });
  it("knows no other event by guess", () => {
    assert.equal(eventWord("LUNCH"), "unknown");
  });
});
