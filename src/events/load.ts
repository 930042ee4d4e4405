import { messageOf, throwIfCancelled, Cancelled, UserError } from "../errors.ts";
import type { FileReader, FoundFile } from "../ports.ts";
import {
  columnWriter,
  joinColumns,
  type EventColumns,
  type FileEvents,
  type SkippedList,
} from "./columns.ts";
import { readerFor } from "./formats.ts";
import { gunzip, isGzip } from "./gunzip.ts";
import type { ColumnMapping } from "./headers.ts";
import type { Vocabulary } from "./vocabulary.ts";

export interface LoadRequest {
  readonly files: readonly FoundFile[];
  /** IANA zone of times without an offset (E4). */
  readonly sourceTimeZone: string;
  /** Column name in the file by field (E2). */
  readonly columns: ColumnMapping;
}

export interface LoadProgress {
  readonly filesDone: number;
  readonly files: number;
  readonly bytesDone: number;
  readonly bytes: number;
  /** The file being read, or the step after reading ("Pairing sessions"). */
  readonly step: string;
}

export interface LoadSummary {
  /** Names this set of events in every later ask. */
  readonly set: number;
  readonly files: readonly FileSummary[];
  /** Events after repeats were dropped. */
  readonly events: number;
  /** Repeats dropped: same agent, kind and instant (E6). */
  readonly repeats: number;
  readonly sessions: number;
  readonly agents: number;
  readonly skipped: number;
  /** Instants of the first and last event, UTC milliseconds. */
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  readonly tookMs: number;
  /** Files read now; the others had not changed (E5). */
  readonly filesRead: number;
}

export interface FileSummary {
  readonly uri: string;
  readonly name: string;
  readonly events: number;
  readonly skipped: number;
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  /** Why the file could not be read at all, or only in part. */
  readonly error?: string | undefined;
}

/** A record that can't be used (E6). */
export interface SkippedRecord {
  readonly uri: string;
  /** The file's name as shown to people. */
  readonly file: string;
  /** Line from 1 in text files; record number from 1 in Parquet and Arrow files; 0: the file as a whole. */
  readonly line: number;
  readonly reason: string;
}

export interface LoadOptions {
  readonly signal?: AbortSignal | undefined;
  readonly progress?: ((progress: LoadProgress) => void) | undefined;
}

/** The events of a set of files, as far as they could be read. */
export interface LoadedEvents {
  /** The columns of all files in one; made anew at each call. */
  joined(): FileEvents;
  readonly files: readonly FileSummary[];
  readonly skipped: readonly SkippedRecord[];
  readonly skippedCount: number;
  readonly filesRead: number;
}

export interface EventStore {
  /** Reads the files that are new or have changed since, several at once; throws only Cancelled. */
  load(request: LoadRequest, options?: LoadOptions): Promise<LoadedEvents>;
}

interface ReadFile {
  /** Changes with the file and with how it is read. */
  readonly version: string;
  readonly columns: EventColumns;
  readonly skipped: SkippedList;
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  readonly error: string | undefined;
  /** The bytes could not be had: asking again may help, though the file has not changed. */
  readonly retry: boolean;
}

/** The file's bytes could not be had, as against bytes that are no use. */
class NoBytes extends UserError {}

const filesAtOnce = 4;
/** Files that none of the last loads asked for are forgotten. */
const loadsRemembered = 4;

export function createEventStore(reader: FileReader, vocabulary: Vocabulary): EventStore {
  const known = new Map<string, ReadFile & { lastLoad: number }>();
  let loads = 0;

  const forgetUnused = (): void => {
    for (const [uri, file] of known)
      if (file.lastLoad <= loads - loadsRemembered) known.delete(uri);
  };

  return {
    async load(request, options = {}) {
      const load = ++loads;
      const versionOf = (file: FoundFile): string => fileVersion(file, request);
      const isRead = (file: FoundFile): boolean => {
        const read = known.get(file.uri);
        return read?.version === versionOf(file) && !read.retry;
      };
      const changed = request.files.filter((file) => !isRead(file));
      const progress = progressOf(changed, options);
      await forEachAtOnce(filesAtOnce, changed, async (file) => {
        const read = await readFile(file, request, reader, vocabulary, progress, options.signal);
        known.set(file.uri, { version: versionOf(file), lastLoad: load, ...read });
        progress.fileDone();
      });
      const all = request.files.flatMap((file) => {
        const read = known.get(file.uri);
        if (read) read.lastLoad = load;
        return read ? [{ file, read }] : [];
      });
      forgetUnused();
      return {
        joined: () => joinColumns(all.map(({ read }) => read.columns)),
        files: all.map(({ file, read }) => fileSummary(file, read)),
        skipped: all.flatMap(({ file, read }) => skippedRecords(file, read)),
        skippedCount: all.reduce((sum, { read }) => sum + skippedIn(read), 0),
        filesRead: changed.length,
      };
    },
  };
}

