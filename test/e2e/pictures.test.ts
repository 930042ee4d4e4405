/** The page's faces in a real window, in .test/e2e/ to be looked at; each has to show what it is called by. */
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { temporaryFolder } from "../../scripts/lib/at-exit.mjs";
import { type ReportPage, reportPage } from "./report-page.ts";
import {
  type Rollcall,
  type RollcallOptions,
  type Theme,
  openRollcall,
  sampleWorkspace,
} from "./rig.ts";

async function opened(options: RollcallOptions): Promise<[Rollcall, ReportPage]> {
  const rollcall = await openRollcall(options);
  await rollcall.run("Rollcall: New Login/Logout Report");
  const page = reportPage(rollcall.page, rollcall.reportFrame());
  await page.ready();
  return [rollcall, page];
}

async function emptyFolder(): Promise<string> {
  const folder = temporaryFolder("empty");
  await writeFile(path.join(folder, "README.md"), "# Nothing here yet\n");
  return folder;
}

describe("pictures of the window", () => {
  let rollcall: Rollcall | undefined;
  afterEach(async () => {
    await rollcall?.close();
    rollcall = undefined;
  });

  for (const theme of ["dark", "light", "high-contrast", "high-contrast-light"] satisfies Theme[])
    it(theme, async () => {
      let page: ReportPage;
      [rollcall, page] = await opened({ workspace: await sampleWorkspace(), theme });
      await page.chooseZone("berlin", "Europe/Berlin");
      await page.generate();
      await page.frame.locator("tbody tr").first().waitFor();
      await rollcall.picture(`rows-${theme}`);
      await page.filter("Hierarchy", "emea sup", "EMEA / Support");
      await page.button("Clear filters").waitFor();
      await page.frame.getByRole("combobox", { name: "Agent", exact: true }).click();
      await page.frame.locator("#agents .option").first().waitFor();
      await rollcall.picture(`list-${theme}`);
      assert.deepEqual(rollcall.errors, []);
    });

  it("no events", async () => {
    let page: ReportPage;
    [rollcall, page] = await opened({ workspace: await emptyFolder() });
    await page.notice().getByText("No event files yet").waitFor();
    await rollcall.picture("no-events");
  });

  it("a narrow pane with too many rows", async () => {
    let page: ReportPage;
    [rollcall, page] = await opened({
      workspace: await sampleWorkspace(),
      settings: { "rollcall.rowLimit": 10 },
      viewport: { width: 820, height: 900 },
    });
    await page.generate();
    await page.notice().getByText("are more than the limit of 10").waitFor();
    await rollcall.picture("narrow");
  });
});
