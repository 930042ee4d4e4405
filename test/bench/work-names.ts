/** What is measured. The contenders in other languages write these names too. */
export const works = {
  csvToEvents: "csv → events",
  csvToPage: "csv → first page",
  /** Everything from the start of the process: runtime, modules, database. */
  processToPage: "csv → first page, from process start",
  /** Count and first page of a report over the first half of the time, the events being loaded. */
  anotherReport: "another report",
  nextPage: "next page",
  lastPage: "last page",
  pairing: "pairing",
  pairingAndOrder: "pairing and order",
  csvOut: "csv out",
  stream: "agent event stream",
  coldStart: "rollcall report on the samples",
} as const;
