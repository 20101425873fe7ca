import assert from "node:assert/strict";
import { test } from "node:test";
import type { Box } from "../ink/box.ts";
import { boxBehind, boxSeen, type View, viewOf, viewThrough, warpFrom, warpInto } from "./view.ts";

/** A view turned by `degrees`, with its right side shorter by `far`. */
function turned(degrees: number, far = 0): View {
  const angle = (degrees * Math.PI) / 180;
  const at = (x: number, y: number) => ({
    x: 500 + x * Math.cos(angle) - y * Math.sin(angle),
    y: 400 + x * Math.sin(angle) + y * Math.cos(angle),
  });
  const less = 300 * (1 - far);
  return viewOf([at(-400, -300), at(400, -less), at(400, less), at(-400, 300)]);
}
const near = (a: Box, b: Box, by: number) =>
  [a.x - b.x, a.y - b.y, a.w - b.w, a.h - b.h].every((off) => Math.abs(off) <= by);

test("a view has about as many pixels as its quadrangle", () => {
  const { w, h } = turned(20);
  assert.deepEqual([w, h], [800, 600]);
});

test("a place goes from the view into the image and back", () => {
  const view = turned(17, 0.25);
  const { x, y } = warpFrom(view)(123, 456);
  const back = warpInto(view)(x, y);
  assert.ok(Math.hypot(back.x - 123, back.y - 456) < 1e-6, `${back.x} ${back.y}`);
});

test("a view of a view is one of the image", () => {
  const outer = turned(12, 0.2);
  const inner = viewOf([
    { x: 100, y: 50 },
    { x: 500, y: 80 },
    { x: 480, y: 500 },
    { x: 90, y: 470 },
  ]);
  const inside = warpFrom(inner)(33, 44);
  const wanted = warpFrom(outer)(inside.x, inside.y);
  const found = warpFrom(viewThrough(outer, inner))(33, 44);
  assert.ok(Math.hypot(found.x - wanted.x, found.y - wanted.y) < 1e-6);
});

test("the box behind the one that the image shows is the view's own, wherever it lies and however long it is", () => {
  for (const degrees of [-20, -7, 0, 13, 20])
    for (const box of [
      { x: 60, y: 90, w: 300, h: 50 },
      { x: 600, y: 400, w: 24, h: 80 },
    ]) {
      const view = turned(degrees);
      const back = boxBehind(view, boxSeen(view, box));
      assert.ok(near(back, box, 0.01), `${degrees}°: ${JSON.stringify(back)}`);
      const tilted = turned(degrees, 0.2);
      const about = boxBehind(tilted, boxSeen(tilted, box));
      assert.ok(near(about, box, 12), `${degrees}° and tilted: ${JSON.stringify(about)}`);
    }
});

test("a box that a person drew flatter than any box of the view is seen becomes the one around its corners", () => {
  const view = turned(20);
  const drawn = { x: 300, y: 350, w: 300, h: 30 };
  const behind = boxBehind(view, drawn);
  assert.ok(behind.w > 280 && behind.h > 100, JSON.stringify(behind));
});
