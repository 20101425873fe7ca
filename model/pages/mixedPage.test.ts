import assert from "node:assert/strict";
import { test } from "node:test";
import sharp from "sharp";
import { createRandom } from "../augment/random.ts";
import type { InkSet } from "../data/ink.ts";
import { drawCropWithoutNumber, drawMixedPage } from "./mixedPage.ts";

const line = (x: number) => [
  { x, y: 0 },
  { x: 0, y: 90 },
];
const item = (text: string, label: number) => ({ strokes: [line(40)], text, label, contributor: "a" });
const INK: InkSet = {
  digits: [item("1", 1), item("7", 7)],
  others: [item("v", 10), item("+", 10)],
  pairs: [],
};

test("equal chance gives equal pages, and each number has ink in its place", async () => {
  const page = await drawMixedPage(INK, createRandom(1, 1));
  assert.deepEqual(await drawMixedPage(INK, createRandom(1, 1)), page);
  assert.ok(page.numbers.length > 0);
  for (const { text, box } of page.numbers) {
    assert.match(text, /^[17]{1,5}$/);
    const [left, top] = [Math.round(box.x), Math.round(box.y)];
    const place = { left, top, width: Math.ceil(box.w), height: Math.ceil(box.h) };
    const { channels } = await sharp(await sharp(page.file).extract(place).toBuffer()).stats();
    assert.ok((channels[0]?.min ?? 255) < 160, `${text} at ${left}, ${top}`);
  }
});

test("a crop without a number names none", async () => {
  const { numbers } = await drawCropWithoutNumber(INK, createRandom(1, 2));
  assert.deepEqual(numbers, []);
});
