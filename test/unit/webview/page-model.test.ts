import assert from "node:assert/strict";
import { Cancelled, UserError } from "../../../src/errors.ts";
import {
  type HostAsks,
  type PageAsks,
  type PageState,
  type ShownReport,
  definitionKey,
} from "../../../src/protocol.ts";
import type { ReportDefinition } from "../../../src/reports/definition.ts";
import type { ReportPage } from "../../../src/reports/report.ts";
import { type Handlers, type Peer, type Port, connect } from "../../../src/rpc.ts";
import { banners, faceOf } from "../../../webview/faces.ts";
import type { Memory, Remembered } from "../../../webview/host.ts";
import { PageModel } from "../../../webview/page-model.ts";

const definition: ReportDefinition = {
  version: 1,
  id: "x",
  name: "Night shift",
  timeRange: { frame: "today", from: "", to: "" },
  timeZone: "UTC",
};
const shown: ShownReport = {
  summary: { rowCount: 1284, agents: 412, loggedIn: 3, tookMs: 38 },
  range: { from: 0, to: 1, words: "", notes: [] },
  timeZone: "UTC",
  key: definitionKey(definition),
  tooManyRows: false,
  run: 1,
};
const ready: PageState = {
  definition,
  range: shown.range,
  data: { kind: "ready", files: 1, events: 2, skipped: 0, firstAt: 0, lastAt: 1 },
  rowLimit: 10_000,
};
const pageOf = (index: number): ReportPage => ({
  rows: [],
  rowCount: 1284,
  index,
  pageCount: 13,
  tookMs: 1,
});

/** Two ports that hear each other, a turn later. */
function portPair(): [Port, Port] {
  const ears: ((message: unknown) => void)[] = [];
  const port = (own: number, other: number): Port => ({
    post: (message) => {
      setImmediate(() => ears[other]?.(message));
    },
    listen: (receive) => {
      ears[own] = receive;
      return () => undefined;
    },
  });
  return [port(0, 1), port(1, 0)];
}

interface Stage {
  readonly model: PageModel;
  readonly host: Peer<PageAsks>;
  readonly memory: Memory;
}

function stage(handlers: Partial<Handlers<HostAsks>>, remembered?: Remembered): Stage {
  const [pagePort, hostPort] = portPair();
  const host = connect<HostAsks, PageAsks>(hostPort, {
    ready: () => ready,
    edit: () => null,
    generate: () => shown,
    page: ({ index }) => pageOf(index),
    choices: () => ({ agents: [], hierarchy: [], routingProfiles: [] }),
    downloadCsv: () => null,
    run: () => null,
    ...handlers,
  });
  let kept = remembered;
  const memory: Memory = {
    read: () => kept,
    write: (next) => {
      kept = next;
    },
  };
  const model = new PageModel(
    (ours) => connect<PageAsks, HostAsks>(pagePort, ours),
    memory,
    () => undefined,
  );
  return { model, host, memory };
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 15));

