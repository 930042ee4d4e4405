import type { EventReader } from "./event.ts";
import { readArrow } from "./arrow.ts";
import { readCsv, readTsv } from "./csv.ts";
import { readJsonStream } from "./json-stream.ts";
import { readParquet } from "./parquet.ts";

/** File ending → how its bytes are read; `.gz` behind any of them is taken off first. */
const readers: Readonly<Record<string, EventReader>> = {
  json: readJsonStream,
  jsonl: readJsonStream,
  ndjson: readJsonStream,
  csv: readCsv,
  tsv: readTsv,
  parquet: readParquet,
  arrow: readArrow,
  arrows: readArrow,
  feather: readArrow,
  ipc: readArrow,
};

/** Agent event streams are delivered under names without an ending as a rule. */
export function readerFor(name: string): EventReader {
  const bare = name.toLowerCase().replace(/\.gz$/, "");
  const ending = /\.([^./]+)$/.exec(bare)?.[1] ?? "";
  return (Object.hasOwn(readers, ending) ? readers[ending] : undefined) ?? readJsonStream;
}
