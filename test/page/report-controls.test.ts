/** The page in a real browser, before a host that is made up. */
import assert from "node:assert/strict";
import { row, cell, box, generateButton, columnTexts, asked, untilText } from "./page-parts.ts";
import { openPages } from "./open-pages.ts";

describe("report page: controls", () => {
  const { open, generated } = openPages();

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
    const active = page.locator('#agents .option.active[aria-posinset="51"]');
    await active.waitFor();
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
});
