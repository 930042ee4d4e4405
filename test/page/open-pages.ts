import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { generateButton, row } from "./page-parts.ts";
import { type OpenOptions, type Rig, startRig } from "./rig.ts";

/** Opens pages in one browser for the tests of a describe block; none of them may complain on its console. */
export function openPages() {
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

  return { open, generated };
}
