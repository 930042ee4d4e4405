// Not "hyparquet" itself, which under Node's conditions brings file access along.
import {
  parquetMetadataAsync,
  parquetScan,
  parquetSchema,
  type AsyncBuffer,
  type FileMetaData,
  type ParquetScan,
  type SchemaElement,
} from "hyparquet/src/index.js";
import { compressors } from "hyparquet-compressors";
import { messageOf, throwIfCancelled, UserError } from "../errors.ts";
import type { EventReader } from "./event.ts";
import { findColumns, usedPositions } from "./headers.ts";
import { localToUtc } from "./local-time.ts";
import { cellOf, readBatch, rowReader, type Cell } from "./table.ts";
import { wholeFile } from "./whole-file.ts";

/** E3. Row group by row group, and of each only the columns that are used. */
export const readParquet: EventReader = async (bytes, sink, options) => {
  const file = asyncBuffer(await wholeFile(bytes, options));
  if (file.byteLength === 0) return;
  const metadata = await sound(parquetMetadataAsync(file));
  const columns = plainColumns(metadata);
  const header = columns.map(({ name }) => name);
  const found = findColumns(header, options.columns);
  const scan = await sound(parquetScan({ file, metadata, compressors }));
  const read = rowReader(found, sink, options);
  const used = usedPositions(found.at);
  for (const range of scan.ranges) {
    const cells = new Map<number, readonly Cell[]>();
    for (const position of used) {
      throwIfCancelled(options.signal);
      const column = columns[position];
      if (column)
        cells.set(position, await readColumn(scan, column, range, options.sourceTimeZone));
    }
    readBatch(read, cells, { records: range.rowEnd - range.rowStart, after: range.rowStart });
  }
};

function asyncBuffer(bytes: Uint8Array<ArrayBuffer>): AsyncBuffer {
  return {
    byteLength: bytes.length,
    slice: (start, end) => bytes.slice(start, end).buffer,
  };
}

/** Lists and groups of columns hold no field of an event. */
function plainColumns(metadata: FileMetaData): readonly SchemaElement[] {
  return parquetSchema(metadata)
    .children.map(({ element }) => element)
    .filter(({ type, repetition_type }) => type !== undefined && repetition_type !== "REPEATED");
}

async function readColumn(
  scan: ParquetScan,
  column: SchemaElement,
  range: ParquetScan["ranges"][number],
  zone: string,
): Promise<readonly Cell[]> {
  const values = await sound(scan.readColumn({ ...range, column: column.name }));
  if (values.length !== range.rowEnd - range.rowStart)
    throw broken(`${String(values.length)} values in "${column.name}"`);
  const cells = Array.from(values as ArrayLike<unknown>, cellOf);
  return isLocal(column) ? cells.map((cell) => instantOf(cell, zone)) : cells;
}

/** A wall clock's time, which the library hands out as if it were UTC, or a day. */
function isLocal({ logical_type: logical, converted_type: converted }: SchemaElement): boolean {
  if (logical?.type === "TIMESTAMP") return !logical.isAdjustedToUTC;
  return logical?.type === "DATE" || converted === "DATE";
}

function instantOf(cell: Cell, zone: string): Cell {
  return cell instanceof Date ? new Date(localToUtc(cell.getTime(), zone)) : cell;
}

async function sound<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    throw broken(messageOf(error), error);
  }
}

function broken(why: string, cause?: unknown): UserError {
  return new UserError(
    `The file can't be read as Parquet (${why}). Write it again, or convert it to CSV.`,
    { cause },
  );
}
