import assert from "node:assert/strict";
import { test } from "node:test";
import { closed } from "./closing.ts";
import type { Raster } from "./raster.ts";

const SIDE = 24;

function raster(valueAt: (x: number, y: number) => number): Raster {
  const values = Uint8Array.from({ length: SIDE * SIDE }, (_, i) => valueAt(i % SIDE, Math.floor(i / SIDE)));
  return { w: SIDE, h: SIDE, values };
}

test("closing fills dark places that are narrower than its square, and leaves wider ones", () => {
  const strokes = raster((x) => (x >= 4 && x < 8 ? 0 : 200));
  assert.ok(closed(strokes, 2).values.every((value) => value === 200));
  assert.deepEqual(closed(strokes, 1), strokes);
});

test("a dark half whose edge runs slanting out of the raster stays as it is, tip and all", () => {
  const shadow = raster((x, y) => (2 * x + y < 20 ? 90 : 200));
  const left = closed(shadow, 3);
  const changed = left.values.filter((value, i) => value !== shadow.values[i]).length;
  assert.ok(changed <= 6, `${changed} pixels`); // the stairs of the slant
});
