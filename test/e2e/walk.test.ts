/** From the palette to the CSV file, as people go, in both extension hosts; the command line is the measure. */
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { DateTime } from "luxon";
import { type Report, type ReportRow, csvOf, reportOf } from "./command-line.ts";
import { pick, pickMany, saveAs } from "./quick-input.ts";
import { type ReportPage, reportPage } from "./report-page.ts";
import { type Rollcall, openRollcall, sampleWorkspace } from "./rig.ts";

const zone = "Europe/Berlin";
const asked = ["--frame", "yesterday", "--time-zone", zone];
const none = "–";

/** How the page shows a time to a reader in the United States, which the rig's browser is. */
const shown = (instant: string | null): string =>
  instant === null
    ? none
    : DateTime.fromISO(instant, { zone }).setLocale("en-US").toFormat("LLL d, yyyy, HH:mm:ss");

const shownDuration = ({ durationMs }: ReportRow): string => {
  if (durationMs === null) return none;
  const seconds = Math.floor(durationMs / 1000);
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${String(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
};

const statuses = {
  "logged-out": "Logged out",
  "logged-in": "Logged in",
  "login-not-found": "Login not found",
} as const;

const sorted = (texts: readonly string[]): readonly string[] => [...texts].sort();
const seconds = (duration: string): number =>
  duration.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
const span = (first: number, last: number, all: number): string =>
  `${String(first)}–${String(Math.min(last, all))} of ${String(all)}`;

async function assertRows(page: ReportPage, rows: readonly ReportRow[]): Promise<void> {
  assert.deepEqual(
    await page.column("agentLogin"),
    rows.map(({ agentLogin }) => agentLogin),
  );
  assert.deepEqual(
    // A login before the range has an arrow before it, and words for those who can't see it.
    (await page.column("login")).map((text) => text.replace(/\s*, before the time range$/, "")),
    rows.map(({ login }) => shown(login)),
  );
  assert.deepEqual(
    await page.column("logout"),
    rows.map(({ logout }) => shown(logout)),
  );
  assert.deepEqual(await page.column("durationMs"), rows.map(shownDuration));
  assert.deepEqual(
    await page.column("status"),
    rows.map(({ status }) => statuses[status]),
  );
}

/** Two records that can't be used, of which the one after the good one must not be lost either. */
const broken = '{"EventType":"LOGIN"}\nnot json\n';

for (const web of [false, true]) {
  describe(`the way through a report, ${web ? "web" : "Node"} extension host`, () => {
    let rollcall: Rollcall;
    let page: ReportPage;
    let workspace: string;
    let report: Report;
    let all: number;
    const out = (name: string): string => path.join(rollcall.downloads, name);
    const settings = (): string => path.join(workspace, ".vscode/settings.json");
    let settingsBefore: string;

    before(async () => {
      workspace = await sampleWorkspace();
      await writeFile(path.join(workspace, "events/broken.json"), broken);
      settingsBefore = await readFile(settings(), "utf8");
      report = await reportOf(workspace, asked);
      all = report.rowCount;
      assert.ok(all > 50 && all <= 75, `the walk wants three pages of 25, not ${String(all)} rows`);
      rollcall = await openRollcall({ workspace, web });
      page = reportPage(rollcall.page, rollcall.reportFrame());
    });
    after(() => rollcall.close());
    afterEach(async function () {
      if (this.currentTest?.state === "failed")
        await rollcall.picture(`failed-${web ? "web" : "node"}`);
    });

    it("downloads without a page, by questions in the palette", async () => {
      const [hierarchy] = report.rows.find((row) => row.hierarchy.length > 1)?.hierarchy ?? [];
      assert.ok(hierarchy !== undefined);
      await rollcall.run("Rollcall: Download CSV…");
      await pick(rollcall.page, "Time zone", zone);
      await pick(rollcall.page, "Time range", "Yesterday");
      await pickMany(rollcall.page, "Filter by (none: all agents)", ["Agent hierarchy"]);
      await pickMany(rollcall.page, "Agent hierarchy", [hierarchy]);
      const proposed = await saveAs(rollcall.page, out("palette.csv"));
      assert.equal(path.basename(proposed), "Login_Logout report.csv");
      await rollcall.notified("Downloaded");
      const expected = await csvOf(workspace, [...asked, "--hierarchy", hierarchy]);
      assert.equal((await readFile(out("palette.csv"))).toString(), expected.toString());
    });

    it("generates what the command line prints", async () => {
      await rollcall.run("Rollcall: New Login/Logout Report");
      await page.ready();
      await page.chooseFrame("Yesterday");
      await page.chooseZone("berlin", zone);
      await page.generate();
      await page.showsRows(span(1, 100, all));
      const figures = await page.figures();
      const agents = new Set(report.rows.map(({ agentLogin }) => agentLogin)).size;
      const open = report.rows.filter(({ status }) => status === "logged-in").length;
      assert.deepEqual(figures.slice(0, 3), [
        `${String(all)} sessions`,
        `${String(agents)} agents`,
        `${String(open)} still logged in`,
      ]);
      await assertRows(page, report.rows);
    });

    it("turns pages of 25 rows", async () => {
      await page.rowsPerPage("25");
      await page.showsRows(span(1, 25, all));
      await page.button("Next page").click();
      await page.showsRows(span(26, 50, all));
      await assertRows(page, report.rows.slice(25, 50));
      await page.button("Last page").click();
      await page.showsRows(span(51, 75, all));
      await assertRows(page, report.rows.slice(50));
      const number = page.frame.getByRole("textbox", { name: "Page" });
      await number.fill("2");
      await number.press("Enter");
      await page.showsRows(span(26, 50, all));
      await assertRows(page, report.rows.slice(25, 50));
    });

    it("comes back as it was when another editor had hidden it", async () => {
      await rollcall.open("README.md");
      await rollcall.page.locator(".webview.ready").waitFor({ state: "hidden" });
      await rollcall.page.getByRole("tab", { name: /Login-Logout report/ }).click();
      await page.showsRows(span(26, 50, all));
      await assertRows(page, report.rows.slice(25, 50));
    });

    it("sorts all rows, not those of one page", async () => {
      await page.sortBy("Agent login", "ascending");
      await page.showsRows(span(1, 25, all));
      const logins = sorted(report.rows.map(({ agentLogin }) => agentLogin));
      assert.deepEqual(await page.column("agentLogin"), logins.slice(0, 25));
      await page.sortBy("Duration", "ascending");
      await page.sortBy("Duration", "descending");
      const longest = report.rows
        .flatMap((row) => (row.durationMs === null ? [] : [shownDuration(row)]))
        .sort((a, b) => seconds(b) - seconds(a));
      assert.ok(longest.length > 25);
      assert.deepEqual(await page.column("durationMs"), longest.slice(0, 25));
    });

    it("filters by hierarchy and agent, found by typing", async () => {
      const wanted = report.rows.find(({ hierarchy }) => hierarchy.length > 1);
      assert.ok(wanted?.hierarchy[0] !== undefined);
      const hierarchy = wanted.hierarchy.slice(0, 2);
      await page.filter("Hierarchy", hierarchy.join(" "), hierarchy.join(" / "));
      await page.frame.getByText("Changed since the rows below were generated").waitFor();
      await rollcall.page.keyboard.press("Control+Enter");
      const byHierarchy = ["--hierarchy", hierarchy.join("/")];
      const some = await reportOf(workspace, [...asked, ...byHierarchy]);
      assert.ok(some.rowCount > 1 && some.rowCount < all);
      await page.showsRows(span(1, 25, some.rowCount));
      assert.deepEqual(
        sorted(await page.column("agentLogin")),
        sorted(some.rows.map(({ agentLogin }) => agentLogin)),
      );

      await page.filter("Agent", wanted.agentLogin, wanted.agentLogin);
      await rollcall.page.keyboard.press("Control+Enter");
      const one = await reportOf(workspace, [
        ...asked,
        ...byHierarchy,
        "--agent",
        wanted.agentLogin,
      ]);
      await page.showsRows(span(1, 25, one.rowCount));
      assert.deepEqual(new Set(await page.column("agentLogin")), new Set([wanted.agentLogin]));

      await page.button("Clear filters").click();
      await page.generate();
      await page.showsRows(span(1, 25, all));
    });

    it("downloads the bytes that the command line writes", async () => {
      await page.button("Share").click();
      await page.frame.getByRole("menuitem", { name: "Download CSV" }).click();
      await saveAs(rollcall.page, out("page.csv"));
      await page.frame.getByText("Saved").waitFor();
      const expected = await csvOf(workspace, asked);
      assert.equal((await readFile(out("page.csv"))).toString(), expected.toString());
    });

    it("saves the report as the page has it", async () => {
      await rollcall.run("File: Save");
      const file = path.join(workspace, "reports/Login-Logout report.rollcall.json");
      await rollcall.page.locator(".tab.active:not(.dirty)").waitFor();
      // It comes back as the page of the file, with its rows.
      await page.frame
        .locator("rollcall-pager .rows")
        .getByText(`of ${String(all)}`)
        .waitFor();
      const saved = await reportOf(workspace, [file]);
      assert.deepEqual(saved.rows, report.rows);
    });

    it("keeps unsaved changes, order and rows a page over a reload of the window", async () => {
      await page.generate();
      await page.rowsPerPage("25");
      await page.showsRows(span(1, 25, all));
      await page.sortBy("Duration", "ascending");
      await page.sortBy("Duration", "descending");
      const sortedBefore = await page.column("agentLogin");
      await page.chooseFrame("Last 2 days");
      await rollcall.page.locator(".tab.active.dirty").waitFor();
      await rollcall.reload();
      await page.ready();
      await page.notice().getByText("Ready to generate: Last 2 days").waitFor();
      await page.chooseFrame("Yesterday");
      await page.generate();
      await page.showsRows(span(1, 25, all));
      assert.deepEqual(await page.column("agentLogin"), sortedBefore);
    });

    it("refuses more rows than the limit, with their number", async () => {
      const settings10 = { ...(JSON.parse(settingsBefore) as object), "rollcall.rowLimit": 10 };
      await writeFile(settings(), JSON.stringify(settings10));
      const banner = page.notice().getByText(`${String(all)} rows are more than the limit of 10`);
      for (let attempt = 0; attempt < 20 && !(await banner.isVisible()); attempt++) {
        // The file's watcher takes its time.
        await rollcall.page.waitForTimeout(500);
        await page.generate();
      }
      await banner.waitFor();
      await page.button("Share").click();
      await page.frame.getByRole("menuitem", { name: "Download CSV" }).click();
      const refusal = new RegExp(`The report has ${String(all)} rows.* limit .*10\\b`);
      await page.notice().getByText(refusal).waitFor();
      await rollcall.picture(`too-many-rows-${web ? "web" : "node"}`);
      await writeFile(settings(), settingsBefore);
    });

    it("shows the files with their counts, and what was skipped", async () => {
      await rollcall.page.locator('.activitybar [aria-label="Rollcall"]').first().click();
      const lines = rollcall.page.locator(".sidebar .monaco-list-row");
      const line = (text: string) => lines.filter({ hasText: text }).first();
      await line("broken.json").getByText("0 events · 2 skipped").waitFor();
      const csv = await readFile(path.join(workspace, "other-systems/porto.csv"), "utf8");
      const events = csv.trim().split("\n").length - 1;
      await line("porto.csv")
        .getByText(`${String(events)} events`)
        .waitFor();
      await line("2 records skipped").waitFor();

      await rollcall.run("Rollcall: Show Skipped Records");
      const text = rollcall.page.locator(".editor-instance .view-lines");
      await text.getByText("2 records could not be used").waitFor();
      assert.equal(report.skipped.length, 2);
      for (const { file, line: at, reason } of report.skipped)
        await text.getByText(`${file}:${String(at)}: ${reason}`).waitFor();
    });

    it("had nothing refused and nothing thrown", () => {
      assert.deepEqual(rollcall.errors, []);
    });
  });
}
