/** One LOGIN or LOGOUT of one agent, as a record of a file has it. Text that the record lacks is "". */
export interface SessionEvent {
  readonly kind: "login" | "logout";
  /** UTC milliseconds. */
  readonly at: number;
  readonly agentArn: string;
  readonly agentLogin: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly routingProfile: string;
  /** Level 1 down, at most five; no empty ones at its end. */
  readonly hierarchy: readonly string[];
}

/** Whose event it is, as its record says. */
export type EventAgent = Omit<SessionEvent, "kind" | "at">;

/** Where readers put what they find. `record` is a line from 1 in text files, a record number from 1 in others. */
export interface EventSink {
  event(event: SessionEvent, record: number): void;
  /** A number for `add`: so a reader that knows an agent's text again need not make it anew for each event. */
  agent(agent: EventAgent): number;
  /** The same as `event`, with the agent's number. */
  add(kind: SessionEvent["kind"], at: number, agent: number, record: number): void;
  /** A record that can't be used, and why (E6). */
  skip(record: number, reason: string): void;
}

export interface ReadOptions {
  /** IANA zone of times without an offset (E4). */
  readonly sourceTimeZone: string;
  readonly columns: Readonly<Record<string, string | undefined>>;
  /** The file's size in bytes (before decompression), for readers that need the whole file in one piece. */
  readonly size: number;
  readonly signal?: AbortSignal | undefined;
}

/** Reads one file's bytes (already decompressed) into the sink; throws a UserError when the file as a whole is no use. */
export type EventReader = (
  bytes: AsyncIterable<Uint8Array>,
  sink: EventSink,
  options: ReadOptions,
) => Promise<void>;
