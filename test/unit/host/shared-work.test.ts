import assert from "node:assert/strict";
import { shareWork, throttled } from "../../../src/host/shared-work.ts";

/** Work that ends when it is told to, and notes whether it was cancelled. */
function openWork() {
  let finish: (value: string) => void = () => undefined;
  let report: (value: number) => void = () => undefined;
  let aborted = false;
  let starts = 0;
  const shared = shareWork<string, number>((signal, progress) => {
    starts++;
    report = progress;
    signal.addEventListener("abort", () => (aborted = true));
    return new Promise((resolve) => (finish = resolve));
  });
  return {
    shared,
    finish: (value: string) => {
      finish(value);
    },
    report: (value: number) => {
      report(value);
    },
    aborted: () => aborted,
    starts: () => starts,
  };
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe("shareWork", () => {
  it("runs once for all who wait", async () => {
    const { shared, finish, starts } = openWork();
    const answers = Promise.all([shared.wait({}), shared.wait({})]);
    await turn();
    finish("done");
    assert.deepEqual(await answers, ["done", "done"]);
    assert.equal(starts(), 1);
  });

  it("goes on while one of those who could cancel still waits", async () => {
    const { shared, finish, aborted } = openWork();
    const [first, second] = [new AbortController(), new AbortController()];
    const gone = shared.wait({ signal: first.signal });
    const stays = shared.wait({ signal: second.signal });
    await turn();
    first.abort();
    await assert.rejects(gone, { name: "Cancelled" });
    assert.equal(aborted(), false);
    finish("done");
    assert.equal(await stays, "done");
  });

  it("ends when the last one cancels", async () => {
    const { shared, aborted } = openWork();
    const [first, second] = [new AbortController(), new AbortController()];
    const both = [shared.wait({ signal: first.signal }), shared.wait({ signal: second.signal })];
    await turn();
    first.abort();
    second.abort();
    for (const one of both) await assert.rejects(one, { name: "Cancelled" });
    assert.equal(aborted(), true);
  });

  it("tells that it is ending, and when it is over", async () => {
    const { shared, finish } = openWork();
    const stop = new AbortController();
    const gone = shared.wait({ signal: stop.signal });
    await turn();
    assert.equal(shared.isAborted, false);
    stop.abort();
    await assert.rejects(gone, { name: "Cancelled" });
    assert.equal(shared.isAborted, true);
    let isOver = false;
    const over = shared.over.then(() => (isOver = true));
    await turn();
    assert.equal(isOver, false);
    finish("too late");
    await over;
  });

  it("tells its progress to those who wait, and to nobody after", async () => {
    const { shared, finish, report } = openWork();
    const heard: number[] = [];
    const waiting = shared.wait({ progress: (value) => heard.push(value) });
    await turn();
    report(1);
    report(2);
    finish("done");
    await waiting;
    report(3);
    assert.deepEqual(heard, [1, 2]);
  });

  it("begins nothing for a caller that has cancelled already", async () => {
    const { shared } = openWork();
    await assert.rejects(shared.wait({ signal: AbortSignal.abort() }), { name: "Cancelled" });
  });
});

describe("throttled", () => {
  it("leaves out what comes too soon", async () => {
    const heard: number[] = [];
    const tell = throttled(40, (value: number) => heard.push(value));
    tell(1);
    tell(2);
    await new Promise((resolve) => setTimeout(resolve, 60));
    tell(3);
    assert.deepEqual(heard, [1, 3]);
  });
});
