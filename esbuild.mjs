/** Builds everything that ships into dist/. Flags: --watch, --minify (release), --tests (host suites too). */
import { chmod, cp, mkdir, readdir, rm, stat } from "node:fs/promises";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import esbuild from "esbuild";
import { hostTestPlugins } from "./scripts/lib/host-test-plugins.mjs";

const root = path.dirname(fileURLToPath(import.meta.url));
const { values: flags } = parseArgs({
  options: {
    watch: { type: "boolean", default: false },
    minify: { type: "boolean", default: false },
    tests: { type: "boolean", default: false },
  },
});

const duckdbDist = "node_modules/@duckdb/duckdb-wasm/dist";
const codicons = "node_modules/@vscode/codicons/dist";

/** [from, to]: what is shipped as it is. */
const copies = [
  [`${duckdbDist}/duckdb-eh.wasm`, "dist/duckdb-eh.wasm"],
  [`${codicons}/codicon.css`, "dist/webview/codicon.css"],
  [`${codicons}/codicon.ttf`, "dist/webview/codicon.ttf"],
];

const shared = {
  absWorkingDir: root,
  bundle: true,
  metafile: true,
  external: ["vscode"],
  minify: flags.minify,
  sourcemap: !flags.minify,
  // The licences of what is bundled travel with it, in *.LEGAL.txt files beside the code.
  legalComments: flags.minify ? "external" : "none",
  logLevel: "warning",
};

/** The oldest editor we promise (`engines.vscode`) runs Node 20 and Chromium 132. */
const node = {
  ...shared,
  platform: "node",
  format: "cjs",
  target: "node20",
  // Some packages' CommonJS builds ask for their own files in ways that no bundler can follow.
  mainFields: ["module", "main"],
};
const browser = {
  ...shared,
  platform: "browser",
  target: "chrome132",
  // The package's exports leave this build out, so its file is named here.
  alias: { "duckdb-wasm-browser-blocking": `./${duckdbDist}/duckdb-browser-blocking.mjs` },
};

const bundle = (base, entry, outfile, more = {}) => ({
  ...base,
  entryPoints: [entry],
  outfile,
  ...more,
});

const product = [
  bundle(node, "src/node/extension.ts", "dist/node/extension.js"),
  bundle(node, "src/node/engine.ts", "dist/node/engine.js"),
  bundle(node, "src/node/cli.ts", "dist/node/cli.js", { banner: { js: "#!/usr/bin/env node" } }),
  bundle(browser, "src/web/extension.ts", "dist/web/extension.js", { format: "cjs" }),
  bundle(browser, "src/web/engine.ts", "dist/web/engine.js", { format: "iife" }),
  bundle(browser, "webview/main.ts", "dist/webview/main.js", { format: "iife" }),
];

const hostTests = [
  bundle(node, "test/host/index.ts", "dist/test/node/index.js", {
    // Mocha finds its reporters by their file names, which a bundle has not.
    external: ["vscode", "mocha"],
    plugins: hostTestPlugins({ web: false }),
  }),
  bundle(browser, "test/host/index.web.ts", "dist/test/web/index.js", {
    format: "cjs",
    plugins: hostTestPlugins({ web: true }),
    define: { global: "globalThis" },
    inject: ["test/host/process.web.ts"],
  }),
];

/** While the product is being laid out, ROLLCALL_PARTIAL=1 builds what is there already. */
function present(bundles) {
  if (process.env["ROLLCALL_PARTIAL"] !== "1") return bundles;
  return bundles.filter(({ entryPoints: [entry] }) => {
    const found = existsSync(path.join(root, entry));
    if (!found) console.warn(`warning: skipped ${entry}, there is no such file yet`);
    return found;
  });
}

async function copyAssets() {
  for (const [from, to] of copies) {
    await mkdir(path.join(root, path.dirname(to)), { recursive: true });
    await cp(path.join(root, from), path.join(root, to));
  }
}

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1).padStart(10)} kB`;

async function printSizes() {
  for (const name of (await readdir(path.join(root, "dist"), { recursive: true })).sort()) {
    if (/\.(map|txt)$/.test(name)) continue;
    const file = await stat(path.join(root, "dist", name));
    if (file.isFile()) console.log(`${kilobytes(file.size)}  dist/${name.replaceAll("\\", "/")}`);
  }
}

async function build(bundles) {
  await Promise.all(bundles.map((options) => esbuild.build(options)));
  const cli = path.join(root, "dist/node/cli.js");
  if (existsSync(cli)) await chmod(cli, 0o755);
  await printSizes();
}

async function watch(bundles) {
  const contexts = await Promise.all(
    bundles.map((options) => esbuild.context({ ...options, logLevel: "info" })),
  );
  await Promise.all(contexts.map((context) => context.watch()));
}

// A release starts from nothing, so that no map or test bundle of an earlier build is packed.
if (flags.minify) await rm(path.join(root, "dist"), { recursive: true, force: true });
await copyAssets();
const bundles = present(flags.tests ? [...product, ...hostTests] : product);
try {
  await (flags.watch ? watch(bundles) : build(bundles));
} catch (error) {
  // esbuild has printed its own errors with file and line; anything else is ours.
  if (!Array.isArray(error?.errors)) throw error;
  process.exitCode = 1;
}
