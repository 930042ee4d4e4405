import { EventsGone } from "../errors.ts";
import type { LoadSummary } from "../events/load.ts";

/**
 * Asks the engine about a set of events. It keeps the last few sets only, so one that had to go is loaded again,
 * once: whoever asks did nothing wrong. `known`: the set's number, where it has been loaded before.
 */
export async function askOfSet<T>(
  load: () => Promise<Pick<LoadSummary, "set">>,
  ask: (set: number) => Promise<T>,
  known?: number,
): Promise<T> {
  try {
    return await ask(known ?? (await load()).set);
  } catch (error) {
    if (!(error instanceof EventsGone)) throw error;
  }
  return ask((await load()).set);
}
