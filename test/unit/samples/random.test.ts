import assert from "node:assert/strict";
import { randomOf } from "../../../src/samples/random.ts";

describe("randomOf", () => {
  it("gives the same numbers for the same keys, on every machine", () => {
    const numbers = (random = randomOf(1, "shift", 7)) => [1, 2, 3].map(() => random.integer(0, 999));
    assert.deepEqual(numbers(), numbers());
    assert.notDeepEqual(numbers(), numbers(randomOf(1, "shift", 8)));
    assert.notDeepEqual(numbers(), numbers(randomOf(2, "shift", 7)));
  });

  it("spreads evenly, also over the first numbers of neighbouring keys", () => {
    const counts = new Array<number>(10).fill(0);
    for (let key = 0; key < 10_000; key++) {
      const n = randomOf("neighbours", key).integer(0, 9);
      counts[n] = (counts[n] ?? 0) + 1;
    }
    for (const count of counts) assert.ok(count > 850 && count < 1150, counts.join(" "));
  });

  it("takes both ends of a range, and chances as told", () => {
    const random = randomOf("ends");
    const rolls = Array.from({ length: 1000 }, () => random.integer(1, 6));
    assert.deepEqual([...new Set(rolls)].sort(), [1, 2, 3, 4, 5, 6]);
    const hits = Array.from({ length: 10_000 }, () => random.chance(0.2)).filter(Boolean).length;
    assert.ok(hits > 1800 && hits < 2200, String(hits));
  });

  it("makes UUIDs of version 4 that differ", () => {
    const random = randomOf("uuid");
    const uuids = Array.from({ length: 1000 }, () => random.uuid());
    assert.equal(new Set(uuids).size, 1000);
    for (const uuid of uuids) {
      assert.match(uuid, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  });
});
