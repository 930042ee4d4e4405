/** The page as it ships, in a real Chromium, under the content security policy that the host gives it. */
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { type Server, createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import axeCore from "axe-core";
import esbuild from "esbuild";
import type { Browser, Page } from "playwright-core";
import { launchChromium } from "../../scripts/lib/chromium.mjs";
import type { FakeSettings } from "./fake-host.ts";
import { type Theme, type ThemeName, themes } from "./themes.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const pictures = path.join(root, ".test/page");
const nonce = "bm9uY2U";

export interface OpenOptions {
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  readonly fake?: Partial<FakeSettings>;
  readonly reducedMotion?: boolean;
  /** Whole percent; 200 is what zooming in the editor by as much gives. */
  readonly zoom?: number;
}

export interface Rig {
  open(options?: OpenOptions): Promise<Page>;
  /** What pages complained of since the last asking: script errors, and what the policy refused. */
  complaints(): readonly string[];
  close(): Promise<void>;
}

export async function startRig(): Promise<Rig> {
  const folder = await mkdtemp(path.join(tmpdir(), "rollcall-page-"));
  await bundle(folder);
  await mkdir(pictures, { recursive: true });
  const server = await serve(folder);
  const address = addressOf(server);
  const browser = await launchChromium();
  let complaints: string[] = [];
  return {
    open: async (options = {}) => {
      const page = await openPage(browser, address, options);
      page.on("pageerror", (error) => complaints.push(String(error)));
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(message.text());
      });
      await page.goto(`${address}/?${options.theme ?? "dark"}`);
      return page;
    },
    complaints: () => {
      const found = complaints;
      complaints = [];
      return found;
    },
    close: async () => {
      await browser.close();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function bundle(outdir: string): Promise<void> {
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: { main: "webview/main.ts", "fake-host": "test/page/fake-host.ts" },
    bundle: true,
    format: "iife",
    target: "chrome132",
    outdir,
    logLevel: "warning",
  });
}

async function openPage(browser: Browser, address: string, options: OpenOptions): Promise<Page> {
  const { width = 1280, height = 720, fake = {}, zoom = 100 } = options;
  const scale = zoom / 100;
  const context = await browser.newContext({
    viewport: { width: Math.round(width / scale), height: Math.round(height / scale) },
    deviceScaleFactor: scale,
    locale: "en-GB",
    timezoneId: "UTC",
    reducedMotion: options.reducedMotion ? "reduce" : "no-preference",
    baseURL: address,
  });
  context.setDefaultTimeout(10_000);
  await context.addInitScript((settings) => {
    window.fakeSettings = settings;
  }, fake);
  const page = await context.newPage();
  await page.clock.setFixedTime(new Date("2026-11-23T08:10:00Z"));
  return page;
}

function serve(folder: string): Promise<Server> {
  const codicons = path.join(root, "node_modules/@vscode/codicons/dist");
  const files: Record<string, [file: string, type: string]> = {
    "/main.js": [path.join(folder, "main.js"), "text/javascript"],
    "/fake-host.js": [path.join(folder, "fake-host.js"), "text/javascript"],
    "/codicon.css": [path.join(codicons, "codicon.css"), "text/css"],
    "/codicon.ttf": [path.join(codicons, "codicon.ttf"), "font/ttf"],
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    const [file, type] = files[url.pathname] ?? [];
    response.setHeader("content-type", type ?? "text/html; charset=utf-8");
    if (!file) {
      const name = url.search.slice(1);
      const theme = Object.hasOwn(themes, name) ? themes[name as ThemeName] : themes.dark;
      response.end(documentText(theme, addressOf(server)));
      return;
    }
    void readFile(file).then((bytes) => response.end(bytes));
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      resolve(server);
    });
  });
}

function addressOf(server: Server): string {
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("The page's server is not up");
  return `http://127.0.0.1:${String(address.port)}`;
}

/** What the host's document is, within what VS Code puts around it: theme, default styles, body class. */
function documentText(theme: Theme, source: string): string {
  const policy = `default-src 'none'; style-src ${source} 'nonce-${nonce}'; script-src 'nonce-${nonce}'; font-src ${source}`;
  const variables = Object.entries(theme.variables).map(([k, v]) => `--vscode-${k}: ${v};`);
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta property="csp-nonce" content="${nonce}" />
    <style nonce="${nonce}">
      html { ${variables.join(" ")} scrollbar-color: var(--vscode-scrollbarSlider-background) transparent; }
      body {
        background-color: var(--vscode-editor-background);
        color: var(--vscode-editor-foreground);
        font-family: var(--vscode-font-family);
        font-size: var(--vscode-font-size);
        font-weight: var(--vscode-font-weight);
        margin: 0;
        padding: 0 20px;
      }
    </style>
    <link rel="stylesheet" href="${source}/codicon.css" />
    <title>Night shift</title>
  </head>
  <body class="${theme.bodyClass}" data-vscode-theme-kind="${theme.kind}">
    <script nonce="${nonce}" src="${source}/fake-host.js"></script>
    <script nonce="${nonce}" src="${source}/main.js"></script>
  </body>
</html>`;
}

export async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: path.join(pictures, `${name}.png`) });
}

/** axe-core's findings, one line each; frames of other origins there are none. */
export async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeCore.source);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof axeCore };
    const { violations } = await axe.run(document, { resultTypes: ["violations"] });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ html, any, all, none }) => {
        const why = [...any, ...all, ...none].map(({ message }) => message).join("; ");
        return `${id} (${help}): ${html.slice(0, 200)} — ${why}`;
      }),
    );
  });
}
