/** The npm package `assert` asks for Node's `process`; in the browser's bundle it gets this one. */
export const process = { env: {} };
