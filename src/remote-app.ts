/** The app in a worker: `serveApp` inside it, `openRemoteApp` for whoever started it. */
import type { App } from "./app.ts";
import type { CsvOptions, CsvPart } from "./delivery/csv.ts";
import { Cancelled } from "./errors.ts";
import type { LoadProgress, LoadRequest, LoadSummary, SkippedRecord } from "./events/load.ts";
import type { FileReader, FileUri } from "./ports.ts";
import type {
  FilterChoices,
  PageAsk,
  ReportPage,
  ReportQuery,
  ReportSummary,
} from "./reports/report.ts";
import { connect, type Handlers, type Port } from "./rpc.ts";

/** What is asked of the worker. */
type WorkerAsks = {
  load: { ask: LoadRequest; answer: LoadSummary; progress: LoadProgress };
  generate: { ask: ReportQuery; answer: ReportSummary };
  page: { ask: { query: ReportQuery; page: PageAsk }; answer: ReportPage };
  csv: { ask: { query: ReportQuery; options: CsvOptions; fromRow: number }; answer: CsvPart };
  choices: { ask: number; answer: FilterChoices };
  skipped: { ask: { set: number; from: number; count: number }; answer: readonly SkippedRecord[] };
  close: { ask: null; answer: null };
};

/** What the worker asks of its starter: files that it can't reach by itself. */
type StarterAsks = {
  read: { ask: FileUri; answer: Uint8Array };
};

/** Progress is told at most this often. */
const progressEveryMs = 50;

/** Answers asks from the other side; `createApp` gets a reader that asks the other side for a file's bytes. */
export function serveApp(port: Port, createApp: (remoteReader: FileReader) => App): void {
  const handlers: Handlers<WorkerAsks> = {
    load: (request, { signal, progress }) =>
      app.load(request, { signal, progress: seldom(progress, progressEveryMs) }),
    generate: (query) => app.generate(query),
    page: ({ query, page }) => app.page(query, page),
    csv: ({ query, options, fromRow }) => app.csv(query, options, fromRow),
    choices: (set) => app.choices(set),
    skipped: ({ set, from, count }) => app.skipped(set, from, count),
    close: async () => {
      await app.close();
      return null;
    },
  };
  const starter = connect<WorkerAsks, StarterAsks>(port, handlers);
  const app = createApp({
    async *read(file) {
      yield* inPieces(await starter.ask("read", file));
    },
  });
}

/** The app on the other side of `port`. Its worker reads other files than its own through `reader`. */
export function openRemoteApp(
  port: Port,
  reader: { read(file: FileUri): Promise<Uint8Array> },
): App {
  const worker = connect<StarterAsks, WorkerAsks>(port, { read: (file) => reader.read(file) });
  return {
    load: (request, options = {}) => worker.ask("load", request, options),
    generate: (query) => worker.ask("generate", query),
    page: (query, page) => worker.ask("page", { query, page }),
    csv: (query, options, fromRow) => worker.ask("csv", { query, options, fromRow }),
    choices: (set) => worker.ask("choices", set),
    skipped: (set, from, count) => worker.ask("skipped", { set, from, count }),
    close: async () => {
      await worker.ask("close", null);
      worker.close(new Cancelled());
    },
  };
}

const pieceBytes = 1 << 20;
/** A worker that is busy for longer hears no cancel. */
const busyMs = 20;

/** A whole file a piece at a time; lets messages in between. */
async function* inPieces(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  let since = performance.now();
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    yield bytes.subarray(at, at + pieceBytes);
    if (performance.now() - since < busyMs) continue;
    await messagesIn();
    since = performance.now();
  }
}

/** A turn of the event loop; unlike a timer's, browsers don't stretch it to milliseconds. */
function messagesIn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

function seldom<T>(report: (value: T) => void, everyMs: number): (value: T) => void {
  let next = 0;
  return (value) => {
    if (performance.now() < next) return;
    next = performance.now() + everyMs;
    report(value);
  };
}
