import assert from "node:assert/strict";
import { EventsGone, UserError } from "../../../src/errors.ts";
import { askOfSet } from "../../../src/host/loaded-set.ts";

/** An engine that keeps nothing but the set loaded last. */
function openStore(first = 1) {
  let last = first;
  let loads = 0;
  return {
    loads: () => loads,
    forget: () => {
      last = 0;
    },
    load: async () => {
      loads++;
      last = first + loads - 1;
      return { set: last };
    },
    ask: async (set: number) => {
      if (set !== last) throw new EventsGone();
      return `answer of ${String(set)}`;
    },
  };
}

describe("askOfSet", () => {
  it("loads first when nothing is known", async () => {
    const { load, ask, loads } = openStore();
    assert.equal(await askOfSet(load, ask), "answer of 1");
    assert.equal(loads(), 1);
  });

  it("loads nothing for a set that is still there", async () => {
    const { load, ask, loads } = openStore(4);
    assert.equal(await askOfSet(load, ask, 4), "answer of 4");
    assert.equal(loads(), 0);
  });

  it("loads a set that had to go, and asks once more", async () => {
    const { load, ask, forget, loads } = openStore(4);
    forget();
    assert.equal(await askOfSet(load, ask, 4), "answer of 4");
    assert.equal(loads(), 1);
  });

  it("asks no third time", async () => {
    const { load, loads } = openStore();
    let asks = 0;
    const ask = async (): Promise<never> => {
      asks++;
      throw new EventsGone();
    };
    await assert.rejects(askOfSet(load, ask, 9), EventsGone);
    assert.deepEqual([asks, loads()], [2, 1]);
  });

  it("leaves other failures alone, those of loading too", async () => {
    const { load, ask, forget, loads } = openStore();
    const failure = new UserError("The report has too many rows.");
    await assert.rejects(
      askOfSet(load, () => Promise.reject(failure), 1),
      failure,
    );
    assert.equal(loads(), 0);
    forget();
    await assert.rejects(
      askOfSet(() => Promise.reject(failure), ask, 1),
      failure,
    );
  });
});
