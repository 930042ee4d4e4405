import assert from "node:assert/strict";
import * as vscode from "vscode";
import {
  closeAll,
  newReport,
  openReport,
  removeAll,
  until,
  writeSmallReport,
  writeText,
} from "./reports.ts";

describe("report editor", () => {
  afterEach(closeAll);

  it("opens a new report as an untitled document with a name of its own", async () => {
    const first = await newReport();
    const second = await newReport();
    assert.equal(first.uri.scheme, "untitled");
    assert.match(first.uri.path, /\/reports\/[^/]+\.rollcall\.json$/);
    assert.notEqual(first.uri.toString(), second.uri.toString());
    const { definition } = first.state();
    assert.equal(definition?.timeRange.frame, "yesterday");
    assert.equal(first.uri.path.endsWith(`/${definition.name}.rollcall.json`), true);
  });

  it("brings its page up, which asks for the events by itself", async () => {
    const report = await newReport();
    const data = await until("the sample's events are loaded", () => {
      const { data } = report.state();
      return data.kind === "ready" && data;
    });
    assert.ok(data.events > 100);
    assert.ok(data.files > 3);
  });

  it("changes the document, whose undo and dirty mark are VS Code's", async () => {
    const uri = await writeSmallReport("edited", { note: "mine" });
    const report = await openReport(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    const before = document.getText();
    await report.ask("edit", { timeZone: "Asia/Kolkata" });
    assert.equal(report.state().definition?.timeZone, "Asia/Kolkata");
    assert.equal(document.isDirty, true);
    assert.equal(document.getText(), before.replace("Europe/Berlin", "Asia/Kolkata"));
    await vscode.commands.executeCommand("undo");
    await until("the edit is undone", () => document.getText() === before);
    assert.equal(report.state().definition?.timeZone, "Europe/Berlin");
    await removeAll("edited");
  });

  it("makes edits one after the other, however fast they come", async () => {
    const report = await openReport(await writeSmallReport("quick"));
    const filter = { agents: ["akern"], hierarchy: [], routingProfiles: [] };
    await Promise.all([
      report.ask("edit", { timeZone: "UTC" }),
      report.ask("edit", { filter }),
      report.ask("edit", { timeRange: { frame: "today", from: "", to: "" } }),
    ]);
    const { definition } = report.state();
    assert.equal(definition?.timeZone, "UTC");
    assert.deepEqual(definition.filter, filter);
    assert.equal(definition.timeRange.frame, "today");
    assert.match(definition.timeRange.from, /^\d{4}-\d\d-\d\dT00:00:00\.000(Z|\+00:00)$/);
    await removeAll("quick");
  });

  it("names a fault with its place, and leaves the file as it is", async () => {
    const text = '{\n  "version": 1,\n  "name": 7\n}\n';
    const uri = await writeText("faulty.rollcall.json", text);
    const report = await openReport(uri);
    const { definition, fault } = report.state();
    assert.equal(definition, undefined);
    assert.ok(fault && fault.line >= 1 && fault.column >= 1 && fault.message.length > 5);
    await assert.rejects(report.ask("edit", { timeZone: "UTC" }), /faulty\.rollcall\.json/);
    await assert.rejects(report.ask("generate", null), /faulty\.rollcall\.json/);
    assert.equal((await vscode.workspace.openTextDocument(uri)).getText(), text);
    await vscode.workspace.fs.delete(uri);
  });

  it("takes an empty file for a new report, named as the file is", async () => {
    const uri = await writeText("Early birds.rollcall.json", "");
    const report = await openReport(uri);
    assert.equal(report.state().definition?.name, "Early birds");
    const { id } = report.state().definition ?? {};
    await report.ask("edit", { timeZone: "UTC" });
    assert.equal(report.state().definition?.id, id);
    const text = (await vscode.workspace.openTextDocument(uri)).getText();
    assert.match(text, /^\{\n {2}"version": 1,\n {2}"id": /);
    await closeAll();
    await vscode.workspace.fs.delete(uri);
  });

  it("follows the document when it is changed as text", async () => {
    const uri = await writeSmallReport("text");
    const report = await openReport(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    const at = document.getText().indexOf("Europe/Berlin");
    const edit = new vscode.WorkspaceEdit();
    const range = new vscode.Range(
      document.positionAt(at),
      document.positionAt(at + "Europe/Berlin".length),
    );
    edit.replace(uri, range, "Nowhere/Land");
    await vscode.workspace.applyEdit(edit);
    assert.match(report.state().fault?.message ?? "", /Nowhere\/Land/);
    await removeAll("text");
  });
});
