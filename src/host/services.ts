import type { Clock } from "../ports.ts";
import type { LogOutputChannel } from "vscode";
import type { Engine } from "./engine.ts";
import type { EventSets } from "./event-sets.ts";
import type { Generated } from "./generated-report.ts";

/** What the features share; made once, in activate.ts. */
export interface Services {
  readonly engine: Engine;
  readonly events: EventSets;
  readonly log: LogOutputChannel;
  readonly clock: Clock;
  /** Reports generated on pages of unsaved documents, by id: saved, such a document comes back as another one. */
  readonly drafted: Map<string, Generated>;
}