function fileVersion(file: FoundFile, request: LoadRequest): string {
  return JSON.stringify([file.size, file.modified, request.sourceTimeZone, request.columns]);
}

async function readFile(
  file: FoundFile,
  request: LoadRequest,
  reader: FileReader,
  vocabulary: Vocabulary,
  progress: ProgressCounter,
  signal: AbortSignal | undefined,
): Promise<Omit<ReadFile, "version">> {
  const writer = columnWriter(vocabulary);
  const options = {
    sourceTimeZone: request.sourceTimeZone,
    columns: request.columns,
    size: file.size,
    signal,
  };
  let error: string | undefined;
  let retry = false;
  const pieces = progress.counted(reader.read(file.uri), file.name);
  try {
    await readerFor(file.name)(unpacked(pieces), writer, options);
  } catch (thrown) {
    if (thrown instanceof Cancelled) throw thrown;
    throwIfCancelled(signal);
    retry = thrown instanceof NoBytes;
    error = thrown instanceof UserError ? thrown.message : `Can't be read: ${messageOf(thrown)}`;
  } finally {
    // A format that gives up early need not have ended what it read from, which holds the file open.
    await pieces.return();
  }
  const { columns, skipped } = writer.finish();
  return { columns, skipped, ...extent(columns.at), error, retry };
}

/** Takes gzip off when the bytes say that they have it, whatever the file's name. */
async function* unpacked(pieces: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done) return;
  const all = async function* (): AsyncIterable<Uint8Array> {
    yield first.value;
    yield* { [Symbol.asyncIterator]: () => iterator };
  };
  yield* isGzip(first.value) ? gunzip(all()) : all();
}

interface ProgressCounter {
  counted(pieces: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Uint8Array, void>;
  fileDone(): void;
}

function progressOf(
  files: readonly FoundFile[],
  { progress, signal }: LoadOptions,
): ProgressCounter {
  const bytes = files.reduce((sum, file) => sum + file.size, 0);
  let bytesDone = 0;
  let filesDone = 0;
  const report = (step: string): void =>
    progress?.({ filesDone, files: files.length, bytesDone, bytes, step });
  return {
    async *counted(pieces, name) {
      report(`Reading ${name}`);
      for await (const piece of asNoBytes(pieces)) {
        throwIfCancelled(signal);
        yield piece;
        bytesDone += piece.length;
        report(`Reading ${name}`);
      }
    },
    fileDone() {
      filesDone++;
    },
  };
}

async function* asNoBytes(pieces: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  try {
    yield* pieces;
  } catch (error) {
    if (error instanceof Cancelled) throw error;
    throw new NoBytes(messageOf(error), { cause: error });
  }
}

async function forEachAtOnce<T>(
  atOnce: number,
  items: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  const worker = async (): Promise<void> => {
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

function fileSummary(file: FoundFile, read: ReadFile): FileSummary {
  return {
    uri: file.uri,
    name: file.name,
    events: read.columns.count,
    skipped: skippedIn(read),
    firstAt: read.firstAt,
    lastAt: read.lastAt,
    error: read.error,
  };
}

/** First and last instant; null when there is none. */
function extent(at: Float64Array): { firstAt: number | null; lastAt: number | null } {
  let firstAt = Infinity;
  let lastAt = -Infinity;
  for (const instant of at) {
    if (instant < firstAt) firstAt = instant;
    if (instant > lastAt) lastAt = instant;
  }
  return at.length > 0 ? { firstAt, lastAt } : { firstAt: null, lastAt: null };
}

function skippedIn({ skipped, error }: ReadFile): number {
  return skipped.count + (error === undefined ? 0 : 1);
}

function skippedRecords({ uri, name }: FoundFile, { skipped, error }: ReadFile): SkippedRecord[] {
  const records = skipped.listed.map(({ record, reason }) => ({
    uri,
    file: name,
    line: record,
    reason,
  }));
  const more = skipped.count - records.length;
  if (more > 0)
    records.push({ uri, file: name, line: 0, reason: `${String(more)} more records skipped` });
  if (error !== undefined) records.unshift({ uri, file: name, line: 0, reason: error });
  return records;
}
