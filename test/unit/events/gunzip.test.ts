import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { UserError } from "../../../src/errors.ts";
import { gunzip, isGzip } from "../../../src/events/gunzip.ts";
import { cut, utf8 } from "./collect.ts";

interface Unzipped {
  readonly bytes: Uint8Array;
  readonly fault: string;
}

/** Overwrites each piece once the next is asked for, as a file reader may. */
async function* reused(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) {
    const copy = Uint8Array.from(piece);
    yield copy;
    copy.fill(0);
    await Promise.resolve();
  }
}

async function unzip(pieces: readonly Uint8Array[]): Promise<Unzipped> {
  const out: Uint8Array[] = [];
  let fault = "";
  try {
    for await (const piece of gunzip(reused(pieces))) out.push(piece);
  } catch (error) {
    assert.ok(error instanceof UserError);
    fault = error.message;
  }
  return { bytes: Buffer.concat(out), fault };
}

const text = utf8("A line of events, and the next one.\n".repeat(20_000));

describe("gunzip", () => {
  it("gives back what was compressed, in any number of members, wherever it is cut", async () => {
    const members = fc.array(fc.oneof(fc.uint8Array({ maxLength: 500 }), fc.constant(text)), {
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(
        members,
        fc.array(fc.nat(5000)),
        fc.nat(20),
        async (parts, places, padding) => {
          const zipped = Buffer.concat([
            ...parts.map((part) => gzipSync(part)),
            Buffer.alloc(padding),
          ]);
          const { bytes, fault } = await unzip(cut(zipped, places));
          assert.equal(fault, "");
          assert.ok(Buffer.concat(parts).equals(bytes));
        },
      ),
    );
  });

  it("gives what is there of a file that is cut off, then says so", async () => {
    const zipped = gzipSync(text);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: zipped.length - 1 }), async (length) => {
        const { bytes, fault } = await unzip([zipped.subarray(0, length)]);
        assert.match(fault, /cut off/);
        assert.ok(Buffer.from(text.subarray(0, bytes.length)).equals(bytes));
      }),
    );
  });

  it("checks the sum of what it gave", async () => {
    const zipped = gzipSync(text);
    zipped[zipped.length - 6] = (zipped[zipped.length - 6] ?? 0) ^ 1;
    const { bytes, fault } = await unzip([zipped]);
    assert.match(fault, /damaged.*check/);
    assert.equal(bytes.length, text.length);
  });

  it("refuses what isn't gzip, from the start or after a member", async () => {
    assert.match((await unzip([utf8("plain text")])).fault, /damaged.*header/);
    const after = await unzip([Buffer.concat([gzipSync(text), utf8("plain text")])]);
    assert.match(after.fault, /damaged/);
    assert.equal(after.bytes.length, text.length);
  });

  it("takes an empty file as one", async () => {
    assert.deepEqual(await unzip([]), { bytes: Buffer.alloc(0), fault: "" });
  });

  it("never holds more than a small piece of a bomb", async () => {
    const bomb = gzipSync(Buffer.alloc(200_000_000));
    let length = 0;
    for await (const piece of gunzip(reused([bomb]))) {
      assert.ok(piece.length <= 1 << 18);
      length += piece.length;
    }
    assert.equal(length, 200_000_000);
  });

  it("knows gzip by its first bytes", () => {
    assert.ok(isGzip(gzipSync("")));
    assert.ok(!isGzip(utf8("{}")));
    assert.ok(!isGzip(new Uint8Array(0)));
  });
});
