import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fitTo, MAX_ZOOM, MIN_ZOOM, pinch, toBoard, toScreen, type Viewport, zoomAt } from "./viewport.ts";

const SEED = 11;
const point = fc.record({
  x: fc.double({ min: -2000, max: 2000, noNaN: true }),
  y: fc.double({ min: -2000, max: 2000, noNaN: true }),
});
const view = fc.record({
  x: fc.double({ min: -5000, max: 5000, noNaN: true }),
  y: fc.double({ min: -5000, max: 5000, noNaN: true }),
  zoom: fc.double({ min: MIN_ZOOM, max: MAX_ZOOM, noNaN: true }),
});
const near = (a: number, b: number) => Math.abs(a - b) < 1e-6 * Math.max(1, Math.abs(a), Math.abs(b));

test("to the board and back is where it was", () => {
  fc.assert(
    fc.property(view, point, (where, at) => {
      const back = toScreen(where, toBoard(where, at));
      return near(back.x, at.x) && near(back.y, at.y);
    }),
    { seed: SEED },
  );
});

test("zooming keeps the ink under the pointer and stays within the limits", () => {
  fc.assert(
    fc.property(view, point, fc.double({ min: 0.01, max: 100, noNaN: true }), (where, at, factor) => {
      const before = toBoard(where, at);
      const zoomed = zoomAt(where, at, factor);
      const after = toBoard(zoomed, at);
      return (
        near(before.x, after.x) &&
        near(before.y, after.y) &&
        zoomed.zoom >= MIN_ZOOM &&
        zoomed.zoom <= MAX_ZOOM
      );
    }),
    { seed: SEED },
  );
});

test("two fingers that move alike pan; two that part by a factor zoom by it", () => {
  const start: Viewport = { x: 10, y: 20, zoom: 1 };
  const [a, b] = [
    { x: 100, y: 100 },
    { x: 300, y: 100 },
  ];
  assert.deepEqual(
    pinch(
      start,
      [a, b],
      [
        { x: 105, y: 107 },
        { x: 305, y: 107 },
      ],
    ),
    { x: 15, y: 27, zoom: 1 },
  );
  const wide = pinch(
    start,
    [a, b],
    [
      { x: 0, y: 100 },
      { x: 400, y: 100 },
    ],
  );
  assert.equal(wide.zoom, 2);
  assert.deepEqual(toBoard(wide, { x: 0, y: 100 }), toBoard(start, a));
});

test("fitting shows all of the ink in the free part of the window", () => {
  const area = { x: 80, y: 60, w: 900, h: 700 };
  const box = { x: -5000, y: 200, w: 8000, h: 300 };
  const fitted = fitTo(box, area);
  const [left, right] = [toScreen(fitted, box).x, toScreen(fitted, { x: box.x + box.w, y: 0 }).x];
  assert.ok(left >= area.x && right <= area.x + area.w);
  assert.ok(fitTo({ x: 0, y: 0, w: 1, h: 1 }, area).zoom <= 1.5);
});
