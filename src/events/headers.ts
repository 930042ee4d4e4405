import { UserError } from "../errors.ts";
import { quoted, quotedList } from "./quoted.ts";

/** The fields of an event in a table (E2), by the names that the setting `rollcall.columns` maps from. */
export const fields = [
  "agentArn",
  "agent",
  "event",
  "timestamp",
  "firstName",
  "lastName",
  "routingProfile",
  "hierarchyLevel1",
  "hierarchyLevel2",
  "hierarchyLevel3",
  "hierarchyLevel4",
  "hierarchyLevel5",
] as const;
export type Field = (typeof fields)[number];

/** Field → the column's name in the file, for columns that aren't recognised by their usual names. */
export type ColumnMapping = Readonly<Partial<Record<Field, string>>>;

/** Where each field stands in a row; -1: the file has no such column. */
export type ColumnPositions = Readonly<Record<Field, number>>;

export interface FoundColumns {
  readonly at: ColumnPositions;
  /** Mapped columns that this file lacks, though it can be read without them: one sentence each. */
  readonly notes: readonly string[];
}

/**
 * Finds the fields' columns. A mapped column wins over the usual names; when the file lacks it, the usual
 * names serve (one mapping is for all files of a workspace), and what is then still unfound is an error
 * for what every event needs, a note for the rest.
 */
export function findColumns(
  header: readonly string[],
  mapping: Readonly<Record<string, string | undefined>>,
): FoundColumns {
  const names = header.map(plain);
  const at: Record<Field, number> = { ...nowhere };
  for (const field of fields) at[field] = mappedColumn(header, names, mapping[field]);
  const taken = new Set(Object.values(at));
  for (const field of fields) {
    if (at[field] < 0) at[field] = usualColumn(names, field, taken);
    taken.add(at[field]);
  }
  requireColumns(at, header, mapping);
  return { at, notes: notesOf(at, mapping) };
}

/** The columns that are worth reading. */
export function usedPositions(at: ColumnPositions): readonly number[] {
  return [...new Set(Object.values(at))].filter((position) => position >= 0);
}

const nowhere = Object.fromEntries(fields.map((field) => [field, -1])) as Record<Field, number>;

/** Case, spaces and punctuation make no difference, nor does the path of a flattened agent event. */
function plain(name: string): string {
  const word = name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
  return word.replace(/^(?:current)?agentsnapshot/, "").replace(/^configuration/, "");
}

function mappedColumn(
  header: readonly string[],
  names: readonly string[],
  mapped: string | undefined,
): number {
  if (mapped === undefined || mapped === "") return -1;
  const exact = header.indexOf(mapped);
  return exact >= 0 || plain(mapped) === "" ? exact : names.indexOf(plain(mapped));
}

function usualColumn(names: readonly string[], field: Field, taken: ReadonlySet<number>): number {
  for (const usual of usualNames[field]) {
    const found = names.findIndex((name, index) => name === usual && !taken.has(index));
    if (found >= 0) return found;
  }
  return -1;
}

/** Best first: with both "event time" and "date" in a file, the event time is what counts. */
const usualNames: Readonly<Record<Field, readonly string[]>> = {
  agentArn: ["agentarn", "userarn", "arn"],
  agent: words(
    "agentlogin agentloginname agentusername loginname userlogin username login user userid loginid",
    "agentid agentemail agent agentname useremail email",
  ),
  event: words(
    "eventtype eventname eventkind agentevent agenteventtype event activitytype activityname activity",
    "actiontype action loginevent loginlogout type kind",
  ),
  timestamp: words(
    "eventtimestamp timestamp eventtime eventdatetime activitytimestamp activitytime actiontime",
    "datetime dateandtime occurredat time eventdate date",
  ),
  firstName: ["firstname", "agentfirstname", "userfirstname", "givenname", "forename"],
  lastName: ["lastname", "agentlastname", "userlastname", "surname", "familyname"],
  routingProfile: ["routingprofile", "routingprofilename", "agentroutingprofile"],
  hierarchyLevel1: levelNames(1),
  hierarchyLevel2: levelNames(2),
  hierarchyLevel3: levelNames(3),
  hierarchyLevel4: levelNames(4),
  hierarchyLevel5: levelNames(5),
};

function words(...lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split(" "));
}

function levelNames(level: number): readonly string[] {
  const before = ["hierarchylevel", "agenthierarchylevel", "agenthierarchygroupslevel"];
  const name = [...before, "hierarchygrouplevel", "hierarchy", "level"].map(
    (word) => `${word}${String(level)}`,
  );
  return name.flatMap((usual) => [usual, `${usual}name`]);
}

const required: readonly { readonly field: Field; readonly or?: Field; readonly what: string }[] = [
  { field: "agent", or: "agentArn", what: "the agent" },
  { field: "event", what: "the event" },
  { field: "timestamp", what: "the time" },
];

function requireColumns(
  at: ColumnPositions,
  header: readonly string[],
  mapping: Readonly<Record<string, string | undefined>>,
): void {
  const missing = required.filter(({ field, or }) => at[field] < 0 && (!or || at[or] < 0));
  if (missing.length === 0) return;
  const what = missing.map((one) => one.what).join(", ");
  const example = missing.map(({ field }) => `"${field}": "…"`).join(", ");
  const mapped = missing.map(({ field }) => mapping[field]).filter((name) => name !== undefined);
  const meant = mapped.length > 0 ? ` (rollcall.columns names ${quotedList(mapped)})` : "";
  throw new UserError(
    `No column for ${what} was found${meant}. The file's columns are ${quotedList(header)}. ` +
      `Say which to use in the setting rollcall.columns: { ${example} }.`,
  );
}

function notesOf(
  at: ColumnPositions,
  mapping: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  const optional = fields.filter((field) => field !== "agent" && field !== "agentArn");
  return optional.flatMap((field) => {
    const name = mapping[field];
    if (at[field] >= 0 || name === undefined || name === "") return [];
    return `No column ${quoted(name)}, which rollcall.columns names for ${field}, in this file`;
  });
}

/** What an event's word means; "other": an event of an agent's stream that says nothing about logins. */
export type EventWord = "login" | "logout" | "other" | "unknown";

export function eventWord(text: string): EventWord {
  if (text === "LOGIN") return "login";
  if (text === "LOGOUT") return "logout";
  const word = text.toUpperCase().replace(/[\s_-]+/g, "");
  return kinds.get(word) ?? (others.has(word) ? "other" : "unknown");
}

const others: ReadonlySet<string> = new Set(["STATECHANGE", "HEARTBEAT"]);

const kinds: ReadonlyMap<string, "login" | "logout"> = new Map(
  ["LOG", "LOGGED", "SIGN", "SIGNED"].flatMap((verb) => [
    [`${verb}IN`, "login"] as const,
    [`${verb}ON`, "login"] as const,
    [`${verb}OUT`, "logout"] as const,
    [`${verb}OFF`, "logout"] as const,
  ]),
);
