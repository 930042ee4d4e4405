/** Walks through the report page as people take them. */
import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import { type OpenOptions, type Rig, startRig } from "./rig.ts";

const row = (page: Page, index: number): Locator => page.locator("tbody tr").nth(index);
const cell = (page: Page, rowIndex: number, column: number): Locator =>
  row(page, rowIndex).locator(`[aria-colindex="${String(column)}"]`);
const header = (page: Page, name: string): Locator => page.getByRole("columnheader", { name });
const button = (page: Page, name: string): Locator =>
  page.getByRole("button", { name, exact: true });
const box = (page: Page, name: string): Locator =>
  page.getByRole("combobox", { name, exact: true });
const generateButton = (page: Page): Locator => page.locator("#generate");
const label = (page: Page): Locator => page.locator("rollcall-pager .rows");

const columnTexts = (page: Page, column: number): Promise<string[]> =>
  page.locator(`tbody [aria-colindex="${String(column)}"]`).allInnerTexts();

const asked = (page: Page, name: string): Promise<unknown[]> =>
  page.evaluate(
    (wanted) => window.fake.asked.filter((a) => a.name === wanted).map((a) => a.value),
    name,
  );

/** Messages take their time: waits for the commands, then compares. */
async function untilRun(page: Page, commands: readonly string[]): Promise<void> {
  const count = (n: number): boolean =>
    window.fake.asked.filter(({ name }) => name === "run").length >= n;
  await page.waitForFunction(count, commands.length);
  assert.deepEqual(await asked(page, "run"), commands);
}

async function untilText(locator: Locator, wanted: string | RegExp): Promise<void> {
  await locator.filter({ hasText: wanted }).waitFor();
}

