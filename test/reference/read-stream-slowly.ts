import type { SessionEvent } from "../../src/events/event.ts";

export interface SlowReading {
  readonly events: readonly SessionEvent[];
  /** Lines (from 1) on which records begin that can't be used. */
  readonly skipped: readonly number[];
}

/**
 * An agent event stream read with JSON.parse alone, in whatever layout: one a line, an array,
 * pretty-printed, glued together. Bad records must be whole lines; times are UTC unless they say otherwise.
 */
export function readStreamSlowly(text: string): SlowReading {
  const events: SessionEvent[] = [];
  const skipped: number[] = [];
  for (const { value, line } of records(text)) {
    const type = at(value, "EventType");
    if (type === "STATE_CHANGE" || type === "HEART_BEAT") continue;
    const event = eventOf(value, type);
    if (event) events.push(event);
    else skipped.push(line);
  }
  return { events, skipped };
}

/** Every record with the line it begins on; `undefined` for a line that is no JSON. */
function* records(text: string): Generator<{ value: unknown; line: number }> {
  let at = 0;
  while (at < text.length) {
    if (/[\s,[\]\uFEFF]/u.test(text.charAt(at))) {
      at += 1;
      continue;
    }
    const line = text.slice(0, at).split("\n").length;
    const end = text.startsWith("{", at) ? endOfObject(text, at) : undefined;
    yield { value: end === undefined ? undefined : JSON.parse(text.slice(at, end)), line };
    at = end ?? endOfLine(text, at);
  }
}

/** The first closing brace up to which the text is JSON. */
function endOfObject(text: string, start: number): number | undefined {
  for (let brace = text.indexOf("}", start); brace !== -1; brace = text.indexOf("}", brace + 1)) {
    try {
      JSON.parse(text.slice(start, brace + 1));
      return brace + 1;
    } catch {
      // Not yet: a brace of an inner object, or one inside a string.
    }
  }
  return undefined;
}

function endOfLine(text: string, start: number): number {
  const end = text.indexOf("\n", start);
  return end === -1 ? text.length : end;
}

/** Undefined for a type nobody knows, when its time can't be read or nobody is named. */
function eventOf(record: unknown, type: unknown): SessionEvent | undefined {
  if (type !== "LOGIN" && type !== "LOGOUT") return undefined;
  const time = timeOf(at(record, "EventTimestamp"));
  const agentArn = textOf(at(record, "AgentARN"));
  const agentLogin = configured(record, "Username");
  if (Number.isNaN(time) || (agentArn === "" && agentLogin === "")) return undefined;
  return {
    kind: type === "LOGIN" ? "login" : "logout",
    at: time,
    agentArn,
    agentLogin,
    firstName: configured(record, "FirstName"),
    lastName: configured(record, "LastName"),
    routingProfile: configured(record, "RoutingProfile", "Name"),
    hierarchy: hierarchyOf(record),
  };
}

const snapshots = ["CurrentAgentSnapshot", "PreviousAgentSnapshot"] as const;

/** What the current snapshot lacks, the previous one is asked for. */
function configured(record: unknown, ...path: readonly string[]): string {
  const values = snapshots.map((s) => textOf(at(record, s, "Configuration", ...path)));
  return values.find((value) => value !== "") ?? "";
}

function hierarchyOf(record: unknown): string[] {
  const paths = snapshots.map((s) => {
    const names = [1, 2, 3, 4, 5].map((level) =>
      textOf(at(record, s, "Configuration", "AgentHierarchyGroups", `Level${level}`, "Name")),
    );
    while (names.length > 0 && names.at(-1) === "") names.pop();
    return names;
  });
  return paths.find((names) => names.length > 0) ?? [];
}

function timeOf(value: unknown): number {
  if (typeof value === "number") return Math.abs(value) < 1e11 ? Math.round(value * 1000) : value;
  if (typeof value !== "string") return NaN;
  return Date.parse(/(Z|[+-]\d\d:?\d\d)$/u.test(value) ? value : `${value}Z`);
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value.trim() : "";
}

function at(value: unknown, ...path: readonly string[]): unknown {
  let here = value;
  for (const key of path) {
    if (typeof here !== "object" || here === null) return undefined;
    here = (here as Record<string, unknown>)[key];
  }
  return here;
}
