/** A failure that the user can mend: its message says what happened, to which file or setting, and what to do next. */
export class UserError extends Error {
  override readonly name = "UserError";
}

/** The engine has given up the set of events that was asked about: loading it again mends this. */
export class EventsGone extends UserError {
  constructor() {
    super("The events were loaded anew meanwhile. Generate the report again.");
  }
}

/** Thrown when the user cancelled: not a failure, never shown as one. */
export class Cancelled extends Error {
  override readonly name = "Cancelled";
  constructor() {
    super("Cancelled");
  }
}

export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new Cancelled();
}

/** What to show of anything that was thrown: a UserError's own words, else a plain sentence with the cause. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
