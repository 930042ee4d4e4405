/** The list that VS Code drops from its title bar: quick picks, and the path of a save dialog. */
import type { Locator, Page } from "playwright-core";

const widget = (page: Page): Locator => page.locator(".quick-input-widget");
const field = (page: Page): Locator => widget(page).locator(".quick-input-box input");

/** The field says what is asked for, so a question that comes late is waited for. */
async function asked(page: Page, question: string): Promise<void> {
  await widget(page).locator(`input[placeholder="${question}"]`).waitFor();
}

/** Narrows the list down to `label` by typing, and takes it. */
export async function pick(page: Page, question: string, label: string): Promise<void> {
  await asked(page, question);
  await field(page).fill(label);
  await row(page, label).click();
}

/** Ticks these (none: just goes on). */
export async function pickMany(
  page: Page,
  question: string,
  labels: readonly string[],
): Promise<void> {
  await asked(page, question);
  for (const label of labels) {
    await field(page).fill(label);
    await row(page, label).locator("input[type=checkbox], .monaco-checkbox").first().click();
  }
  await widget(page).getByRole("button", { name: "OK" }).click();
}

const row = (page: Page, label: string): Locator =>
  widget(page)
    .locator(".monaco-list-row", {
      has: page.locator(".label-name").getByText(label, { exact: true }),
    })
    .first();

/** Answers VS Code's own save dialog, and gives the name that it had proposed. */
export async function saveAs(page: Page, file: string): Promise<string> {
  const path = field(page);
  await widget(page).getByRole("button", { name: "OK" }).waitFor();
  // The dialog names the folder first and the file once it has listed that; what was typed before would be lost.
  await page.waitForFunction(() => {
    const input = document.querySelector<HTMLInputElement>(".quick-input-widget input.input");
    return input?.value.endsWith(".csv") === true;
  });
  const proposed = await path.inputValue();
  await path.fill(file);
  await widget(page).getByRole("button", { name: "OK" }).click();
  await widget(page).waitFor({ state: "hidden" });
  return proposed;
}
