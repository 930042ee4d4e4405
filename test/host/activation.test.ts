import assert from "node:assert/strict";
import * as vscode from "vscode";

interface Manifest {
  readonly contributes: { readonly commands?: readonly { readonly command: string }[] };
}

function rollcall(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension("rollcall.rollcall");
  assert.ok(found, "the extension rollcall.rollcall is not installed in this VS Code");
  return found;
}

describe("activation", () => {
  it("activates without a fault", async () => {
    await rollcall().activate();
    assert.equal(rollcall().isActive, true);
  });

  it("registers every command that package.json contributes", async () => {
    await rollcall().activate();
    const { contributes } = rollcall().packageJSON as Manifest;
    const contributed = (contributes.commands ?? []).map(({ command }) => command);
    assert.notDeepEqual(contributed, [], "package.json contributes no commands");
    const registered = new Set(await vscode.commands.getCommands(true));
    const missing = contributed.filter((command) => !registered.has(command));
    assert.deepEqual(missing, []);
  });
});
