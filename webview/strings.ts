/** Every text of the page, in one place, so that another language is another such table. */
import type { Filter, Frame, SortColumn, Status } from "../src/reports/report.ts";
import { numberText } from "./format.ts";

const counted = (n: number, one: string, many: string): string =>
  `${numberText(n)} ${n === 1 ? one : many}`;

export const text = {
  page: "Login/Logout report",
  timeRange: "Time range",
  timeZone: "Time zone",
  filterBy: "Filter by",
  from: "From",
  to: "To",
  generate: "Generate",
  cancel: "Cancel",
  generateKeys: (mac: boolean) => (mac ? "⌘Enter" : "Ctrl+Enter"),
  changed: "Changed since the rows below were generated",
  working: "Working",
  starting: "Starting",

  noOptions: (query: string) => `Nothing matches “${query}”`,
  noChoices: "There are none in the loaded events",
  loadingChoices: "Reading what there is to choose from…",
  optionCount: (n: number) => counted(n, "choice", "choices"),
  chosenCount: (n: number) => `${numberText(n)} chosen`,
  notInData: "not in the loaded events",

  activeFilters: "Active filters",
  removeFilter: (kind: string, value: string) => `Remove filter ${kind}: ${value}`,
  moreFilters: (n: number, kind: string) => `${kind}: ${numberText(n)} more`,
  clearFilters: "Clear filters",

  sessions: (n: number) => counted(n, "session", "sessions"),
  agents: (n: number) => counted(n, "agent", "agents"),
  loggedIn: (n: number) => `${numberText(n)} still logged in`,
  dataEnds: (time: string) => `data ends ${time}`,
  skipped: (n: number) => counted(n, "record skipped", "records skipped"),
  showSkipped: "Show the records that could not be used",
  generated: (n: number) => `Report generated: ${counted(n, "session", "sessions")}`,
  stopped: "Cancelled",
  downloaded: (name: string) => `Saved ${name}`,

  share: "Share",
  downloadCsv: "Download CSV",
  downloading: "Writing the CSV file",

  table: "Sessions",
  none: "none",
  beforeRange: "before the time range",
  sortHint: "Sort by this column",

  rowsPerPage: "Rows per page",
  firstPage: "First page",
  previousPage: "Previous page",
  nextPage: "Next page",
  lastPage: "Last page",
  pageLabel: "Page",
  pageCount: (n: number) => `of ${numberText(n)}`,
  rowSpan: (first: number, last: number, all: number) =>
    `${numberText(first)}–${numberText(last)} of ${numberText(all)}`,
  noRows: "No rows",
  pages: "Pages",

  dismiss: "Dismiss",
  options: "Report options",
  results: "Results",
} as const;

export const frameText: Record<Frame, string> = {
  today: "Today",
  "last-24-hours": "Last 24 hours",
  yesterday: "Yesterday",
  "last-2-days": "Last 2 days",
  "last-3-days": "Last 3 days",
  custom: "Custom",
};

export const statusText: Record<Status, string> = {
  "logged-out": "Logged out",
  "logged-in": "Logged in",
  "login-not-found": "Login not found",
};

export const columnText: Record<SortColumn, string> = {
  agentLogin: "Agent login",
  firstName: "First name",
  lastName: "Last name",
  login: "Login time",
  logout: "Logout time",
  durationMs: "Duration",
  routingProfile: "Routing profile",
  hierarchy: "Hierarchy",
  status: "Status",
};

export const filterText: Record<
  keyof Filter,
  { one: string; any: string; some: [string, string] }
> = {
  agents: { one: "Agent", any: "Any agent", some: ["agent", "agents"] },
  hierarchy: { one: "Hierarchy", any: "Any hierarchy", some: ["group", "groups"] },
  routingProfiles: {
    one: "Routing profile",
    any: "Any routing profile",
    some: ["profile", "profiles"],
  },
};

export const chosenText = (n: number, kind: keyof Filter): string =>
  n === 0 ? filterText[kind].any : counted(n, ...filterText[kind].some);

/** The words of the page's empty and error states. */
export const faceText = {
  fault: "This report can't be read",
  faultLine: (line: number, column: number) =>
    `Line ${numberText(line)}, column ${numberText(column)}`,
  openAsText: "Open as Text",

  noEvents: "No event files yet",
  noEventsMore: "Rollcall reads who logged in and out from files in this workspace.",
  noMatchForPatterns: (patterns: string) => `No file matches ${patterns}.`,
  chooseFiles: "Choose Event Files…",
  openSample: "Open Sample Workspace",

  loading: "Reading event files",
  dataFailed: "The events could not be read",
  notAll: "Not all events were found",
  notGenerated: "Ready to generate",
  notGeneratedMore: (generate: string) =>
    `Choose a time range, a time zone and, if you like, filters. Then choose Generate (${generate}).`,
  readyFor: (words: string) => `It will cover ${words}.`,
  changed: "The settings have changed",
  changedMore: (generate: string) =>
    `The report generated last had no rows. Choose Generate (${generate}) for the settings above.`,

  nothingInRange: "Nobody logged in or out in this time range",
  dataRuns: (from: string, to: string) => `The loaded events run from ${from} to ${to}.`,
  noData: "The loaded files hold no logins or logouts.",
  jumpToData: (day: string) => `Show ${day}`,
  changeRange: "Change Time Range",

  noMatch: "No session matches the filters",
  noMatchMore: "A row must match every kind of filter that is set.",
  filterIs: (kind: string, values: string) => `${kind}: ${values}`,
  moreValues: (n: number) => `${numberText(n)} more`,
  removeKind: (kind: string) => `Remove “${kind}”`,
  removeAll: "Remove All Filters",

  tooMany: (rows: number, limit: number) =>
    `${numberText(rows)} rows are more than the limit of ${numberText(limit)}`,
  tooManyMore: (limit: number) =>
    `Pages up to row ${numberText(limit)} can be looked at; nothing can be downloaded. Choose a shorter time range, set filters, or raise the limit.`,
  shorterRange: "Shorten Time Range",
  setFilters: "Set Filters",
  raiseLimit: "Raise Limit…",

  failed: {
    generate: "The report could not be generated",
    page: "This page could not be shown",
    download: "The CSV file could not be written",
    edit: "The change could not be made",
    run: "The command could not be run",
    choices: "The filter choices could not be read",
    start: "The report page could not start",
  },
  rangeFault: "The time range can't be used",
  tryAgain: "Try Again",
  showLog: "Show Log",
} as const;
