/** The page's parts as tests find them, by what people see. */
import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";

export const row = (page: Page, index: number): Locator => page.locator("tbody tr").nth(index);
export const cell = (page: Page, rowIndex: number, column: number): Locator =>
  row(page, rowIndex).locator(`[aria-colindex="${String(column)}"]`);
export const header = (page: Page, name: string): Locator =>
  page.getByRole("columnheader", { name });
export const button = (page: Page, name: string): Locator =>
  page.getByRole("button", { name, exact: true });
export const box = (page: Page, name: string): Locator =>
  page.getByRole("combobox", { name, exact: true });
export const generateButton = (page: Page): Locator => page.locator("#generate");
export const label = (page: Page): Locator => page.locator("rollcall-pager .rows");

export const columnTexts = (page: Page, column: number): Promise<string[]> =>
  page.locator(`tbody [aria-colindex="${String(column)}"]`).allInnerTexts();

export const asked = (page: Page, name: string): Promise<unknown[]> =>
  page.evaluate(
    (wanted) => window.fake.asked.filter((a) => a.name === wanted).map((a) => a.value),
    name,
  );

/** Messages take their time: waits for the commands, then compares. */
export async function untilRun(page: Page, commands: readonly string[]): Promise<void> {
  const count = (n: number): boolean =>
    window.fake.asked.filter(({ name }) => name === "run").length >= n;
  await page.waitForFunction(count, commands.length);
  assert.deepEqual(await asked(page, "run"), commands);
}

export async function untilText(locator: Locator, wanted: string | RegExp): Promise<void> {
  await locator.filter({ hasText: wanted }).waitFor();
}

/** What has the focus, through shadow roots: its role or tag, and its text or name. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    if (!at) return "nothing";
    // A toolkit button's label is slotted: it stands in the host.
    const host = (at.getRootNode() as ShadowRoot).host as HTMLElement | undefined;
    const name =
      at.getAttribute("aria-label") ??
      [(at as HTMLElement).innerText, host?.innerText].find(Boolean) ??
      "";
    return `${at.getAttribute("role") ?? at.tagName.toLowerCase()} ${name.trim()}`;
  });
