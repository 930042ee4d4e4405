/** What the stages need from outside. Each host makes these real; a test's fake is five lines. */

/** A place of a file: a URI as text (`file:///…`, `vscode-vfs://…`), always with `/` between its parts. */
export type FileUri = string;

export interface FoundFile {
  readonly uri: FileUri;
  /** Path relative to the folder it was looked for in, as shown to people. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Last change, UTC milliseconds. */
  readonly modified: number;
}

export interface DirectoryEntry {
  readonly name: string;
  readonly kind: "file" | "directory";
  /** A directory that is a link to one. */
  readonly linked?: boolean;
}

/** Finding files; any file system that VS Code mounts, or Node's. */
export interface FileTree {
  /** Entries of a directory; none when it does not exist. */
  list(directory: FileUri): Promise<readonly DirectoryEntry[]>;
  /** Undefined when there is no such file. */
  stat(file: FileUri): Promise<{ readonly size: number; readonly modified: number } | undefined>;
}

/** Reading files, in the worker that scans them. */
export interface FileReader {
  /** The file's bytes in order, in pieces of any size. A piece may be reused for the next one. */
  read(file: FileUri): AsyncIterable<Uint8Array>;
}

/** DuckDB with one connection, in this thread. Values are bound, never put into the text. */
export interface Database {
  /** A query's first column, which must be 32-bit integers. */
  integers(sql: string, params: readonly SqlValue[]): Int32Array;
  /** All rows as plain objects; for small answers only. */
  rows(sql: string, params: readonly SqlValue[]): readonly Record<string, unknown>[];
  createSchema(name: string): void;
  dropSchema(name: string): void;
  /** Creates the table and fills it with the columns. */
  insert(table: TableName, columns: Readonly<Record<string, Column>>): void;
  /** The same a batch of rows at a time, each at a `next` of its own. */
  insertInSteps(
    table: TableName,
    columns: Readonly<Record<string, Column>>,
  ): Generator<undefined, void>;
  close(): void;
}

export interface TableName {
  readonly schema: string;
  readonly name: string;
}

export type SqlValue = string | number | null;

/** A column of a table; `NaN` in `doubles` and `-1` in `codes` stand for NULL. */
export type Column =
  | { readonly doubles: Float64Array }
  | { readonly codes: Int32Array }
  | { readonly integers: Int32Array | Uint32Array | Uint8Array }
  | { readonly strings: readonly (string | null)[] };

export interface Clock {
  /** UTC milliseconds. */
  now(): number;
}
