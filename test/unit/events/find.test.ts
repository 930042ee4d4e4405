import assert from "node:assert/strict";
import { findFiles } from "../../../src/events/find.ts";
import type { DirectoryEntry, FileTree } from "../../../src/ports.ts";

/** A tree of the files' URIs; what ends in "/" is an empty directory. */
function treeOf(uris: readonly string[], locked = ""): FileTree & { readonly listed: string[] } {
  const listed: string[] = [];
  return {
    listed,
    list: (directory) => {
      listed.push(directory);
      if (uris.includes(directory)) return Promise.reject(new Error("not a directory"));
      if (directory === locked) return Promise.reject(new Error("no access"));
      const before = directory.endsWith("/") ? directory : `${directory}/`;
      const entries = new Map<string, DirectoryEntry>();
      for (const uri of uris.filter((one) => one.startsWith(before))) {
        const [first = "", ...rest] = uri.slice(before.length).split("/");
        const kind = rest.length > 0 ? "directory" : "file";
        if (first) entries.set(first, { name: decodeURIComponent(first), kind });
      }
      return Promise.resolve([...entries.values()]);
    },
    stat: (file) => Promise.resolve(uris.includes(file) ? { size: 7, modified: 8 } : undefined),
  };
}

const root = "file:///home/me/work%20space";
const tree = [
  "events/2026/a.json",
  "events/2026/b.json.gz",
  "events/c.csv",
  "events/node_modules/x.csv",
  "events/.git/y.csv",
  "events/.old/z.csv",
  "events/empty/",
  "plans%20(old)%20%231/100%25/%C3%BC.csv",
  "data%20%5B1%5D.csv",
  "d.csv",
].map((path) => `${root}/${path}`);
const everywhere = [
  ...tree,
  "file:///home/me/other/o.csv",
  "file:///c%3A/logs/w.csv",
  "vscode-vfs://github/a/r/v.csv",
];

const cases: [patterns: string[], names: string[], unmatched?: string[]][] = [
  [["events/**/*.json"], ["events/2026/a.json"]],
  [
    ["events/**/*.{json,json.gz}", "./events/*/a.json"],
    ["events/2026/a.json", "events/2026/b.json.gz"],
  ],
  [["**/*.csv"], ["d.csv", "data [1].csv", "events/c.csv", "plans (old) #1/100%/ü.csv"]],
  [["*"], ["d.csv", "data [1].csv"]],
  [["*/*.csv"], ["events/c.csv"]],
  [["{events,nothing}/*.csv"], ["events/c.csv"]],
  [["events"], ["events/2026/a.json", "events/2026/b.json.gz", "events/c.csv"]],
  [["events/"], ["events/2026/a.json", "events/2026/b.json.gz", "events/c.csv"]],
  [["events/2*"], [], ["events/2*"]],
  [["events/2*/"], ["events/2026/a.json", "events/2026/b.json.gz"]],
  [
    ["d.csv", "d.csv", "*.csv"],
    ["d.csv", "data [1].csv"],
  ],
  [["data [1].csv"], ["data [1].csv"]],
  [["data \\[1\\].csv"], ["data [1].csv"]],
  [["plans (old) #1/*/ü.csv"], ["plans (old) #1/100%/ü.csv"], []],
  [["events/.old/*.csv"], ["events/.old/z.csv"]],
  [["events/.*/*.csv"], ["events/.old/z.csv"]],
  [["events/node_modules/x.csv"], ["events/node_modules/x.csv"]],
  [["events/empty"], [], ["events/empty"]],
  [["none/**", "d.csv", "nope.csv"], ["d.csv"], ["none/**", "nope.csv"]],
  [["../other/*.csv"], ["/home/me/other/o.csv"]],
  [["../../../../home/me/other"], ["/home/me/other/o.csv"]],
  [["/home/me/other/o.csv"], ["/home/me/other/o.csv"]],
  [["C:/logs/*.csv"], [], ["C:/logs/*.csv"]],
  [["c:/logs/*.csv"], ["/c:/logs/w.csv"]],
  [["file:///home/me/work%20space/*.csv"], ["d.csv", "data [1].csv"]],
  [["file:///home/me/work%20space/data%20%5B1%5D.csv"], ["data [1].csv"]],
  [["file:///home/me/work%20space/%2A.csv"], [], ["file:///home/me/work%20space/%2A.csv"]],
  [["vscode-vfs://github/a/**"], ["vscode-vfs://github/a/r/v.csv"]],
  [["!events/*"], [], ["!events/*"]],
  [[], []],
];

describe("findFiles", () => {
  for (const [patterns, names, unmatched = []] of cases)
    it(`finds ${patterns.join(" and ") || "nothing by no pattern"}`, async () => {
      const found = await findFiles(treeOf(everywhere), root, patterns);
      assert.deepEqual(
        found.files.map(({ name }) => name),
        names,
      );
      assert.deepEqual(found.unmatched, unmatched);
      assert.deepEqual(found.unreadable, []);
      for (const { uri } of found.files) assert.ok(everywhere.includes(uri), uri);
    });

  it("takes the folder itself as a pattern", async () => {
    const { files } = await findFiles(treeOf(everywhere), `${root}/`, ["."]);
    assert.equal(files.length, 6);
    assert.deepEqual(files[0], { uri: `${root}/d.csv`, name: "d.csv", size: 7, modified: 8 });
  });

  it("walks only below what a pattern begins with, no deeper than it can match", async () => {
    const watched = treeOf(everywhere);
    await findFiles(watched, root, ["events/*.csv"]);
    assert.deepEqual(watched.listed, [`${root}/events`]);
  });

  it("tells what it could not look at, and finds the rest", async () => {
    const { files, unreadable } = await findFiles(treeOf(tree, `${root}/events/2026`), root, [
      "events",
    ]);
    assert.deepEqual(
      files.map(({ name }) => name),
      ["events/c.csv"],
    );
    assert.deepEqual(
      unreadable.map(({ reason }) => reason),
      ["no access"],
    );
  });

  it("ends in a tree that contains itself", async () => {
    const endless: FileTree = {
      list: () => Promise.resolve([{ name: "again", kind: "directory" }]),
      stat: () => Promise.resolve(undefined),
    };
    assert.deepEqual((await findFiles(endless, root, ["**/*.csv"])).files, []);
  });

  it("follows a link, and none below it, however many lead in a circle", async () => {
    const names = ["one", "two", "three"];
    let listed = 0;
    const circles: FileTree = {
      list: () => {
        if (++listed > 100) throw new Error("walks in circles");
        const links = names.map((name) => ({ name, kind: "directory", linked: true }) as const);
        return Promise.resolve([...links, { name: "a.csv", kind: "file" }]);
      },
      stat: () => Promise.resolve({ size: 7, modified: 8 }),
    };
    const { files, unreadable } = await findFiles(circles, root, ["**/*.csv"]);
    assert.deepEqual(unreadable, []);
    assert.deepEqual(
      files.map(({ name }) => name),
      ["a.csv", "one/a.csv", "three/a.csv", "two/a.csv"],
    );
  });
});
