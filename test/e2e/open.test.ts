import assert from "node:assert/strict";
import { type Rollcall, openRollcall, sampleWorkspace } from "./rig.ts";

for (const web of [false, true]) {
  describe(`a new report, ${web ? "web" : "Node"} extension host`, () => {
    let rollcall: Rollcall;

    before(async () => {
      rollcall = await openRollcall({ workspace: await sampleWorkspace(), web });
    });
    after(() => rollcall.close());

    it("opens from the palette with nothing refused and nothing thrown", async () => {
      await rollcall.run("Rollcall: New Login/Logout Report");
      const generate = rollcall.reportFrame().getByRole("button", { name: "Generate" });
      await generate.first().waitFor({ timeout: 60_000 });
      assert.deepEqual(rollcall.errors, []);
    });
  });
}
