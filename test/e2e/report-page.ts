/** The report page as people work it: its controls by their names, its rows by their columns. */
import assert from "node:assert/strict";
import type { FrameLocator, Locator, Page } from "playwright-core";

type Column = "agentLogin" | "login" | "logout" | "durationMs" | "routingProfile" | "status";

export interface ReportPage {
  readonly frame: FrameLocator;
  /** Waits for it to be drawn. */
  ready(): Promise<void>;
  chooseFrame(name: string): Promise<void>;
  /** By typing what finds it. */
  chooseZone(typed: string, zone: string): Promise<void>;
  /** Ticks what the typed words find, by its whole label. */
  filter(box: string, typed: string, option: string): Promise<void>;
  generate(): Promise<void>;
  sortBy(column: string, order: "ascending" | "descending"): Promise<void>;
  rowsPerPage(size: string): Promise<void>;
  /** Waits until the pager says so: "26–50 of 54". */
  showsRows(span: string): Promise<void>;
  column(name: Column): Promise<readonly string[]>;
  /** The line of figures: "54 sessions", "47 agents", … */
  figures(): Promise<readonly string[]>;
  button(name: string): Locator;
  notice(): Locator;
}

export function reportPage(page: Page, frame: FrameLocator): ReportPage {
  const generate = frame.locator("#generate");
  const combobox = (name: string): Locator => frame.getByRole("combobox", { name, exact: true });
  const option = (name: string): Locator => frame.getByRole("option", { name, exact: true });
  const chooseTyped = async (box: string, typed: string, chosen: Locator): Promise<void> => {
    await combobox(box).click();
    await page.keyboard.type(typed);
    await chosen.click();
  };
  return {
    frame,
    ready: () => generate.waitFor({ timeout: 60_000 }),
    chooseFrame: async (name) => {
      await combobox("Time range").click();
      await option(name).click();
    },
    chooseZone: async (typed, zone) => {
      await chooseTyped("Time zone", typed, frame.getByRole("option", { name: zone }));
      await valueHas(combobox("Time zone"), zone);
    },
    filter: async (box, typed, name) => {
      await chooseTyped(box, typed, frame.getByRole("option").filter({ hasText: name }).first());
      await page.keyboard.press("Escape");
    },
    generate: () => generate.click(),
    sortBy: async (column, order) => {
      const header = frame.getByRole("columnheader", { name: column });
      await header.click();
      await frame.locator(`th[aria-sort=${order}]`).filter({ hasText: column }).waitFor();
      await settled(frame);
    },
    rowsPerPage: async (size) => {
      await combobox("Rows per page").click();
      await option(size).click();
    },
    showsRows: async (span) => {
      await frame.locator("rollcall-pager .rows").getByText(span, { exact: true }).waitFor();
      await settled(frame);
    },
    column: (name) => texts(frame.locator(`tbody ${cells[name]}`)),
    figures: () => texts(frame.locator("rollcall-figures li")),
    button: (name) => frame.getByRole("button", { name, exact: true }),
    notice: () => frame.locator("rollcall-notice"),
  };
}

const cells: Record<Column, string> = {
  agentLogin: "th",
  login: "td.login",
  logout: "td.logout",
  durationMs: "td.durationMs",
  routingProfile: "td.routingProfile",
  status: "td.status",
};

/** The rows shown are those asked for last. */
const settled = (frame: FrameLocator): Promise<void> =>
  frame.locator("rollcall-table:not([dimmed])").waitFor();

/** A dash stands for nothing, with a word beside it that only screen readers get. */
const texts = async (found: Locator): Promise<readonly string[]> =>
  (await found.allInnerTexts()).map((text) => text.replace(/^–\s*none$/, "–").trim());

async function valueHas(box: Locator, text: string): Promise<void> {
  for (let attempt = 0; attempt < 50; attempt++) {
    if ((await box.inputValue()).startsWith(text)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail(`"${await box.inputValue()}" never became "${text}"`);
}
