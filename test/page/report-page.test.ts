/** The page in a real browser, before a host that is made up. */
import assert from "node:assert/strict";
import {
  row,
  cell,
  header,
  button,
  box,
  generateButton,
  label,
  columnTexts,
  asked,
  untilRun,
  untilText,
  focused,
} from "./page-parts.ts";
import { openPages } from "./open-pages.ts";

describe("report page: rows", () => {
  const { open, generated } = openPages();

  it("says what Generate would cover, and generates nothing by itself", async () => {
    const page = await open();
    await untilText(
      page.locator("rollcall-controls .words"),
      "Sun 22 Nov 2026 00:00 – Mon 23 Nov 2026 00:00 (24 h)",
    );
    await untilText(page.locator("rollcall-notice"), "Ready to generate: Yesterday");
    assert.deepEqual(await asked(page, "generate"), []);
  });

  it("generates, with figures, rows and which rows they are", async () => {
    const page = await generated();
    await untilText(page.locator("rollcall-figures li").first(), "1,598 sessions");
    await untilText(page.locator("rollcall-figures"), "412 agents");
    await untilText(page.locator("rollcall-figures"), "14 still logged in");
    await untilText(page.locator("rollcall-figures"), "data ends Mon 09:02");
    await untilText(page.locator("rollcall-figures"), "38 ms");
    await untilText(label(page), "1–100 of 1,598");
    assert.equal(await page.locator("tbody tr").count(), 100);
    assert.equal(await cell(page, 0, 4).innerText(), "22 Nov 2026, 23:59:20");
    assert.equal(await cell(page, 0, 6).innerText(), "3:36:44");
    await button(page, "12 records skipped").click();
    await untilRun(page, ["showSkipped"]);
  });

  it("shows an open session with a dash, and its status in words", async () => {
    const page = await generated();
    await header(page, "Status").click();
    await untilText(cell(page, 0, 9), "Logged in");
    assert.match(await cell(page, 0, 5).innerText(), /^–/);
    assert.match(await cell(page, 0, 6).innerText(), /^–/);
  });

  it("generates by Ctrl+Enter from inside a field", async () => {
    const page = await open();
    await box(page, "Agent").focus();
    await page.keyboard.press("Control+Enter");
    await row(page, 0).waitFor();
  });

  it("marks Generate when a control changes, edits the document and keeps the rows", async () => {
    const page = await generated();
    assert.equal(await generateButton(page).getAttribute("appearance"), "secondary");
    await page.locator("#frame").click();
    await page.getByRole("option", { name: "Last 3 days" }).click();
    await untilText(
      page.locator("rollcall-controls .words"),
      "Changed since the rows below were generated",
    );
    assert.equal(await generateButton(page).getAttribute("appearance"), "primary");
    const [edit] = (await asked(page, "edit")) as { timeRange: { frame: string } }[];
    assert.equal(edit?.timeRange.frame, "last-3-days");
    assert.equal((await asked(page, "generate")).length, 1);
    await untilText(label(page), "1–100 of 1,598");
    await untilText(page.locator("rollcall-controls .words"), "Fri 20 Nov 2026 00:00");
  });

  it("keeps the old rows, dimmed, while it works, and cancels", async () => {
    const page = await generated();
    await page.evaluate(() => window.fake.set({ delay: 5000 }));
    await generateButton(page).click();
    await untilText(generateButton(page), "Cancel");
    await page.locator("rollcall-table[dimmed]").waitFor();
    await page.getByRole("progressbar", { name: "Reading events/2026-11-22.json.gz" }).waitFor();
    assert.equal(await page.locator("tbody tr").count(), 100);
    await generateButton(page).click();
    await untilText(generateButton(page), "Generate");
    await untilText(page.locator("rollcall-figures"), "Cancelled");
    assert.equal(await page.locator("rollcall-table[dimmed]").count(), 0);
  });

  it("turns pages, goes to one, and keeps the place when the rows a page change", async () => {
    const page = await generated();
    await button(page, "Next page").click();
    await untilText(label(page), "101–200 of 1,598");
    await button(page, "Last page").click();
    await untilText(label(page), "1,501–1,598 of 1,598");
    assert.equal(await button(page, "Next page").getAttribute("aria-disabled"), "true");
    const number = page.getByRole("textbox", { name: /Page/ });
    await number.fill("3");
    await number.press("Enter");
    await untilText(label(page), "201–300 of 1,598");
    await page.locator("rollcall-pager vscode-dropdown").click();
    await page.getByRole("option", { name: "25", exact: true }).click();
    await untilText(label(page), "201–225 of 1,598");
    await number.fill("nonsense");
    await number.press("Enter");
    assert.equal(await number.inputValue(), "9");
    assert.equal(await row(page, 0).getAttribute("aria-rowindex"), "202");
  });

  it("sorts upwards, downwards, and back to the report's own order", async () => {
    const page = await generated();
    const own = await columnTexts(page, 1);
    const sortOf = (): Promise<string | null> =>
      header(page, "Agent login").getAttribute("aria-sort");
    await header(page, "Agent login").click();
    await page.locator('th[aria-sort="ascending"]').waitFor();
    const up = await columnTexts(page, 1);
    assert.deepEqual(up, [...up].sort());
    assert.equal(await sortOf(), "ascending");
    await header(page, "Agent login").click();
    await page.locator('th[aria-sort="descending"]').waitFor();
    const down = await columnTexts(page, 1);
    assert.deepEqual(down, [...down].sort().reverse());
    assert.equal(await sortOf(), "descending");
    await header(page, "Agent login").click();
    await page.locator("th[aria-sort]:not([aria-sort=none])").waitFor({ state: "detached" });
    assert.deepEqual(await columnTexts(page, 1), own);
    assert.equal(await sortOf(), "none");
  });

  it("leads through the table by keys", async () => {
    const page = await generated();
    await header(page, "Agent login").click();
    await page.locator('th[aria-sort="ascending"]').waitFor();
    await page.keyboard.press("ArrowDown");
    assert.equal(await focused(page), `rowheader ${await cell(page, 0, 1).innerText()}`);
    await page.keyboard.press("End");
    assert.match(await focused(page), /^gridcell Logged/);
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowRight");
    assert.equal(await focused(page), `gridcell ${await cell(page, 0, 2).innerText()}`);
    await page.keyboard.press("Control+End");
    assert.equal(await focused(page), `gridcell ${(await cell(page, 99, 9).innerText()).trim()}`);
    await page.keyboard.press("PageUp");
    assert.notEqual(await focused(page), "nothing");
    await page.keyboard.press("Control+Home");
    assert.equal(await focused(page), "columnheader Agent login");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await page.locator('th[aria-sort="ascending"]', { hasText: "First name" }).waitFor();
    assert.equal(await focused(page), "columnheader First name");
    assert.equal(await page.locator('table [tabindex="0"]').count(), 1);
  });

  it("is reached by Tab from control to control", async () => {
    const page = await generated();
    await page.locator("#frame").focus();
    const stops: string[] = [];
    for (let i = 0; i < 10; i++) {
      stops.push((await focused(page)).replace(/\s+/g, " "));
      await page.keyboard.press("Tab");
    }
    assert.deepEqual(stops.slice(0, 8), [
      "combobox Time range",
      "combobox Time zone",
      "combobox Agent",
      "combobox Hierarchy",
      "combobox Routing profile",
      "button Generate",
      "button 12 records skipped",
      "button Share",
    ]);
    assert.match(stops[8] ?? "", /^rowheader /);
    assert.equal(stops[9], "combobox Rows per page");
  });
});
