import assert from "node:assert/strict";
import { test } from "node:test";
import { flatOf } from "./flat.ts";
import { marksOf } from "./marks.ts";
import type { Raster } from "./raster.ts";
import { findMarks } from "./readImage.ts";

const [PAPER, LINE, INK] = [232, 178, 50];
const [W, H] = [600, 800];
const BARS = Array.from({ length: 30 }, (_, i) => ({
  x: 70 + 83 * (i % 6),
  y: 60 + 140 * Math.floor(i / 6),
}));

/** Slanted bars by a pen across the lines of paper with squares of 24 pixels. */
function squaredPaper(): Raster {
  const isInk = (x: number, y: number) =>
    BARS.some((bar) => y >= bar.y && y < bar.y + 50 && Math.abs(x - bar.x - 0.3 * (y - bar.y)) < 3.5);
  const values = Uint8Array.from({ length: W * H }, (_, i) => {
    const [x, y] = [i % W, Math.floor(i / W)];
    return isInk(x, y) ? INK : (x + 9) % 24 < 2 || (y + 9) % 24 < 2 ? LINE : PAPER;
  });
  return { w: W, h: H, values };
}

test("what is written on squared paper is told from its lines, which join all of it", () => {
  const { darkness, ink } = flatOf(squaredPaper(), 1);
  const marks = findMarks(darkness, ink, 1);
  assert.equal(marks.length, BARS.length);
  for (const { box } of marks) assert.ok(box.h >= 48 && box.h <= 54 && box.w < 32, JSON.stringify(box));
});

test("what stands in a frame as dark as itself is taken whole, for no darker ink is without the frame", () => {
  const isFrame = (x: number, y: number) =>
    Math.max(Math.abs(x - W / 2) - 270, Math.abs(y - H / 2) - 370) > -8 &&
    x > 20 &&
    y > 20 &&
    x < W - 20 &&
    y < H - 20;
  const isStroke = (x: number, y: number) =>
    Math.abs(y - 400) < 25 && (x - 100) % 100 < 7 && x > 100 && x < 500;
  // Pen: the edges of its strokes are half as dark as their middle.
  const darkAt = (x: number, y: number) =>
    isStroke(x, y) ? ((x - 100) % 100 < 2 || (x - 100) % 100 > 4 ? 130 : INK) : PAPER;
  const values = Uint8Array.from({ length: W * H }, (_, i) => {
    const [x, y] = [i % W, Math.floor(i / W)];
    return isFrame(x, y) ? INK : darkAt(x, y);
  });
  const { ink } = flatOf({ w: W, h: H, values }, 1);
  assert.deepEqual(
    marksOf(ink, () => darkest(values)),
    marksOf(ink),
  );
});

/** Ink without the edges of strokes. */
function darkest(values: Uint8Array): Raster {
  return { w: W, h: H, values: values.map((value) => (value <= INK ? 1 : 0)) };
}
