import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url)).replace(/[\\/]$/, "");

/** Everything that tools download or make while testing lives below here; git ignores it. */
export const scratch = path.join(root, ".test");
export const inRepo = (...parts) => path.join(root, ...parts);
