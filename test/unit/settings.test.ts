import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { UserError } from "../../src/errors.ts";
import { fields } from "../../src/events/headers.ts";
import {
  defaultRowLimit,
  maxRowLimit,
  parseSettings,
  type SettingName,
} from "../../src/settings.ts";

const settings = (values: Partial<Record<SettingName, unknown>>) =>
  parseSettings((name) => values[name]);

interface Contributed {
  readonly default: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, unknown>>;
}

function contributed(): Readonly<Record<string, Contributed>> {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  const manifest = JSON.parse(text) as {
    contributes: { configuration: { properties: Record<string, Contributed> } };
  };
  return manifest.contributes.configuration.properties;
}

const defaults = {
  events: ["events/**/*"],
  sourceTimeZone: "UTC",
  columns: {},
  rowLimit: 10_000,
  escapeFormulas: true,
};

describe("parseSettings", () => {
  it("has a default for whatever is not set", () => {
    assert.deepEqual(settings({}), defaults);
    assert.deepEqual(
      parseSettings(() => null),
      defaults,
    );
  });

  it("takes what is right as it stands", () => {
    const columns = { agent: "Operator", hierarchyLevel5: "Team" };
    assert.deepEqual(
      settings({
        events: ["a/*.csv", "/data/b.json"],
        sourceTimeZone: "America/St_Johns",
        columns,
        rowLimit: maxRowLimit,
        "csv.escapeFormulas": false,
      }),
      {
        events: ["a/*.csv", "/data/b.json"],
        sourceTimeZone: "America/St_Johns",
        columns,
        rowLimit: maxRowLimit,
        escapeFormulas: false,
      },
    );
    assert.deepEqual(settings({ events: [] }).events, []);
    assert.deepEqual(settings({ events: [" a.csv "] }).events, ["a.csv"]);
  });

  const wrong: [name: SettingName, values: readonly unknown[]][] = [
    ["events", ["a.csv", [""], ["  "], [1], [null], {}, 0, false]],
    ["sourceTimeZone", ["", "Middle/Earth", "CEST+1", 1, ["UTC"], false]],
    ["columns", [{ shoeSize: "Size" }, { agent: "" }, { agent: 1 }, { agent: null }, [], "agent"]],
    ["rowLimit", [0, -1, 1.5, NaN, Infinity, maxRowLimit + 1, "10", true, []]],
    ["csv.escapeFormulas", ["true", 0, 1, {}]],
  ];
  for (const [name, values] of wrong)
    it(`names rollcall.${name} where it is wrong`, () => {
      for (const value of values)
        assert.throws(
          () => settings({ [name]: value }),
          (error: unknown) =>
            error instanceof UserError &&
            error.message.includes(`"rollcall.${name}"`) &&
            error.message.endsWith("Change it in the settings."),
          `${name}: ${JSON.stringify(value)}`,
        );
    });

  it("lets nothing wrong through, whatever it gets", () => {
    const names: SettingName[] = [
      "events",
      "sourceTimeZone",
      "columns",
      "rowLimit",
      "csv.escapeFormulas",
    ];
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.anything(), (name, value) => {
        try {
          const { events, columns, rowLimit, escapeFormulas } = settings({ [name]: value });
          assert.ok(events.every((pattern) => typeof pattern === "string" && pattern !== ""));
          for (const [field, column] of Object.entries(columns))
            assert.ok(fields.some((known) => known === field) && typeof column === "string");
          assert.ok(Number.isInteger(rowLimit) && rowLimit >= 1 && rowLimit <= maxRowLimit);
          assert.equal(typeof escapeFormulas, "boolean");
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
        }
      }),
    );
  });

  it("says the same as the settings' schema in package.json", () => {
    const properties = contributed();
    assert.deepEqual(Object.keys(properties).sort(), [
      "rollcall.columns",
      "rollcall.csv.escapeFormulas",
      "rollcall.events",
      "rollcall.rowLimit",
      "rollcall.sourceTimeZone",
    ]);
    assert.deepEqual(
      parseSettings((name) => properties[`rollcall.${name}`]?.default),
      defaults,
    );
    const limit = properties["rollcall.rowLimit"];
    assert.deepEqual(
      [limit?.default, limit?.minimum, limit?.maximum],
      [defaultRowLimit, 1, maxRowLimit],
    );
    assert.deepEqual(Object.keys(properties["rollcall.columns"]?.properties ?? {}), [...fields]);
  });
});
