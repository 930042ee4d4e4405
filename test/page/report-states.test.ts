/** The page in a real browser, before a host that is made up. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import {
  row,
  cell,
  header,
  button,
  generateButton,
  label,
  columnTexts,
  asked,
  untilRun,
  untilText,
  focused,
} from "./page-parts.ts";
import { openPages } from "./open-pages.ts";

describe("report page: states", () => {
  const { open, generated } = openPages();

  it("shows pages up to the row limit, refuses one beyond it, and keeps the rows", async () => {
    const page = await generated({ rowLimit: 1000 });
    const banner = page.locator("rollcall-notice[banner]");
    await untilText(banner, "1,598 rows are more than the limit of 1,000");
    for (const way of ["Shorten Time Range", "Set Filters", "Raise Limit…"])
      await banner.getByRole("button", { name: way }).waitFor();
    await page.getByRole("textbox", { name: /Page/ }).fill("10");
    await page.keyboard.press("Enter");
    await untilText(label(page), "901–1,000 of 1,598");
    await button(page, "Next page").click();
    await untilText(page.locator("rollcall-notice[banner] .error"), "Row 1001 is beyond the limit");
    await untilText(label(page), "901–1,000 of 1,598");
    assert.equal(await page.locator("tbody tr").count(), 100);
    await button(page, "Previous page").click();
    await untilText(label(page), "801–900 of 1,598");
    assert.equal(await page.locator("rollcall-notice[banner] .error").count(), 0);
    await banner.getByRole("button", { name: "Raise Limit…" }).click();
    await untilRun(page, ["raiseRowLimit"]);
    await banner.getByRole("button", { name: "Shorten Time Range" }).click();
    assert.equal(await focused(page), "combobox Time range");
  });

  it("downloads by the share menu, by keys", async () => {
    const page = await generated();
    await button(page, "Share").focus();
    await page.keyboard.press("ArrowDown");
    assert.equal(await focused(page), "menuitem Download CSV");
    await page.keyboard.press("Escape");
    assert.equal(await focused(page), "button Share");
    await page.keyboard.press("Enter");
    await page.getByRole("menuitem", { name: "Download CSV" }).waitFor();
    await page.keyboard.press("Enter");
    await untilText(page.locator("rollcall-figures"), "Saved Login_Logout report.csv");
    assert.equal((await asked(page, "downloadCsv")).length, 1);
  });

  it("carries out the editor's commands", async () => {
    const page = await open();
    await page.locator("rollcall-notice").waitFor();
    await page.evaluate(() => window.fake.act("generate"));
    await row(page, 0).waitFor();
    await page.evaluate(() => window.fake.act("downloadCsv"));
    await untilText(page.locator("rollcall-figures"), "Saved Login_Logout report.csv");
  });

  it("comes back after a reload as it was: page, rows a page, order", async () => {
    const page = await generated();
    await header(page, "Duration").click();
    await untilText(label(page), "1–100");
    await button(page, "Next page").click();
    await untilText(label(page), "101–200 of 1,598");
    const before = await columnTexts(page, 1);
    await page.reload();
    await untilText(label(page), "101–200 of 1,598");
    assert.deepEqual(await columnTexts(page, 1), before);
    assert.equal(await header(page, "Duration").getAttribute("aria-sort"), "ascending");
    assert.deepEqual(await asked(page, "generate"), []);
  });

  it("jumps to where there is data when the range has none", async () => {
    const timeRange = {
      frame: "custom",
      from: "2020-01-01T00:00:00+01:00",
      to: "2020-01-02T00:00:00+01:00",
    } as const;
    const page = await open({ definition: { timeRange } });
    await generateButton(page).click();
    await untilText(page.locator("rollcall-notice"), "Nobody logged in or out in this time range");
    await untilText(
      page.locator("rollcall-notice"),
      /The loaded events run from .* to .*23 Nov 2026/,
    );
    await page.getByRole("button", { name: /^Show Mon.*23 Nov 2026/ }).click();
    await row(page, 0).waitFor();
    const [edit] = (await asked(page, "edit")) as { timeRange: unknown }[];
    assert.deepEqual(edit?.timeRange, {
      frame: "custom",
      from: "2026-11-23T00:00:00.000+01:00",
      to: "2026-11-24T00:00:00.000+01:00",
    });
  });

  it("names the filters that match nothing, and takes them away", async () => {
    const filter = { agents: ["nobody"], hierarchy: [["EMEA"]], routingProfiles: [] };
    const page = await open({ definition: { filter } });
    await generateButton(page).click();
    await untilText(page.locator("rollcall-notice"), "No session matches the filters");
    await untilText(page.locator("rollcall-notice"), "Agent: nobody");
    await button(page, "Remove “Agent”").click();
    await untilText(page.locator("rollcall-notice"), "The settings have changed");
    const [edit] = (await asked(page, "edit")) as { filter: unknown }[];
    assert.deepEqual(edit?.filter, { ...filter, agents: [] });
  });

  it("says what failed and lets try again, keeping rows that there were", async () => {
    const page = await open({ fail: { generate: "events/a.csv has no column for the agent." } });
    await generateButton(page).click();
    await untilText(page.getByRole("alert"), "events/a.csv has no column for the agent.");
    await button(page, "Show Log").click();
    await untilRun(page, ["showLog"]);
    await page.evaluate(() => window.fake.set({ fail: {} }));
    await button(page, "Try Again").click();
    await row(page, 0).waitFor();
    await page.evaluate(() => window.fake.set({ fail: { downloadCsv: "The disk is full." } }));
    await page.evaluate(() => window.fake.act("downloadCsv"));
    await untilText(page.getByRole("alert"), "The disk is full.");
    assert.equal(await page.locator("tbody tr").count(), 100);
    await button(page, "Dismiss").click();
    await page.getByRole("alert").waitFor({ state: "detached" });
  });

  it("has a face for no events, loading, unreadable events and a faulty document", async () => {
    const page = await open({ data: { kind: "none", patterns: ["events/**/*.json.gz"] } });
    await untilText(page.locator("rollcall-notice"), "No file matches events/**/*.json.gz.");
    await button(page, "Choose Event Files…").click();
    await button(page, "Open Sample Workspace").click();
    await untilRun(page, ["chooseEventFiles", "openSampleWorkspace"]);
    const progress = { step: "Reading events/a.json", fraction: 0.25 };
    await page.evaluate(
      (p) => window.fake.set({ data: { kind: "loading", progress: p } }),
      progress,
    );
    await untilText(page.locator("rollcall-notice"), "Reading events/a.json");
    await page.getByRole("progressbar", { name: "Reading events/a.json" }).waitFor();
    await page.evaluate(() =>
      window.fake.set({ data: { kind: "failed", message: "events is no folder" } }),
    );
    await untilText(page.getByRole("alert"), "events is no folder");
    const fault = { message: '"timeZone" is missing', line: 4, column: 3 };
    await page.evaluate((f) => window.fake.set({ fault: f }), fault);
    await untilText(page.getByRole("alert"), '"timeZone" is missing');
    await untilText(page.getByRole("alert"), "Line 4, column 3");
    await button(page, "Open as Text").click();
    await page.waitForFunction(() => window.fake.asked.at(-1)?.value === "openAsText");
    assert.equal(await page.locator("rollcall-controls").count(), 0);
  });

  it("takes names as text, whatever they hold", async () => {
    const agents = ['<img src=x onerror="document.title=1">'];
    const page = await open({
      definition: { filter: { agents, hierarchy: [], routingProfiles: [] } },
    });
    await untilText(page.locator("rollcall-chips"), agents[0] ?? "?");
    assert.equal(await page.title(), "Night shift");
  });

  it("folds columns away in a narrow pane, and never scrolls sideways as a whole", async () => {
    const columns = async (page: Page): Promise<string[]> =>
      (await page.getByRole("columnheader").allInnerTexts()).map((t) => t.trim());
    const page = await generated({}, { width: 1280 });
    assert.equal((await columns(page)).length, 9);
    for (const [width, without] of [
      [900, ["Hierarchy"]],
      [640, ["Hierarchy", "First name"]],
      [380, ["Last name"]],
    ] as const) {
      await page.setViewportSize({ width, height: 720 });
      await page.waitForTimeout(100);
      const shown = await columns(page);
      for (const name of without) assert.ok(!shown.includes(name), `${name} at ${String(width)}`);
      const sideways = await page.evaluate(() => {
        const host = document.querySelector("rollcall-report-page");
        return Math.max(
          document.documentElement.scrollWidth - innerWidth,
          (host?.scrollWidth ?? 0) - innerWidth,
        );
      });
      assert.equal(sideways, 0, `at ${String(width)}`);
    }
  });

  it("keeps header and first column in sight", async () => {
    const page = await generated({}, { width: 560, height: 600 });
    await page.locator("rollcall-table").evaluate((table) => {
      table.scrollTo(200, 900);
    });
    const table = await page.locator("rollcall-table").boundingBox();
    const head = await header(page, "Agent login").boundingBox();
    const first = await cell(page, 60, 1).boundingBox();
    assert.equal(Math.round(head?.y ?? -1), Math.round(table?.y ?? -2));
    assert.equal(Math.round(first?.x ?? -1), Math.round(table?.x ?? -2));
  });
});