describe("page model", () => {
  it("shows an edit at once, and the host's word once it comes", async () => {
    const { model, host } = stage({});
    await model.start();
    model.edit({ timeZone: "Asia/Tokyo" });
    assert.equal(model.definition?.timeZone, "Asia/Tokyo");
    await settle();
    assert.equal(model.definition.timeZone, "Asia/Tokyo", "until the new state is here");
    await host.ask("state", { ...ready, definition: { ...definition, timeZone: "Asia/Seoul" } });
    assert.equal(model.definition.timeZone, "Asia/Seoul");
  });

  it("takes an edit back that the host refuses, and says why", async () => {
    const { model } = stage({
      edit: () => {
        throw new UserError("The file is read-only.");
      },
    });
    await model.start();
    model.edit({ timeZone: "Asia/Tokyo" });
    await settle();
    assert.equal(model.definition?.timeZone, "UTC");
    assert.deepEqual(model.failure, { of: "edit", message: "The file is read-only." });
    assert.equal(banners(model).length, 1);
  });

  it("asks for rows once, whether the answer or the state comes first", async () => {
    const asked: number[] = [];
    const { model, host } = stage({
      generate: async () => {
        await host.ask("state", { ...ready, shown });
        return shown;
      },
      page: ({ index }) => {
        asked.push(index);
        return pageOf(index);
      },
    });
    await model.start();
    await model.generate();
    await settle();
    assert.deepEqual(asked, [0]);
    assert.equal(faceOf(model), "rows");
  });

  it("lets only the page asked for last count", async () => {
    const { model } = stage({
      page: async ({ index }) => {
        await new Promise((resolve) => setTimeout(resolve, index === 1 ? 10 : 1));
        return pageOf(index);
      },
    });
    await model.start();
    await model.generate();
    await settle();
    model.goTo(1);
    model.goTo(2);
    await settle();
    assert.equal(model.page?.index, 2);
    assert.equal(model.fetching, false);
  });

  it("keeps the rows when a page is refused, and forgets the refusal with the next page", async () => {
    const { model } = stage({
      page: ({ index }) => {
        if (index > 5) throw new UserError("Beyond the limit.");
        return pageOf(index);
      },
    });
    await model.start();
    await model.generate();
    await settle();
    model.goTo(9);
    await settle();
    assert.equal(model.page?.index, 0);
    assert.equal(model.failure?.message, "Beyond the limit.");
    model.goTo(5);
    await settle();
    assert.equal(model.failure, undefined);
  });

  it("cancels without calling it a failure", async () => {
    const { model } = stage({
      generate: (_ask, { signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener("abort", () => {
            reject(new Cancelled());
          });
        }),
    });
    await model.start();
    const work = model.generate();
    await settle();
    assert.ok(model.working);
    model.cancel();
    await work;
    assert.deepEqual(
      [model.working, model.failure, model.said],
      [undefined, undefined, "Cancelled"],
    );
  });

  it("comes back to the remembered page of the same run, to the first of another", async () => {
    const remembered: Remembered = { run: 1, index: 4, size: 25 };
    for (const [run, index] of [
      [1, 4],
      [2, 0],
    ] as const) {
      const state = { ...ready, shown: { ...shown, run } };
      const { model } = stage({ ready: () => state }, remembered);
      await model.start();
      await settle();
      assert.deepEqual([model.page?.index, model.want.size], [index, 25]);
    }
  });

  it("knows when the rows no longer fit the controls", async () => {
    const { model } = stage({});
    await model.start();
    await model.generate();
    assert.equal(model.outdated, false);
    model.edit({ timeZone: "Asia/Tokyo" });
    assert.equal(model.outdated, true);
    model.edit({ timeZone: "UTC" });
    assert.equal(model.outdated, false);
  });

  it("asks for choices once, and again after other events were loaded", async () => {
    let asked = 0;
    const { model, host } = stage({
      choices: () => {
        asked++;
        return { agents: [], hierarchy: [], routingProfiles: [] };
      },
    });
    await model.start();
    await Promise.all([model.loadChoices(), model.loadChoices()]);
    assert.equal(asked, 1);
    await host.ask("state", { ...ready, data: { ...ready.data, events: 9 } as PageState["data"] });
    await model.loadChoices();
    assert.equal(asked, 2);
  });

  it("asks for choices as soon as there are any when a list was opened before", async () => {
    const loading: PageState = {
      ...ready,
      data: { kind: "loading", progress: { step: "Reading" } },
    };
    const { model, host } = stage({ ready: () => loading });
    await model.start();
    await model.loadChoices();
    assert.equal(model.choices, undefined);
    await host.ask("state", ready);
    await settle();
    assert.notEqual(model.choices, undefined);
  });

  it("generates nothing without events or with a range that can't be used", async () => {
    const states: PageState[] = [
      { ...ready, data: { kind: "none", patterns: [] } },
      { ...ready, rangeFault: "From must be before To." },
      { data: ready.data, fault: { message: "x", line: 1, column: 1 }, rowLimit: 1 },
    ];
    for (const state of states) {
      const { model } = stage({ ready: () => state });
      await model.start();
      await model.generate();
      assert.equal(model.shown, undefined);
    }
  });
});
