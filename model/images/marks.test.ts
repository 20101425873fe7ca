import assert from "node:assert/strict";
import { test } from "node:test";
import { flatOf } from "./flat.ts";
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
