import {
  DataType,
  RecordBatchReader,
  TimeUnit,
  type RecordBatch,
  type RecordBatchFileReader,
  type Timestamp,
  type Vector,
} from "apache-arrow";
import { messageOf, throwIfCancelled, UserError } from "../errors.ts";
import type { EventReader } from "./event.ts";
import { findColumns, usedPositions } from "./headers.ts";
import { localToUtc } from "./local-time.ts";
import { cellOf, readBatch, rowReader, type Cell, type ColumnCells } from "./table.ts";
import { wholeFile } from "./whole-file.ts";

/** E3: an IPC file (Feather 2) or an IPC stream, told apart by its first bytes. */
export const readArrow: EventReader = async (bytes, sink, options) => {
  const whole = await wholeFile(bytes, options);
  if (whole.length === 0) return;
  const reader = sound(() => RecordBatchReader.from(whole).open());
  const header = reader.schema.fields.map(({ name }: { name: unknown }) => textOf(name));
  const found = findColumns(header, options.columns);
  const read = rowReader(found, sink, options);
  const used = usedPositions(found.at);
  let records = 0;
  for (const batch of batchesOf(reader)) {
    throwIfCancelled(options.signal);
    // Every row takes a byte at least; a damaged file may claim billions.
    if (batch.numRows > whole.length) throw broken("it claims more rows than it can hold");
    const cells = cellsOf(batch, used, options.sourceTimeZone);
    readBatch(read, cells, { records: batch.numRows, after: records });
    records += batch.numRows;
  }
};

/** The library's types promise a name even where a damaged file has none. */
function textOf(name: unknown): string {
  return typeof name === "string" ? name : "";
}

/** A file's own iterator never ends when its footer points at something that is no batch. */
function* batchesOf(reader: RecordBatchReader): Generator<RecordBatch> {
  if (!reader.isFile()) {
    for (let one = nextBatch(reader); one; one = nextBatch(reader)) yield one;
    return;
  }
  const file = reader as RecordBatchFileReader;
  for (let index = 0; index < file.numRecordBatches; index++) {
    const batch = sound(() => file.readRecordBatch(index));
    if (!batch) throw broken(`batch ${String(index + 1)} is not where it should be`);
    yield batch;
  }
}

function nextBatch(reader: RecordBatchReader): RecordBatch | undefined {
  return sound(() => {
    const { done, value } = reader.next() as IteratorResult<RecordBatch, undefined>;
    return done ? undefined : value;
  });
}

function cellsOf(batch: RecordBatch, used: readonly number[], zone: string): ColumnCells {
  const cells = new Map<number, readonly Cell[]>();
  for (const position of used) {
    const column: Vector | null = batch.getChildAt(position);
    if (column)
      cells.set(
        position,
        sound(() => readColumn(column, zone)),
      );
  }
  return cells;
}

function readColumn(column: Vector, zone: string): readonly Cell[] {
  const type = column.type as DataType;
  if (DataType.isTimestamp(type)) return readTimestamps(column, type, zone);
  const cells = Array.from({ length: column.length }, (_, index) => column.get(index) as unknown);
  if (!DataType.isDate(type)) return cells.map(cellOf);
  return cells.map((day) => (day === null ? null : new Date(localToUtc(Number(day), zone))));
}

/** Not by the vector's own `get`, which throws for an instant that no number can hold. */
function readTimestamps(column: Vector, type: Timestamp, zone: string): readonly Cell[] {
  const local = !type.timezone;
  return column.data.flatMap((data) => {
    const values = data.values as BigInt64Array;
    return Array.from({ length: data.length }, (_, index) => {
      if (!data.getValid(index)) return null;
      const milliseconds = toMilliseconds(values[index] ?? 0n, type.unit);
      return new Date(local ? localToUtc(milliseconds, zone) : milliseconds);
    });
  });
}

function toMilliseconds(value: bigint, unit: TimeUnit): number {
  if (unit === TimeUnit.SECOND) return Number(value) * 1000;
  return Number(unit === TimeUnit.MILLISECOND ? value : value / perMillisecond[unit]);
}

const perMillisecond = {
  [TimeUnit.MICROSECOND]: 1000n,
  [TimeUnit.NANOSECOND]: 1_000_000n,
} as const;

function sound<T>(reading: () => T): T {
  try {
    return reading();
  } catch (error) {
    if (/compression/i.test(messageOf(error)))
      throw new UserError(
        "The Arrow file's buffers are compressed, which can't be read. Write it uncompressed, or as Parquet or CSV.",
        { cause: error },
      );
    throw broken(messageOf(error), error);
  }
}

function broken(why: string, cause?: unknown): UserError {
  return new UserError(
    `The file can't be read as Arrow (${why}). Write it again, or convert it to Parquet or CSV.`,
    { cause },
  );
}
