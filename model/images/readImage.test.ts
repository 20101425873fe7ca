import assert from "node:assert/strict";
import { test } from "node:test";
import type { Classify } from "../../core/reading/scoreCache.ts";
import { readPicture } from "./readImage.ts";

/** A bar of ink in the middle of white paper, `thick` pixels wide. */
function bar(thick = 12) {
  const [w, h] = [160, 160];
  const values = new Uint8Array(w * h).fill(250);
  for (let y = 40; y < 120; y++) values.fill(20, y * w + 80 - thick / 2, y * w + 80 + thick / 2);
  return { gray: { w, h, values }, scale: 1, orientation: 1 };
}

/** Says 1 with the chance `p`, the other digits and "not a digit" with equal shares of the rest. */
function sayingOne(p: number): Classify {
  const row = Array.from({ length: 11 }, (_, i) => Math.log(i === 1 ? p : (1 - p) / 10));
  return async (glyphs) => Float32Array.from(glyphs.flatMap(() => row));
}

test("ink that is a number by less than a tenth is refused with its place, and not guessed", async () => {
  const guessed = await readPicture(bar(), sayingOne(0.09));
  assert.deepEqual(guessed.numbers, []);
  assert.equal(guessed.rejected.length, 1);
  const { numbers } = await readPicture(bar(), sayingOne(0.6));
  assert.deepEqual(
    numbers.map(({ text }) => text),
    ["1"],
  );
});

test("a thick stroke that is in doubt is looked at once more, full in its middle", async () => {
  const middles: number[] = [];
  await readPicture(bar(60), async (glyphs, keys) => {
    for (const { bitmap } of glyphs) middles.push(bitmap[14 * 28 + 14] ?? 0);
    return sayingOne(0.6)(glyphs, keys);
  });
  assert.ok((middles[0] ?? 1) < 0.5 && (middles.at(-1) ?? 0) > 0.9, `${middles}`);
});
