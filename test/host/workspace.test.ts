import assert from "node:assert/strict";
import * as vscode from "vscode";
import { patternsFor } from "../../src/host/choose-event-files.ts";
import { writeSample } from "../../src/host/sample-workspace.ts";
import {
  inWorkspace,
  readText,
  removeAll,
  rollcallApi,
  withSetting,
  workspaceFolder,
  writeSmallReport,
} from "./reports.ts";

describe("event files", () => {
  it("are those of the setting, read when they are needed", async () => {
    const api = await rollcallApi();
    const summary = await api.loadEvents();
    assert.ok(summary.events > 100);
    assert.deepEqual(
      summary.files.filter(({ error }) => error !== undefined),
      [],
    );
    const again = await api.loadEvents();
    assert.equal(again.set, summary.set);
    assert.equal(again.filesRead, 0);
  });

  it("are read from another setting once it changes", async () => {
    const api = await rollcallApi();
    await writeSmallReport("other");
    await withSetting("events", ["other/*.csv"], async () => {
      const { events, skipped, files } = await api.loadEvents();
      assert.deepEqual(
        [events, skipped, files.map(({ name }) => name)],
        [3, 1, ["other/events.csv"]],
      );
    });
    await removeAll("other");
  });

  it("stay chosen by patterns that mean just them", () => {
    const folder = vscode.Uri.parse("file:///work/centre");
    const cases: [uri: string, kind: "files" | "folders", pattern: string][] = [
      ["file:///work/centre/events/a.json", "files", "events/a.json"],
      ["file:///work/centre/events/a%20%5B1%5D.json", "files", "events/a \\[1\\].json"],
      ["file:///work/centre/events", "folders", "events/**/*"],
      ["file:///work/centre", "folders", "**/*"],
      ["file:///data/b.json", "files", "file:///data/b.json"],
      ["file:///data/more", "folders", "file:///data/more/**/*"],
    ];
    for (const [uri, kind, pattern] of cases)
      assert.deepEqual(patternsFor(folder, [vscode.Uri.parse(uri)], kind), [pattern]);
  });
});

describe("sample workspace", () => {
  it("is made afresh, with a report and events up to now", async () => {
    const folder = inWorkspace("sample copy");
    const now = Date.now();
    const named: string[] = [];
    const write = (): Promise<void> =>
      writeSample(folder, now, new AbortController().signal, (file) => named.push(file));
    await write();
    const stale = vscode.Uri.joinPath(folder, "events", "stale.json");
    await vscode.workspace.fs.writeFile(stale, new Uint8Array());
    await write();
    await assert.rejects(async () => vscode.workspace.fs.stat(stale));
    assert.ok(named.includes("README.md"));
    const settings = await readText(vscode.Uri.joinPath(folder, ".vscode", "settings.json"));
    assert.match(settings, /rollcall\.events/);
    await removeAll("sample copy");
  });
});

describe("view", () => {
  it("opens beside the explorer and reads the events", async () => {
    await vscode.commands.executeCommand("rollcall.eventFiles.focus");
    await vscode.commands.executeCommand("rollcall.reloadEvents");
    const summary = await (await rollcallApi()).loadEvents(workspaceFolder());
    assert.ok(summary.sessions > 50);
  });
});
