/** Each face of the page in each theme: no accessibility findings, and a picture to look at (.test/page/). */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { FakeSettings } from "./fake-host.ts";
import { type OpenOptions, type Rig, picture, startRig, violations } from "./rig.ts";
import { type ThemeName, themes } from "./themes.ts";

interface State {
  readonly fake?: Partial<FakeSettings>;
  readonly more?: OpenOptions;
  /** What is done once the page is up; without it, nothing. */
  readonly then?: (page: Page) => Promise<unknown>;
  /** What must be there before the picture is taken. */
  readonly sees: string;
}

const generate = (page: Page): Promise<void> => page.locator("#generate").click();
const rows = "tbody tr";

async function generated(page: Page): Promise<void> {
  await generate(page);
  await page.locator(rows).first().waitFor();
}

const filter = {
  agents: ["jnowak", "akern", "iberg", "nsato", "psilva", "mraman", "kkern", "ldupont"],
  hierarchy: [["EMEA", "Support"]],
  routingProfiles: ["Billing"],
};
const longAgo = {
  frame: "custom",
  from: "2020-01-01T00:00:00+01:00",
  to: "2020-01-02T00:00:00+01:00",
} as const;

const states: Record<string, State> = {
  ready: { sees: '[data-face="not-generated"]' },
  rows: { then: generated, sees: rows },
  "rows-focused": {
    then: async (page) => {
      await generated(page);
      await page.getByRole("columnheader", { name: "Duration" }).click();
      await page.locator("th[aria-sort=ascending]").waitFor();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowDown");
    },
    sees: rows,
  },
  changed: {
    fake: { definition: { filter } },
    then: async (page) => {
      await generate(page);
      await page.getByRole("button", { name: "Clear filters" }).click();
    },
    sees: ".changed",
  },
  filtered: { fake: { definition: { filter } }, sees: "rollcall-chips" },
  "filter-list": {
    fake: { agents: 20_000, definition: { filter } },
    then: async (page) => {
      await generate(page);
      await page.getByRole("combobox", { name: "Agent", exact: true }).click();
      await page.keyboard.press("ArrowDown");
    },
    sees: "#agents .option.chosen",
  },
  "zone-list": {
    then: async (page) => {
      await page.getByRole("combobox", { name: "Time zone" }).click();
      await page.keyboard.type("america new");
    },
    sees: ".zone .option.active",
  },
  "range-list": {
    then: async (page) => {
      await generated(page);
      await page.locator("#frame").click();
    },
    sees: "#frame[open]",
  },
  custom: {
    fake: {
      definition: {
        timeRange: {
          ...longAgo,
          from: "2026-10-25T00:00:00+02:00",
          to: "2026-10-26T00:00:00+01:00",
        },
      },
      notes: ["Sun 25 Oct 2026 has 25 hours"],
    },
    sees: ".note",
  },
  "range-fault": {
    fake: { definition: { timeRange: { ...longAgo, to: "2019-01-02T00:00:00+01:00" } } },
    sees: ".fault",
  },
  menu: {
    then: async (page) => {
      await generated(page);
      await page.getByRole("button", { name: "Share" }).click();
    },
    sees: "rollcall-menu .item",
  },
  working: {
    then: async (page) => {
      await generated(page);
      await page.evaluate(() => window.fake.set({ delay: 60_000 }));
      await generate(page);
    },
    sees: "rollcall-table[dimmed]",
  },
  "too-many-rows": {
    fake: { rowLimit: 40 },
    then: generated,
    sees: "rollcall-notice[banner]",
  },
  "page-refused": {
    fake: { sessions: 300, rowLimit: 100 },
    then: async (page) => {
      await generated(page);
      await page.getByRole("button", { name: "Last page" }).click();
    },
    sees: "rollcall-notice[banner] .error",
  },
  "nothing-in-range": {
    fake: { definition: { timeRange: longAgo } },
    then: generate,
    sees: '[data-face="nothing-in-range"]',
  },
  "no-match": {
    fake: { definition: { filter: { ...filter, agents: ["nobody"] } } },
    then: generate,
    sees: '[data-face="no-match"]',
  },
  failed: {
    fake: {
      fail: {
        generate:
          "events/2026-11-22.csv: no column holds the agent. Map it by the setting rollcall.columns.",
      },
    },
    then: generate,
    sees: '[data-face="failed"]',
  },
  "no-events": {
    fake: { data: { kind: "none", patterns: ["events/**/*.json.gz", "events/**/*.csv"] } },
    sees: '[data-face="no-events"]',
  },
  loading: {
    fake: {
      data: {
        kind: "loading",
        progress: { step: "Reading events/2026-11-22.json.gz", fraction: 0.3 },
      },
    },
    sees: '[data-face="loading"]',
  },
  "data-failed": {
    fake: { data: { kind: "failed", message: "events/ could not be listed: no permission." } },
    sees: '[data-face="data-failed"]',
  },
  fault: {
    fake: {
      fault: {
        message: "“timeZone” must be an IANA time zone; “Europe/Berln” is none.",
        line: 9,
        column: 15,
      },
    },
    sees: '[data-face="fault"]',
  },
  narrow: { more: { width: 380, height: 800 }, then: generated, sees: rows },
  "narrow-filtered": {
    fake: { definition: { filter } },
    more: { width: 480 },
    sees: "rollcall-chips",
  },
  "zoomed-200": { more: { width: 1280, height: 720, zoom: 200 }, then: generated, sees: rows },
};

describe("faces of the report page", () => {
  let rig: Rig;
  before(async () => {
    rig = await startRig();
  });
  after(async () => {
    await rig.close();
  });

  for (const theme of Object.keys(themes) as ThemeName[])
    for (const [name, { fake = {}, more = {}, then, sees }] of Object.entries(states))
      it(`${name}, ${theme}`, async () => {
        const page = await rig.open({
          ...more,
          fake: { sessions: 90, ...fake },
          theme,
          reducedMotion: true,
        });
        await page.locator("rollcall-report-page").first().waitFor();
        await then?.(page);
        await page.locator(sees).first().waitFor();
        await page.evaluate(() => document.fonts.ready);
        await picture(page, `${name}-${theme}`);
        assert.deepEqual(await violations(page), []);
        assert.deepEqual(rig.complaints(), []);
        await page.context().close();
      });
});
