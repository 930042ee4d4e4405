import assert from "node:assert/strict";
import { keepFresh } from "../../../src/host/keep-fresh.ts";

const settleMs = 5;
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 8 * settleMs));

/** Files whose reading takes no time; counts how often they were read by themselves. */
function openFiles() {
  let readings = 0;
  const fresh = keepFresh(() => {
    readings++;
    fresh.begin();
  }, settleMs);
  return { fresh, readings: () => readings };
}

describe("keepFresh", () => {
  it("is fresh from a reading to the next change", () => {
    const { fresh } = openFiles();
    assert.equal(fresh.isFresh(), false);
    fresh.begin();
    assert.equal(fresh.isFresh(), true);
    fresh.outdate();
    assert.equal(fresh.isFresh(), false);
    fresh.begin();
    fresh.forget();
    assert.equal(fresh.isFresh(), false);
  });

  it("reads many changes at once, while held", async () => {
    const { fresh, readings } = openFiles();
    fresh.begin();
    fresh.hold();
    for (let i = 0; i < 5; i++) {
      fresh.outdate();
      fresh.settle();
    }
    assert.equal(readings(), 0);
    await settled();
    assert.equal(readings(), 1);
    fresh.settle();
    await settled();
    assert.equal(readings(), 1);
  });

  it("reads nothing by itself while nobody looks, but once somebody does", async () => {
    const { fresh, readings } = openFiles();
    fresh.begin();
    const [first, second] = [fresh.hold(), fresh.hold()];
    first.dispose();
    first.dispose();
    second.dispose();
    fresh.outdate();
    fresh.settle();
    await settled();
    assert.equal(readings(), 0);
    fresh.hold();
    await settled();
    assert.equal(readings(), 1);
  });

  it("still reads for one holder when the other has let go twice", async () => {
    const { fresh, readings } = openFiles();
    fresh.begin();
    const gone = fresh.hold();
    fresh.hold();
    gone.dispose();
    gone.dispose();
    fresh.outdate();
    fresh.settle();
    await settled();
    assert.equal(readings(), 1);
  });

  it("waits for the first reader, and after a reading that came to nothing", async () => {
    const { fresh, readings } = openFiles();
    fresh.hold();
    fresh.outdate();
    fresh.settle();
    fresh.begin();
    fresh.forget();
    fresh.outdate();
    fresh.settle();
    await settled();
    assert.equal(readings(), 0);
  });

  it("reads nothing once it is disposed", async () => {
    const { fresh, readings } = openFiles();
    fresh.begin();
    fresh.hold();
    fresh.outdate();
    fresh.settle();
    fresh.dispose();
    await settled();
    assert.equal(readings(), 0);
  });
});
