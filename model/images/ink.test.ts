import assert from "node:assert/strict";
import { test } from "node:test";
import { inkOf } from "./ink.ts";
import type { Raster } from "./raster.ts";

const [W, H] = [100, 150];

function drawn(at: (x: number, y: number) => number): Raster {
  return { w: W, h: H, values: Uint8Array.from({ length: W * H }, (_, i) => at(i % W, Math.floor(i / W))) };
}

test("a stroke that leaves little of the image as paper and whose edges are soft is ink, and the paper beside it is none", () => {
  const soft = drawn((x) => 255 / (1 + Math.exp((Math.abs(x - 50) - 36) / 4)));
  const { values } = inkOf(soft, 1);
  assert.equal(values[75 * W + 50], 1);
  assert.equal(values[75 * W + 2], 0);
});
