import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
export const inRepo = (...parts: readonly string[]): string => join(root, ...parts);

/** Data, bundles and other engines; git ignores it. */
export const inScratch = (...parts: readonly string[]): string =>
  inRepo(".test", "bench", ...parts);
export const contenderFile = (name: string): string => inRepo("test", "bench", "contenders", name);
