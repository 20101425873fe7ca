import assert from "node:assert/strict";
import { test } from "node:test";
import { withLigature } from "./joined.ts";
import { degrade } from "./paper.ts";
import { createRandom } from "./random.ts";

const DIGIT = [
  [
    { x: 0, y: 0 },
    { x: 10, y: 0 },
    { x: 4, y: 20 },
  ],
];

test("a ligature leaves the digit as it is and adds at most half its size at either end", () => {
  const random = createRandom(4, 0);
  let longest = 0;
  for (let round = 0; round < 200; round++) {
    const [stroke = []] = withLigature(DIGIT, random);
    const at = stroke.findIndex(({ x, y }) => x === 0 && y === 0);
    assert.deepEqual(stroke.slice(at, at + 3), DIGIT[0]);
    longest = Math.max(longest, stroke.length);
    const last = stroke.at(-1) ?? { x: 0, y: 0 };
    if (at + 3 < stroke.length) assert.ok(Math.hypot(last.x - 4, last.y - 20) <= 10 + 1e-9);
  }
  assert.equal(longest, 13, "some have one at both ends");
  assert.deepEqual(withLigature([[{ x: 1, y: 1 }]], random), [[{ x: 1, y: 1 }]]);
});

test("what paper does to a bitmap stays between paper and ink, and leaves ink", () => {
  const random = createRandom(5, 0);
  for (let round = 0; round < 200; round++) {
    const bitmap = Float32Array.from({ length: 784 }, (_, i) => (i % 28 > 10 && i % 28 < 16 ? 1 : 0));
    degrade(bitmap, random);
    assert.ok(bitmap.every((value) => value >= 0 && value <= 1));
    assert.ok(bitmap.some((value) => value > 0.5));
  }
});
