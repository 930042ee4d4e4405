import type { FileReader, FoundFile } from "../../src/ports.ts";

/** Files in memory; counts how often each is read. */
export function memoryFiles() {
  const contents = new Map<string, { text: string; modified: number }>();
  const reads: string[] = [];
  const failing = new Set<string>();
  const reader: FileReader = {
    async *read(uri) {
      reads.push(nameOf(uri));
      await Promise.resolve();
      if (failing.has(nameOf(uri))) throw new Error("the disk said no");
      yield new TextEncoder().encode(contents.get(nameOf(uri))?.text ?? "");
    },
  };
  const found = (): FoundFile[] =>
    [...contents].map(([name, { text, modified }]) => ({
      uri: `memory:///${name}`,
      name,
      size: text.length,
      modified,
    }));
  let clock = 0;
  return {
    reader,
    reads,
    failing,
    found,
    write(name: string, text: string) {
      contents.set(name, { text, modified: ++clock });
    },
    remove: (name: string) => contents.delete(name),
  };
}

function nameOf(uri: string): string {
  return uri.replace("memory:///", "");
}
