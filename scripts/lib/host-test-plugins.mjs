import { readdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../../test/host/", import.meta.url));

/**
 * `rollcall:host-tests` is a module that knows every test/host/*.test.ts at build time: an extension
 * host in the browser has no folder to look into, and a list kept by hand would miss a file some day.
 */
const collected = {
  name: "collect-host-tests",
  setup(build) {
    build.onResolve({ filter: /^rollcall:host-tests$/ }, ({ path: name }) => ({
      path: name,
      namespace: "host-tests",
    }));
    build.onLoad({ filter: /.*/, namespace: "host-tests" }, async () => {
      const files = (await readdir(folder)).filter((name) => name.endsWith(".test.ts")).sort();
      const entries = files.map((name) => {
        const text = JSON.stringify(`./${name}`);
        return `[${text}, () => import(${text})]`;
      });
      return {
        contents: `export const testFiles = [${entries.join(",\n")}];`,
        loader: "js",
        resolveDir: folder,
        watchDirs: [folder],
        watchFiles: files.map((name) => path.join(folder, name)),
      };
    });
  },
};

/** The browser has no node:assert; the npm package `assert` is the same one, ported. */
const assertForWeb = {
  name: "assert-for-web",
  setup(build) {
    build.onResolve({ filter: /^node:assert\/strict$/ }, ({ path: name }) => ({
      path: name,
      namespace: "assert-for-web",
    }));
    build.onLoad({ filter: /.*/, namespace: "assert-for-web" }, () => ({
      contents: `export { strict as default } from "assert";`,
      loader: "js",
      resolveDir: folder,
    }));
  },
};

export const hostTestPlugins = ({ web }) => (web ? [collected, assertForWeb] : [collected]);
