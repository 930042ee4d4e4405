/** The words of a report (§4): what is asked, and what comes back. */

/** UTC milliseconds. */
export type Instant = number;

/** Half-open, `[from, to)` (R1). */
export interface Range {
  readonly from: Instant;
  readonly to: Instant;
}

export const frames = [
  "today",
  "last-24-hours",
  "yesterday",
  "last-2-days",
  "last-3-days",
  "custom",
] as const;
export type Frame = (typeof frames)[number];

/** R3: several values of a kind: any of them; several kinds: all must hold; an empty list chooses nothing out. */
export interface Filter {
  readonly agents: readonly string[];
  /** Paths from level 1 down; each means its group and all below it. */
  readonly hierarchy: readonly (readonly string[])[];
  readonly routingProfiles: readonly string[];
}

export const noFilter: Filter = { agents: [], hierarchy: [], routingProfiles: [] };

/** What a filter can choose from: every value in the loaded events, sorted. */
export interface FilterChoices {
  readonly agents: readonly AgentChoice[];
  /** Every path that occurs, and every path above it. */
  readonly hierarchy: readonly (readonly string[])[];
  readonly routingProfiles: readonly string[];
}

export interface AgentChoice {
  readonly login: string;
  /** First and last name; may be empty. */
  readonly name: string;
}

/** R6's columns by their names in code; `hierarchy` stands for the five levels. */
export const sortColumns = [
  "agentLogin",
  "firstName",
  "lastName",
  "login",
  "logout",
  "durationMs",
  "routingProfile",
  "hierarchy",
  "status",
] as const;
export type SortColumn = (typeof sortColumns)[number];

export interface Sort {
  readonly column: SortColumn;
  readonly descending: boolean;
}

export type Status = "logged-out" | "logged-in" | "login-not-found";

/** One row of a report. */
export interface Row {
  readonly agentLogin: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly login: Instant | null;
  readonly logout: Instant | null;
  readonly durationMs: number | null;
  readonly routingProfile: string;
  /** Level 1 down; as long as the deepest level that has a name. */
  readonly hierarchy: readonly string[];
  readonly status: Status;
  readonly repeatLogins: number;
}

/** A report asked for: which loaded events (`set`, from LoadSummary), which range, filter, order and limit. */
export interface ReportQuery {
  readonly set: number;
  readonly range: Range;
  readonly filter: Filter;
  /** Undefined: the report's own order (R4). */
  readonly sort?: Sort | undefined;
  /** R5. */
  readonly rowLimit: number;
}

export interface ReportSummary {
  readonly rowCount: number;
  /** Distinct agents among the rows. */
  readonly agents: number;
  /** Rows with status logged-in. */
  readonly loggedIn: number;
  readonly tookMs: number;
}

export interface PageAsk {
  /** From 0. */
  readonly index: number;
  /** Rows a page. */
  readonly size: number;
}

export interface ReportPage {
  readonly rows: readonly Row[];
  readonly rowCount: number;
  /** From 0; the page asked for, or the last one when that lies beyond. */
  readonly index: number;
  readonly pageCount: number;
  readonly tookMs: number;
}