/** What has the focus, through shadow roots: its role or tag, and its text or name. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    if (!at) return "nothing";
    // A toolkit button's label is slotted: it stands in the host.
    const host = (at.getRootNode() as ShadowRoot).host as HTMLElement | undefined;
    const name =
      at.getAttribute("aria-label") ?? ((at as HTMLElement).innerText || host?.innerText || "");
    return `${at.getAttribute("role") ?? at.tagName.toLowerCase()} ${name.trim()}`;
  });

describe("report page", () => {
  let rig: Rig;
  before(async () => {
    rig = await startRig();
  });
  after(async () => {
    await rig.close();
  });
  afterEach(() => {
    assert.deepEqual(rig.complaints(), []);
  });

  const open = (fake: OpenOptions["fake"] = {}, more: OpenOptions = {}): Promise<Page> =>
    rig.open({ ...more, fake });

  async function generated(fake: OpenOptions["fake"] = {}, more: OpenOptions = {}): Promise<Page> {
    const page = await open(fake, more);
    await generateButton(page).click();
    await row(page, 0).waitFor();
    return page;
  }

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

  it("finds one of 20,000 agents by typing, within a moment", async () => {
    const page = await open({ agents: 20_000 });
    await box(page, "Agent").click();
    await page.getByRole("option").first().waitFor();
    await untilText(page.locator("#agents .count"), "20,000 choices");
    assert.ok((await page.getByRole("option").count()) < 100, "only what can be seen is drawn");
    const began = Date.now();
    await page.keyboard.type("mensah12345");
    await untilText(page.locator("#agents .count"), "1 choice");
    const took = Date.now() - began;
    assert.ok(took < 2500, `typing 11 letters took ${String(took)} ms`);
    await page.keyboard.press("Enter");
    await page.locator('#agents .option[aria-selected="true"]').waitFor();
    await page.keyboard.press("Escape");
    await untilText(page.locator("rollcall-chips"), /Agent: [a-z]mensah12345/);
    const edits = (await asked(page, "edit")) as { filter: { agents: string[] } }[];
    assert.equal(edits.length, 1);
    assert.match(edits[0]?.filter.agents[0] ?? "", /mensah12345$/);
    await page.getByRole("button", { name: /^Remove filter Agent/ }).click();
    await page.locator("rollcall-chips").waitFor({ state: "detached" });
  });

  it("scrolls a long list by keys, and tells where it is", async () => {
    const page = await open({ agents: 20_000 });
    await box(page, "Agent").focus();
    await page.keyboard.press("ArrowDown");
    await page.getByRole("option").first().waitFor();
    for (let i = 0; i < 5; i++) await page.keyboard.press("PageDown");
    const active = page.locator("#agents .option.active");
    await active.waitFor();
    assert.equal(await active.getAttribute("aria-posinset"), "51");
    assert.equal(await active.getAttribute("aria-setsize"), "20000");
    assert.equal(await box(page, "Agent").getAttribute("aria-activedescendant"), "option-50");
    await page.waitForFunction(() => {
      const list = document
        .querySelector("rollcall-report-page")
        ?.shadowRoot?.querySelector("rollcall-controls")
        ?.shadowRoot?.querySelector("#agents")?.shadowRoot;
      const at = list?.querySelector(".option.active")?.getBoundingClientRect();
      const view = list?.querySelector("lit-virtualizer")?.getBoundingClientRect();
      return at && view && at.top >= view.top - 1 && at.bottom <= view.bottom + 1;
    });
  });

  it("takes several values, and toggles fast without losing one", async () => {
    const page = await open();
    await box(page, "Routing profile").focus();
    await page.keyboard.press("ArrowDown");
    await page.getByRole("option", { name: "Billing" }).waitFor();
    for (const key of ["Enter", "ArrowDown", "Enter", "ArrowDown", "Enter"])
      await page.keyboard.press(key);
    await page.keyboard.press("Escape");
    await untilText(page.locator("rollcall-chips"), "Routing profile: Retention");
    const chosen = ["Billing", "Escalations", "Retention"];
    const edits = (await asked(page, "edit")) as { filter: { routingProfiles: string[] } }[];
    assert.deepEqual(edits.at(-1)?.filter.routingProfiles, chosen);
    assert.equal(await box(page, "Routing profile").inputValue(), "3 profiles");
    await generateButton(page).click();
    await row(page, 0).waitFor();
    assert.deepEqual([...new Set(await columnTexts(page, 7))].sort(), chosen);
  });

  it("filters by a hierarchy group and all below it", async () => {
    const page = await open();
    await box(page, "Hierarchy").click();
    await page.keyboard.type("emea sup");
    await page.getByRole("option", { name: "EMEA / Support", exact: true }).click();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+Enter");
    await row(page, 0).waitFor();
    const paths = await columnTexts(page, 8);
    assert.ok(paths.every((p) => p.startsWith("EMEA / Support")));
    assert.ok(paths.some((p) => p.includes("Berlin")));
  });

  it("changes the time zone by typing, with its offset in sight", async () => {
    const page = await generated();
    await box(page, "Time zone").click();
    await page.keyboard.type("kolk");
    await untilText(page.getByRole("option").first(), "UTC+05:30");
    await page.keyboard.press("Enter");
    assert.equal(await box(page, "Time zone").inputValue(), "Asia/Kolkata  UTC+05:30");
    const [edit] = (await asked(page, "edit")) as { timeZone: string }[];
    assert.equal(edit?.timeZone, "Asia/Kolkata");
    // The rows are still those of the old zone.
    assert.equal(await cell(page, 0, 4).innerText(), "22 Nov 2026, 23:59:20");
  });

  it("takes a custom range as ISO in the report's zone, beginning with the dates that showed", async () => {
    const page = await open();
    await page.locator("#frame").click();
    await page.getByRole("option", { name: "Custom" }).click();
    const from = page.getByLabel("From");
    await from.waitFor();
    await page.waitForFunction(() => window.fake.asked.some(({ name }) => name === "edit"));
    assert.match(await from.inputValue(), /^2026-11-22T00:00/);
    await from.fill("2026-11-21T06:30:00");
    await from.press("Enter");
    await untilText(page.locator("rollcall-controls .words"), "Sat 21 Nov 2026 06:30");
    const edits = (await asked(page, "edit")) as { timeRange: unknown }[];
    assert.deepEqual(edits.at(-1)?.timeRange, {
      frame: "custom",
      from: "2026-11-21T06:30:00.000+01:00",
      to: "2026-11-23T00:00:00.000+01:00",
    });
    await from.fill("2026-11-25T00:00:00");
    await from.blur();
    await untilText(page.locator("rollcall-controls .words"), "From must be before To");
    assert.equal(await generateButton(page).getAttribute("disabled"), "");
  });

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
