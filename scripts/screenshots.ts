/** `npm run screenshots`: takes the README's picture of a generated report, media/screenshots/report.png. */
import path from "node:path";
import { mkdir } from "node:fs/promises";
import { reportPage } from "../test/e2e/report-page.ts";
import { openRollcall, sampleWorkspace } from "../test/e2e/rig.ts";
import { inRepo } from "./lib/paths.mjs";

async function main(): Promise<void> {
  const folder = inRepo("media/screenshots");
  await mkdir(folder, { recursive: true });
  const rollcall = await openRollcall({
    workspace: await sampleWorkspace(),
    theme: "light",
    viewport: { width: 1480, height: 860 },
    settings: {
      "window.commandCenter": false,
      "workbench.layoutControl.enabled": false,
    },
  });
  try {
    const { page } = rollcall;
    await rollcall.run("View: Close Primary Side Bar");
    await rollcall.run("Rollcall: New Login/Logout Report");
    const report = reportPage(page, rollcall.reportFrame());
    await report.ready();
    await report.chooseZone("berlin", "Europe/Berlin");
    await report.filter("Hierarchy", "emea", "EMEA");
    await report.generate();
    await report.frame.locator("tbody tr").first().waitFor();
    await page.mouse.move(0, 0);
    await page.waitForTimeout(1000);
    await page.screenshot({ path: path.join(folder, "report.png") });
  } finally {
    await rollcall.close();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
