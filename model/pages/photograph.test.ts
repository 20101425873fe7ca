import assert from "node:assert/strict";
import { test } from "node:test";
import sharp from "sharp";
import { createRandom } from "../augment/random.ts";
import { photograph } from "./photograph.ts";

const STROKES = [
  [
    { x: 0, y: 0 },
    { x: 40, y: 90 },
  ],
  [{ x: 60, y: 10 }],
];

test("equal ink and chance give equal photos, other chance another", async () => {
  const photo = (stream: number) => photograph(STROKES, createRandom(1, stream));
  const first = await photo(1);
  assert.deepEqual(await photo(1), first);
  assert.notDeepEqual(await photo(2), first);
  const { format, width = 0, height = 0 } = await sharp(first).metadata();
  assert.equal(format, "jpeg");
  assert.ok(Math.max(width, height) >= 480 && Math.max(width, height) <= 1_100);
});
