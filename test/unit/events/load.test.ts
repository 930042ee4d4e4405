import assert from "node:assert/strict";
import { createEventStore } from "../../../src/events/load.ts";
import { createVocabulary } from "../../../src/events/vocabulary.ts";
import type { FileReader } from "../../../src/ports.ts";

/** Tells which files are open still. */
function watchedReader(contents: Uint8Array, open: Set<string>): FileReader {
  return {
    async *read(uri) {
      open.add(uri);
      try {
        for (let at = 0; at < contents.length; at += 1000) yield contents.subarray(at, at + 1000);
      } finally {
        open.delete(uri);
      }
    },
  };
}

async function loaded(name: string, contents: Uint8Array, open: Set<string>) {
  const store = createEventStore(watchedReader(contents, open), createVocabulary());
  const file = { uri: `file:///${name}`, name, size: contents.length, modified: 1 };
  return store.load({ files: [file], sourceTimeZone: "UTC", columns: {} });
}

describe("loading a file that is given up on", () => {
  const utf16 = Uint8Array.from({ length: 5000 }, (_, i) => (i % 2 === 0 ? 0x41 : 0));
  const noColumns = new TextEncoder().encode(`a,b,c\n${"1,2,3\n".repeat(1000)}`);
  const damaged = new Uint8Array(5000);
  damaged.set([0x1f, 0x8b, 0x08, 0xff]);

  for (const [name, contents] of [
    ["utf16.json", utf16],
    ["utf16.csv", utf16],
    ["no-columns.csv", noColumns],
    ["damaged.json.gz", damaged],
  ] as const)
    it(`closes ${name}`, async () => {
      const open = new Set<string>();
      const { files } = await loaded(name, contents, open);
      assert.notEqual(files[0]?.error, undefined);
      assert.deepEqual([...open], []);
    });
});
