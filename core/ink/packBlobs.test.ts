import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { MAX_BLOB_SIDE, MAX_BLOBS, packBlobs, unpackBlobs } from "./packBlobs.ts";

const SEED = 20268;
const place = fc.integer({ min: -9_000_000, max: 9_000_000 });
const side = fc.integer({ min: 1, max: 40 });
const boxes = fc.record({ x: place, y: place, w: side, h: side }, { noNullPrototype: true });
const blob = boxes.chain((box) => {
  const length = box.w * box.h;
  return fc.record({
    box: fc.constant(box),
    mask: fc.uint8Array({ minLength: length, maxLength: length }),
  });
});
const blobs = fc.array(blob, { minLength: 1, maxLength: 12 });

test("I7 packing keeps each blob's place and four tones of its ink, and packs again to the same bytes", () => {
  fc.assert(
    fc.property(blobs, (given) => {
      const bytes = packBlobs(given);
      const kept = unpackBlobs(bytes) ?? [];
      assert.deepEqual(
        kept.map(({ box }) => box),
        given.map(({ box }) => box),
      );
      kept.forEach(({ mask }, n) => {
        assert.ok(mask.every((value, i) => Math.abs(value - (given[n]?.mask[i] ?? -999)) <= 43));
      });
      assert.deepEqual(packBlobs(kept), bytes);
    }),
    { seed: SEED, numRuns: 200 },
  );
});

test("I8 bytes that are no blobs are refused, never thrown on, and never unpack to more than four pixels a byte", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const found = unpackBlobs(bytes) ?? [];
      assert.ok(found.reduce((sum, { mask }) => sum + mask.length, 0) <= 4 * bytes.length);
    }),
    { seed: SEED, numRuns: 2000 },
  );
  const good = packBlobs([{ box: { x: 1, y: -2, w: 3, h: 2 }, mask: new Uint8Array(6).fill(255) }]);
  assert.equal(unpackBlobs(good.subarray(0, good.length - 1)), undefined);
  assert.equal(unpackBlobs(new Uint8Array([...good, 0])), undefined);
});

test("I8 blobs of no size, of wrong masks, too large, too many, off the units or off the board are not packed", () => {
  const box = { x: 0, y: 0, w: 2, h: 2 };
  const mask = new Uint8Array(4);
  for (const wrong of [
    [],
    [{ box: { ...box, w: 0 }, mask: new Uint8Array() }],
    [{ box, mask: new Uint8Array(3) }],
    [{ box: { ...box, x: 0.5 }, mask }],
    [{ box: { ...box, y: Number.NaN }, mask }],
    [{ box: { ...box, x: 10_000_000 }, mask }],
    [{ box: { ...box, w: MAX_BLOB_SIDE + 1, h: 1 }, mask: new Uint8Array(MAX_BLOB_SIDE + 1) }],
    Array.from({ length: MAX_BLOBS + 1 }, () => ({ box, mask })),
  ])
    assert.throws(() => packBlobs(wrong), RangeError);
});
