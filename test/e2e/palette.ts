import type { Page } from "playwright-core";

const attempts = 30;

/**
 * Runs a command by its title. The palette takes its list when it opens: too early, an extension's
 * commands are missing, so it is closed and opened again until the title is there.
 */
export async function runCommand(page: Page, title: string): Promise<void> {
  const widget = page.locator(".quick-input-widget");
  const found = widget.locator(".monaco-list-row", {
    has: page.locator(".label-name", { hasText: exactly(title) }),
  });
  for (let attempt = 0; attempt < attempts; attempt++) {
    await page.keyboard.press("F1");
    await widget.waitFor({ timeout: 10_000 });
    await widget.locator("input.input").fill(`>${title}`);
    const row = found.first();
    const there = await row.waitFor({ timeout: 1500 }).then(
      () => true,
      () => false,
    );
    if (there) {
      await row.click();
      return;
    }
    await page.keyboard.press("Escape");
    await widget.waitFor({ state: "hidden" });
  }
  throw new Error(`The command palette never had "${title}"`);
}

/** By its name in Quick Open. */
export async function openFile(page: Page, name: string): Promise<void> {
  await page.keyboard.press("Control+p");
  const widget = page.locator(".quick-input-widget");
  await widget.locator("input.input").fill(name);
  await widget.locator(".monaco-list-row", { hasText: name }).first().click();
  await page.getByRole("tab", { name: new RegExp(`^${name}`) }).waitFor();
}

function exactly(text: string): RegExp {
  return new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`);
}
