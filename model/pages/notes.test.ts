import assert from "node:assert/strict";
import { test } from "node:test";
import sharp from "sharp";
import { createRandom } from "../augment/random.ts";
import type { InkItem } from "../data/ink.ts";
import { drawNote } from "./notes.ts";

const item = (text: string): InkItem => ({
  text,
  label: /\d/.test(text) ? Number(text) : 10,
  contributor: "a",
  strokes: [
    [
      { x: 40, y: 0 },
      { x: 0, y: 90 },
    ],
  ],
});
const HANDS = [
  [item("2"), item("x")],
  [..."0123456789+=kgmnatcx"].flatMap((text) => [item(text), item(text), item(text)]),
];

test("the numbers of a note have ink in their places, and what stands between them is in none", async () => {
  for (let i = 0; i < 12; i++) {
    const { file, numbers } = await drawNote(HANDS, createRandom(3, i));
    assert.deepEqual((await drawNote(HANDS, createRandom(3, i))).file, file);
    assert.ok(numbers.length > 0);
    for (const { text, box } of numbers) {
      assert.match(text, /^\d{1,3}$/);
      const place = {
        left: Math.round(box.x),
        top: Math.round(box.y),
        width: Math.ceil(box.w),
        height: Math.ceil(box.h),
      };
      const { channels } = await sharp(await sharp(file).extract(place).toBuffer()).stats();
      assert.ok((channels[0]?.min ?? 255) < 160, text);
    }
    const boxes = [...numbers].sort((a, b) => a.box.x - b.box.x);
    boxes.slice(1).forEach(({ box }, n) => {
      const before = boxes[n]?.box ?? box;
      assert.ok(before.x + before.w < box.x);
    });
  }
});
