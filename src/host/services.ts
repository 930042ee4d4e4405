import type { Clock } from "../ports.ts";
import type { LogOutputChannel } from "vscode";
import type { Engine } from "./engine.ts";
import type { EventSets } from "./event-sets.ts";

/** What the features share; made once, in activate.ts. */
export interface Services {
  readonly engine: Engine;
  readonly events: EventSets;
  readonly log: LogOutputChannel;
  readonly clock: Clock;
}
