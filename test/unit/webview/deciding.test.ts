import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Row } from "../../../src/reports/report.ts";
import { codicons } from "../../../webview/codicons.styles.ts";
import { columnIndex, nextSort, visibleColumns } from "../../../webview/columns.ts";
import { filterOptions, filterValues, withFilterValues } from "../../../webview/filter-options.ts";
import { durationText, recentText, timeText, tookText } from "../../../webview/format.ts";
import { cellAfter } from "../../../webview/grid-keys.ts";
import { parseRemembered } from "../../../webview/host.ts";
import { chosenFirst, findOptions, option, toggled } from "../../../webview/options.ts";
import { pageAfterResize, pageLabel, typedPage } from "../../../webview/paging.ts";
import { placeFor } from "../../../webview/popup.ts";
import { customRange, rangeInZone } from "../../../webview/time-range.ts";

const hour = 3_600_000;
const rows = (n: number): Row[] => Array<Row>(n).fill({} as Row);

describe("format", () => {
  it("writes durations without wrapping hours, cut to the second", () => {
    const cases: [number, string][] = [
      [0, "0:00:00"],
      [999, "0:00:00"],
      [8 * hour + 33 * 60_000 + 38_999, "8:33:38"],
      [101 * hour, "101:00:00"],
    ];
    for (const [ms, said] of cases) assert.equal(durationText(ms), said);
  });

  it("writes times in the report's zone", () => {
    const at = Date.UTC(2026, 10, 22, 6, 58, 2);
    assert.equal(timeText(at, "Europe/Berlin", "time", "en-GB"), "22 Nov 2026, 07:58:02");
    assert.equal(timeText(at, "America/New_York", "time", "en-GB"), "22 Nov 2026, 01:58:02");
  });

  it("names a recent instant by weekday, an older one by date too", () => {
    const at = Date.UTC(2026, 10, 23, 7, 2);
    assert.equal(recentText(at, "Europe/Berlin", at + hour, "en-GB"), "Mon 08:02");
    assert.match(recentText(at, "UTC", at + 7 * 24 * hour, "en-GB"), /23 Nov 2026/);
  });

  it("says how long work took", () => {
    assert.deepEqual([tookText(38.4), tookText(1440)], ["38 ms", "1.4 s"]);
  });
});

describe("paging", () => {
  it("labels a page", () => {
    assert.equal(pageLabel({ index: 0, rows: rows(100), rowCount: 1284 }, 100), "1–100 of 1,284");
    assert.equal(
      pageLabel({ index: 12, rows: rows(84), rowCount: 1284 }, 100),
      "1,201–1,284 of 1,284",
    );
    assert.equal(pageLabel({ index: 0, rows: [], rowCount: 0 }, 100), "No rows");
  });

  it("takes typed page numbers, grouped ones too, and nothing else", () => {
    const typed = ["1", "13", "99", "1,2", "0", "-1", "x", "", "1e9x"].map((t) => typedPage(t, 13));
    assert.deepEqual(typed, [0, 12, 12, 11, undefined, undefined, undefined, undefined, undefined]);
  });

  it("keeps the first row in sight when the rows a page change", () => {
    assert.deepEqual(
      [pageAfterResize(2, 100, 25), pageAfterResize(9, 25, 100), pageAfterResize(3, 100, 500)],
      [8, 2, 0],
    );
  });
});

describe("options", () => {
  const all = [
    option("akern", "akern", "Mia Kern"),
    option("jnowak", "jnowak", "Jan Nowak"),
    option("mia2"),
  ];
  const found = (query: string): string[] => findOptions(all, query).map(({ value }) => value);

  it("finds by every typed word, whatever the case and accents; beginnings first", () => {
    assert.deepEqual(found(""), ["akern", "jnowak", "mia2"]);
    assert.deepEqual(found("MIA"), ["mia2", "akern"]);
    assert.deepEqual(found("nowak jan"), ["jnowak"]);
    assert.deepEqual(findOptions([option("Amélie")], "amel").length, 1);
    assert.deepEqual(found("nobody"), []);
  });

  it("puts the chosen first, those that the data lacks too", () => {
    const order = chosenFirst(all, ["mia2", "gone"], (v) => option(v, v, "missing"));
    assert.deepEqual(
      order.map(({ value }) => value),
      ["mia2", "gone", "akern", "jnowak"],
    );
  });

  it("toggles", () => {
    assert.deepEqual(toggled(["a"], "b"), ["a", "b"]);
    assert.deepEqual(toggled(["a", "b"], "a"), ["b"]);
  });
});

describe("filter options", () => {
  it("keep hierarchy paths whole, whatever characters the names hold", () => {
    const path = ["EMEA / APAC", '"Support"'];
    const choices = { agents: [], hierarchy: [path], routingProfiles: [] };
    const [only] = filterOptions(choices, "hierarchy");
    const none = { agents: [], hierarchy: [], routingProfiles: [] };
    const filter = withFilterValues(none, "hierarchy", [only?.value ?? ""]);
    assert.deepEqual(filter.hierarchy, [path]);
    assert.deepEqual(filterValues(filter, "hierarchy"), [only?.value]);
  });
});

