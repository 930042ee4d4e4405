import assert from "node:assert/strict";
import fc from "fast-check";
import { UserError } from "../../../src/errors.ts";
import { editDefinition, printDefinition } from "../../../src/reports/definition.ts";
import type { ReportDefinition } from "../../../src/reports/definition.ts";
import { byHand, definitionOf, parsed } from "./any-definition.ts";

describe("editDefinition", () => {
  it("changes the named part alone", () => {
    const edited = editDefinition(byHand, {
      timeRange: { ...parsed(byHand).timeRange, frame: "last-2-days" },
    });
    assert.equal(edited, byHand.replace('"yesterday"', '"last-2-days"'));
  });

  it("changes nothing where nothing differs", () => {
    const { timeRange: range, timeZone, name } = parsed(byHand);
    assert.equal(
      editDefinition(byHand, { timeRange: range, timeZone, name, filter: undefined }),
      byHand,
    );
  });

  it("keeps keys that nobody knows when a part is given without them", () => {
    const edited = editDefinition(byHand, { schedule: { recurrence: "daily", timeZone: "UTC" } });
    assert.deepEqual((JSON.parse(edited) as ReportDefinition).schedule, {
      recurrence: "daily",
      timeZone: "UTC",
      x: 1,
    });
  });

  it("keeps a byte order mark and the text's own line ends and indent", () => {
    const windows = `\uFEFF${byHand.replaceAll("\n", "\r\n").replaceAll("  ", "\t")}`;
    const edited = editDefinition(windows, { published: true });
    assert.equal(edited, windows.replace('\t"schedule"', '\t"published": true,\r\n\t"schedule"'));
  });

  it("gives the text that printing the changed definition gives", () => {
    const asIs = definitionOf((known) => known);
    fc.assert(
      fc.property(asIs, asIs, (definition, other) => {
        const change = {
          name: other.name,
          timeRange: other.timeRange,
          timeZone: other.timeZone,
          filter: other.filter,
          published: other.published,
          schedule: other.schedule,
        };
        assert.equal(
          editDefinition(printDefinition(definition), change),
          printDefinition({ ...definition, ...change }),
        );
      }),
    );
  });

  it("touches no file with a fault, and makes none", () => {
    const isUserError = (error: unknown): boolean => error instanceof UserError;
    assert.throws(() => editDefinition(byHand.replace("1,", "1,,"), { name: "x" }), isUserError);
    assert.throws(() => editDefinition(byHand, { timeZone: "Mars/Base" }), isUserError);
  });
});
