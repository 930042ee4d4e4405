import assert from "node:assert/strict";
import { personOf, placeOf } from "../../../src/samples/people.ts";

describe("people of the samples", () => {
  const people = Array.from({ length: 20_000 }, (_, index) => personOf(1, index));

  it("have a login name and an ARN of their own", () => {
    assert.equal(new Set(people.map((p) => p.login)).size, people.length);
    assert.equal(new Set(people.map((p) => p.arn)).size, people.length);
  });

  it("have plain login names", () => {
    for (const { login } of people) assert.match(login, /^[a-z]+\.[a-z]+\d*$/);
  });

  it("stand in a hierarchy of five levels, of three, or in none", () => {
    const depths = new Set(people.slice(0, 60).map((p) => placeOf(p, 0).hierarchy.length));
    assert.deepEqual([...depths].sort(), [0, 3, 5]);
  });

  it("change routing profile and team when they move, but not the site", () => {
    const person = personOf(1, 3);
    const [before, after] = [placeOf(person, 0), placeOf(person, 1)];
    assert.notEqual(before.routingProfile, after.routingProfile);
    assert.notEqual(before.hierarchy[4], after.hierarchy[4]);
    assert.equal(before.hierarchy[2], after.hierarchy[2]);
  });
});
