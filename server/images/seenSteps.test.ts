import assert from "node:assert/strict";
import { test } from "node:test";
import sharp from "sharp";
import { boxBehind } from "../../core/images/view.ts";
import type { Classify } from "../../core/reading/scoreCache.ts";
import { readPicture } from "../../model/images/readImage.ts";
import { fillingPhoto, isWriting, type Lie } from "../../model/images/testing/fillingPhoto.ts";
import { seenSteps } from "./seenSteps.ts";

const SIZE = { w: 700, h: 900 };
const SCALE = 2; // original pixels for one that is read

const sayingOne: Classify = async (glyphs) =>
  Float32Array.from(
    glyphs.flatMap(() => Array.from({ length: 11 }, (_, i) => Math.log(i === 1 ? 0.98 : 0.002))),
  );

async function stepsOf(lie: Lie) {
  const { gray } = fillingPhoto(SIZE, isWriting, lie);
  const steps = await seenSteps(gray, SCALE, sayingOne);
  const { numbers } = await readPicture({ gray, scale: SCALE, orientation: 1 }, sayingOne);
  return { steps, numbers };
}

async function pixelsOf(picture: Uint8Array) {
  const { data, info } = await sharp(picture).greyscale().raw().toBuffer({ resolveWithObject: true });
  return { w: info.width, h: info.height, values: new Uint8Array(data) };
}

test("of a page at an angle the pictures show what was read of it: straight, with each number where the view has it", async () => {
  const { steps, numbers } = await stepsOf({ degrees: 16 });
  const { view, pictures } = steps;
  assert.ok(view && pictures.straight && numbers.length > 10);
  for (const picture of [pictures.straight, pictures.even, pictures.ink, pictures.marks]) {
    const { w, h, values } = await pixelsOf(picture);
    assert.deepEqual([w, h], [view.w, view.h]);
    for (const { box, digits } of numbers) {
      const place = boxBehind(view, box);
      // Bars that stand upright: columns of the picture are all ink or all paper, where those of the photo would be both.
      const rows = [0.25, 0.5, 0.75].map((part) => {
        const from = Math.round(place.y + part * place.h) * w + Math.round(place.x);
        return values.subarray(from, from + Math.round(place.w)).map((value) => (value < 128 ? 1 : 0));
      });
      const [upper, middle, lower] = rows.map((row) => row.reduce((sum, ink) => sum + ink, 0));
      assert.ok(upper && middle && lower && digits.length > 0, JSON.stringify(place));
      const same = rows[0]?.filter((ink, i) => ink === rows[2]?.[i]).length ?? 0;
      assert.ok(same > 0.75 * place.w, `${same} of ${place.w}`);
    }
  }
  assert.equal(steps.glyphs.length, numbers.length);
});

test("of an image that is straight the pictures show all of it, and none says that it was set straight", async () => {
  const { steps } = await stepsOf({});
  assert.equal(steps.view, null);
  assert.equal(steps.pictures.straight, null);
  const { w, h } = await pixelsOf(steps.pictures.marks);
  assert.deepEqual([w, h], [SIZE.w, SIZE.h]);
});

test("of a sudoku the pictures show its cells set straight, and in the last its digits alone", async () => {
  const cell = 60;
  const onLine = (at: number) => at % cell < 3 || at % cell > cell - 2;
  const inDigit = (x: number, y: number) => Math.abs((x % cell) - 30) < 4 && Math.abs((y % cell) - 30) < 15;
  const isInk = (x: number, y: number) => {
    const [gx, gy] = [x - 80, y - 180];
    if (gx < 0 || gy < 0 || gx > 9 * cell || gy > 9 * cell) return false;
    const isGiven = (Math.floor(gx / cell) + Math.floor(gy / cell)) % 3 === 0;
    return onLine(gx) || onLine(gy) || (isGiven && inDigit(gx, gy));
  };
  const { gray } = fillingPhoto(SIZE, isInk, { degrees: 8 });
  const { view, pictures, glyphs } = await seenSteps(gray, SCALE, sayingOne);
  assert.ok(view && pictures.straight);
  assert.equal(glyphs.length, 27);
  const { w, h, values } = await pixelsOf(pictures.marks);
  assert.deepEqual([w, h], [view.w, view.h]);
  const side = w / 9;
  values.forEach((value, i) => {
    const [x, y] = [(i % w) / side, Math.floor(i / w) / side];
    const middle = Math.max(Math.abs((x % 1) - 0.5), Math.abs((y % 1) - 0.5));
    const isGiven = (Math.floor(x) + Math.floor(y)) % 3 === 0;
    if (!isGiven || middle > 0.35) assert.ok(value > 160, `${x} ${y}: ${value}`);
    if (isGiven && middle < 0.03) assert.ok(value < 100, `${x} ${y}: ${value}`);
  });
});