describe("columns", () => {
  it("fold away hierarchy first, then names, and keep their numbers", () => {
    const keys = (width: number): string[] => visibleColumns(width).map(({ key }) => key);
    assert.equal(keys(1280).length, 9);
    assert.ok(!keys(1100).includes("hierarchy") && keys(1100).includes("firstName"));
    assert.ok(!keys(500).includes("firstName") && keys(500).includes("status"));
    assert.equal(columnIndex("status"), 9);
  });

  it("sort up, down, and not at all", () => {
    const up = nextSort(undefined, "login");
    const down = nextSort(up, "login");
    assert.deepEqual(
      [up, down, nextSort(down, "login")],
      [{ column: "login", descending: false }, { column: "login", descending: true }, undefined],
    );
    assert.deepEqual(nextSort(down, "status"), { column: "status", descending: false });
  });
});

describe("grid keys", () => {
  const size = { rows: 101, columns: 9, screen: 20 };
  const cases: [key: string, ctrl: boolean, from: [number, number], to: [number, number]][] = [
    ["ArrowDown", false, [1, 2], [2, 2]],
    ["ArrowDown", false, [100, 2], [100, 2]],
    ["ArrowUp", false, [1, 2], [0, 2]],
    ["ArrowLeft", false, [1, 0], [1, 0]],
    ["End", false, [4, 0], [4, 8]],
    ["Home", false, [4, 8], [4, 0]],
    ["PageDown", false, [90, 1], [100, 1]],
    ["PageUp", false, [10, 1], [0, 1]],
    ["Home", true, [50, 5], [0, 0]],
    ["End", true, [0, 0], [100, 8]],
  ];
  for (const [key, ctrl, [row, column], [toRow, toColumn]] of cases)
    it(`${ctrl ? "Ctrl+" : ""}${key} from ${String(row)}, ${String(column)}`, () => {
      const to = cellAfter(key, ctrl, { row, column }, size);
      assert.deepEqual(to, { row: toRow, column: toColumn });
    });
  it("leaves other keys alone", () => {
    assert.equal(cellAfter("a", false, { row: 1, column: 1 }, size), undefined);
    assert.equal(cellAfter("ArrowDown", true, { row: 1, column: 1 }, size), undefined);
  });
});

describe("time range", () => {
  it("is ISO with the zone's offset", () => {
    assert.deepEqual(customRange("2026-11-22T00:00", "2026-11-23T00:00", "Europe/Berlin"), {
      frame: "custom",
      from: "2026-11-22T00:00:00.000+01:00",
      to: "2026-11-23T00:00:00.000+01:00",
    });
    assert.equal(customRange("", "2026-11-23T00:00", "UTC"), undefined);
  });

  it("keeps a custom range's clock times in another zone, and leaves other frames", () => {
    const timeRange = customRange("2026-11-22T00:00", "2026-11-23T00:00", "UTC");
    assert.ok(timeRange);
    const definition = { version: 1, id: "x", name: "x", timeRange, timeZone: "UTC" } as const;
    assert.equal(rangeInZone(definition, "Asia/Tokyo").from, "2026-11-22T00:00:00.000+09:00");
    const today = { ...definition, timeRange: { ...timeRange, frame: "today" } } as const;
    assert.equal(rangeInZone(today, "Asia/Tokyo"), today.timeRange);
  });
});

describe("popup", () => {
  const view = { width: 400, height: 300 };
  it("opens below, within the pane", () => {
    const place = placeFor({ left: 300, top: 10, bottom: 36 }, { width: 200, height: 100 }, view);
    assert.deepEqual(place, { left: 192, top: 38, maxHeight: 100, above: false });
  });
  it("opens above where there is more room", () => {
    const place = placeFor({ left: 10, top: 260, bottom: 286 }, { width: 200, height: 100 }, view);
    assert.deepEqual(place, { left: 10, top: 158, maxHeight: 100, above: true });
  });
});

describe("memory", () => {
  const good = { run: 2, index: 3, size: 25, sort: { column: "login", descending: true } };
  it("takes what it wrote", () => {
    assert.deepEqual(parseRemembered(good), good);
  });
  for (const bad of [undefined, null, 3, {}, { ...good, size: 7 }, { ...good, index: -1 }])
    it(`refuses ${JSON.stringify(bad)}`, () => {
      assert.equal(parseRemembered(bad), undefined);
    });
  it("drops an order by no column", () => {
    assert.equal(
      parseRemembered({ ...good, sort: { column: "x", descending: true } })?.sort,
      undefined,
    );
  });
});

describe("codicons", () => {
  it("have the code points of the font that ships", () => {
    const require = createRequire(__filename);
    const css = readFileSync(require.resolve("@vscode/codicons/dist/codicon.css"), "utf8");
    for (const [name, point] of Object.entries(codicons))
      assert.ok(css.includes(`.codicon-${name}:before { content: "\\${point}" }`), name);
  });
});
