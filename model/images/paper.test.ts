import assert from "node:assert/strict";
import { test } from "node:test";
import { darknessOf } from "./paper.ts";
import type { Raster } from "./raster.ts";

function drawn(w: number, h: number, at: (x: number, y: number) => number): Raster {
  return { w, h, values: Uint8Array.from({ length: w * h }, (_, i) => at(i % w, Math.floor(i / w))) };
}

const W = 480;
const H = 360;
const isStroke = (x: number, y: number) => Math.abs(x - 150) < 6 && y > 80 && y < 280;

test("a shadow with an edge becomes paper, and ink across it stays as dark on both sides", () => {
  const light = (y: number) => (y < 180 ? 240 : 170);
  const { values } = darknessOf(drawn(W, H, (x, y) => (isStroke(x, y) ? 0.3 : 1) * light(y)));
  const at = (x: number, y: number) => values[y * W + x] ?? 0;
  assert.ok(Math.max(at(300, 100), at(300, 260)) < 12, "paper");
  assert.ok(Math.min(at(150, 100), at(150, 260)) > 160, "ink");
});

test("ink that is thick beside the image is full throughout", () => {
  const isThick = (x: number, y: number) => Math.abs(x - 200) < 20 && y > 60 && y < 300;
  const { values } = darknessOf(drawn(W, H, (x, y) => (isThick(x, y) ? 30 : 250)));
  for (let y = 64; y < 296; y++) assert.ok((values[y * W + 200] ?? 0) > 200, `row ${y}`);
});

test("black paper is told from a page on a dark table", () => {
  const onBlack = darknessOf(drawn(W, H, (x, y) => (isStroke(x, y) ? 230 : 10)));
  assert.ok((onBlack.values[180 * W + 150] ?? 0) > 200);
  assert.ok((onBlack.values[180 * W + 300] ?? 255) < 12);
});
