/** A VS Code with Rollcall installed as users get it, opened on a folder, for the end-to-end tests. */
import path from "node:path";
import type { Browser, BrowserContext, FrameLocator, Page } from "playwright-core";
import { temporaryFolder } from "../../scripts/lib/at-exit.mjs";
import { launchChromium } from "../../scripts/lib/chromium.mjs";
import { startCodeServer } from "../../scripts/lib/code-server.mjs";
import { makeSampleWorkspace } from "../../scripts/lib/samples.mjs";
import { scratch } from "../../scripts/lib/paths.mjs";
import { packVsix } from "../../scripts/lib/vsix.mjs";
import { openFile, runCommand } from "./palette.ts";

const themes = {
  light: "Default Light Modern",
  dark: "Default Dark Modern",
  "high-contrast": "Default High Contrast",
  "high-contrast-light": "Default High Contrast Light",
} as const;

/** A hover that pops up under the mouse would take the next click. */
const still = { "workbench.hover.delay": 100_000 };

export type Theme = keyof typeof themes;

export interface RollcallOptions {
  /** The folder to open. */
  readonly workspace: string;
  /** Runs the extension in the web worker extension host instead of Node's. */
  readonly web?: boolean;
  readonly theme?: Theme;
  /** User settings, over the quiet ones of the rig. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly viewport?: { readonly width: number; readonly height: number };
}

export interface Rollcall {
  readonly page: Page;
  readonly workspace: string;
  /** Where the browser's downloads land, under the names it was offered. */
  readonly downloads: string;
  /** What our code or a content security policy logged as errors, in any frame. */
  readonly errors: readonly string[];
  /** Runs a command by its title in the palette ("Rollcall: New Login/Logout Report"). */
  run(commandTitle: string): Promise<void>;
  /** The report page that is in front: a webview's document is two frames deep. */
  reportFrame(): FrameLocator;
  /** Opens a file of the workspace in an editor. */
  open(file: string): Promise<void>;
  /** Waits for a notification that says so, and puts it away. */
  notified(text: string): Promise<void>;
  /** Reloads the window once the workbench has put down what it will restore. */
  reload(): Promise<void>;
  /** A picture of the window, in .test/e2e/. */
  picture(name: string): Promise<void>;
  close(): Promise<void>;
}

let packed: Promise<string> | undefined;

/** dist/ as it stands, packed once a process; ROLLCALL_VSIX names a package to test instead. */
function builtVsix(): Promise<string> {
  const given = process.env.ROLLCALL_VSIX;
  if (given !== undefined) return Promise.resolve(given);
  return (packed ??= packOnce());
}

async function packOnce(): Promise<string> {
  const { file } = await packVsix(path.join(temporaryFolder("vsix"), "rollcall.vsix"));
  return file;
}

/** Makes a workspace of event files in a temporary folder, which goes when the process ends. */
export async function sampleWorkspace(now = new Date()): Promise<string> {
  return makeSampleWorkspace(path.join(temporaryFolder("e2e"), "workspace"), now);
}

/** The workbench logs errors of its own (natives that npm does not build); ours name our extension. */
const ours = /rollcall\.rollcall|Content Security Policy/;

interface Watched {
  readonly page: Page;
  readonly errors: string[];
}

async function newPage(context: BrowserContext, downloads: string): Promise<Watched> {
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const errors: string[] = [];
  const keepOurs = (text: string) => {
    if (ours.test(text)) errors.push(text);
  };
  page.on("console", (message) => {
    if (message.type() === "error") keepOurs(`${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => keepOurs(error.stack ?? error.message));
  page.on("download", (download) => {
    void download.saveAs(path.join(downloads, download.suggestedFilename()));
  });
  return { page, errors };
}

const pictures = path.join(scratch, "e2e");
const defaultViewport = { width: 1400, height: 900 };

async function openWorkbench(browser: Browser, url: string, options: RollcallOptions) {
  const downloads = temporaryFolder("downloads");
  const context = await browser.newContext({
    acceptDownloads: true,
    viewport: options.viewport ?? defaultViewport,
    // Copying a link is part of what is tested.
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const watched = await newPage(context, downloads);
  await watched.page.goto(
    `${url}/?${new URLSearchParams({ folder: options.workspace }).toString()}`,
  );
  await workbenchReady(watched.page);
  return { ...watched, downloads };
}

/** Its storage of open editors is written every five seconds, as nothing can be on the way out. */
const untilStored = 7000;

async function reload(page: Page): Promise<void> {
  await page.waitForTimeout(untilStored);
  await page.reload();
  await workbenchReady(page);
}

const workbenchReady = (page: Page): Promise<void> =>
  page.locator(".monaco-workbench .activitybar").waitFor({ timeout: 60_000 });

async function notified(page: Page, text: string): Promise<void> {
  const toast = page.locator(".notification-toast", { hasText: text });
  await toast.waitFor();
  await toast.hover();
  await toast.locator(".codicon-notifications-clear").click();
  await toast.waitFor({ state: "detached" });
}

/** What was opened is closed in reverse order, also when opening failed half-way. */
async function closeAll(closers: (() => Promise<unknown>)[]): Promise<void> {
  for (const close of closers.splice(0).reverse()) await close();
}

export async function openRollcall(options: RollcallOptions): Promise<Rollcall> {
  const closers: (() => Promise<unknown>)[] = [];
  try {
    const server = await startCodeServer({
      web: options.web,
      vsix: await builtVsix(),
      settings: {
        ...still,
        "workbench.colorTheme": themes[options.theme ?? "dark"],
        ...options.settings,
      },
    });
    closers.push(() => server.close());
    const browser = await launchChromium();
    closers.push(() => browser.close());
    const { page, errors, downloads } = await openWorkbench(browser, server.url, options);
    return {
      page,
      errors,
      downloads,
      workspace: options.workspace,
      run: (commandTitle) => runCommand(page, commandTitle),
      reportFrame: () => page.frameLocator("iframe.webview.ready").frameLocator("#active-frame"),
      open: (file) => openFile(page, file),
      notified: (text) => notified(page, text),
      reload: () => reload(page),
      picture: async (name) => {
        await page.screenshot({ path: path.join(pictures, `${name}.png`) });
      },
      close: () => closeAll(closers),
    };
  } catch (error) {
    await closeAll(closers);
    throw error;
  }
}
