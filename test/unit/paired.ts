import { columnWriter, joinColumns } from "../../src/events/columns.ts";
import type { SessionEvent } from "../../src/events/event.ts";
import { createVocabulary } from "../../src/events/vocabulary.ts";
import { inReportOrder } from "../../src/sessions/order.ts";
import { pairSessions } from "../../src/sessions/pair.ts";

/** Events the product's way, as if dealt out over so many files. */
export function paired(events: readonly SessionEvent[], fileCount = 1) {
  const vocabulary = createVocabulary();
  const writers = Array.from({ length: fileCount }, () => columnWriter(vocabulary));
  for (const [i, event] of events.entries()) writers[i % fileCount]?.event(event, i + 1);
  const columns = joinColumns(writers.map((writer) => writer.finish().columns));
  const { sessions, repeats } = pairSessions(columns, vocabulary);
  return { vocabulary, columns, repeats, sessions: inReportOrder(sessions, vocabulary) };
}
