/** DuckDB-WASM as the port `Database`: the blocking build, since it runs in a worker of its own already. */
import type { DuckDBBindings } from "@duckdb/duckdb-wasm/blocking";
import {
  Float64,
  Int32,
  RecordBatch,
  Schema,
  Field,
  Struct,
  Table,
  Uint32,
  Utf8,
  makeData,
  tableToIPC,
  vectorFromArray,
  type Data,
} from "apache-arrow";
import type { Column, Database, SqlValue } from "../ports.ts";

/** Rows in one Arrow batch: bounds what is copied into DuckDB's memory at a time. */
const batchRows = 1 << 18;

/** Takes over bindings that are instantiated. They can't reach files or load extensions from here on. */
export function duckDbDatabase(bindings: DuckDBBindings): Database {
  bindings.open({ path: ":memory:" });
  const connection = bindings.connect();
  connection.query("SET enable_external_access = false");
  connection.query("SET lock_configuration = true");

  const query = (sql: string, params: readonly SqlValue[]): Table => {
    const statement = connection.prepare(sql);
    try {
      return statement.query(...params);
    } finally {
      statement.close();
    }
  };

  const insertInSteps: Database["insertInSteps"] = function* (table, columns) {
    const count = Math.max(...Object.values(columns).map(lengthOf));
    for (let from = 0; from === 0 || from < count; from += batchRows) {
      const batch = recordBatch(columns, from, Math.min(from + batchRows, count));
      const bytes = tableToIPC(new Table([batch]), "stream");
      connection.insertArrowFromIPCStream(bytes, { ...table, create: from === 0 });
      yield;
    }
  };

  return {
    integers(sql, params) {
      const column: unknown = query(sql, params).getChildAt(0)?.toArray();
      if (!(column instanceof Int32Array))
        throw new Error("The query's first column is not INTEGER");
      return column;
    },
    rows: (sql, params) =>
      query(sql, params)
        .toArray()
        .map((row: { toJSON(): Record<string, unknown> }) => row.toJSON()),
    createSchema(name) {
      connection.query(`CREATE SCHEMA ${quotedName(name)}`);
    },
    dropSchema(name) {
      connection.query(`DROP SCHEMA IF EXISTS ${quotedName(name)} CASCADE`);
    },
    insert(table, columns) {
      const steps = insertInSteps(table, columns);
      while (!steps.next().done);
    },
    insertInSteps,
    close() {
      connection.close();
      bindings.reset();
    },
  };
}

/** An identifier as it may stand in SQL, whatever it holds. */
export function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function recordBatch(
  columns: Readonly<Record<string, Column>>,
  from: number,
  to: number,
): RecordBatch {
  const names = Object.keys(columns);
  const children = Object.values(columns).map((column) => arrowData(column, from, to));
  const schema = new Schema(names.map((name, i) => new Field(name, children[i]!.type, true)));
  const type = new Struct(schema.fields);
  return new RecordBatch(schema, makeData({ type, length: to - from, nullCount: 0, children }));
}

function lengthOf(column: Column): number {
  if ("doubles" in column) return column.doubles.length;
  if ("codes" in column) return column.codes.length;
  if ("integers" in column) return column.integers.length;
  return column.strings.length;
}

function arrowData(column: Column, from: number, to: number): Data {
  if ("strings" in column) {
    const texts = vectorFromArray(column.strings.slice(from, to), new Utf8());
    return texts.data[0] ?? makeData({ type: new Utf8(), length: 0 });
  }
  if ("doubles" in column) {
    const data = column.doubles.subarray(from, to);
    const nulls = validity(data.length, (i) => !Number.isNaN(data[i]));
    return makeData({ type: new Float64(), length: data.length, data, ...nulls });
  }
  if ("codes" in column) {
    const data = column.codes.subarray(from, to);
    const nulls = validity(data.length, (i) => (data[i] ?? -1) >= 0);
    return makeData({ type: new Int32(), length: data.length, data, ...nulls });
  }
  return integerData(column.integers.subarray(from, to));
}

function integerData(data: Int32Array | Uint32Array | Uint8Array): Data {
  const { length } = data;
  if (data instanceof Uint32Array)
    return makeData({ type: new Uint32(), length, nullCount: 0, data });
  const wide = data instanceof Uint8Array ? Int32Array.from(data) : data;
  return makeData({ type: new Int32(), length, nullCount: 0, data: wide });
}

/** Arrow's bitmap of the values that are there. */
function validity(length: number, isThere: (i: number) => boolean) {
  const nullBitmap = new Uint8Array(((length + 63) >> 6) << 3);
  let nullCount = 0;
  for (let i = 0; i < length; i++) {
    if (isThere(i)) nullBitmap[i >> 3]! |= 1 << (i & 7);
    else nullCount++;
  }
  return { nullBitmap, nullCount };
}
