import assert from "node:assert/strict";
import { test } from "node:test";
import { componentsOf } from "./components.ts";
import { marksOf } from "./marks.ts";
import { besideSheet } from "./sides.ts";

type Shape = (x: number, y: number) => boolean;

const [W, H] = [480, 640];
const bar =
  (left: number, top: number, wide: number, tall: number): Shape =>
  (x, y) =>
    x >= left && x < left + wide && y >= top && y < top + tall;
/** A bar that leans by `lean` for each pixel down. */
const leaning =
  (left: number, wide: number, lean: number): Shape =>
  (x, y) =>
    x >= left + lean * y && x < left + lean * y + wide;
const ellipse =
  (x: number, y: number, wide: number, tall: number): Shape =>
  (px, py) =>
    Math.hypot((px - x) / wide, (py - y) / tall) <= 1;
const DIGITS: readonly Shape[] = [bar(200, 300, 9, 70), bar(240, 305, 9, 66)];

const raster = (shapes: readonly Shape[]) => ({
  w: W,
  h: H,
  values: Uint8Array.from({ length: W * H }, (_, i) =>
    shapes.some((isInk) => isInk(i % W, Math.floor(i / W))) ? 1 : 0,
  ),
});
const marksOfAll = (shapes: readonly Shape[]) => marksOf(raster(shapes)).map(({ box }) => box.x);
const found = (shape: Shape, others = DIGITS) => {
  const ink = raster([...others, shape]);
  return besideSheet(componentsOf(ink), ink).length;
};

test("a table's strip and a finger's tip are no ink, and say nothing of how tall digits are", () => {
  const beside: readonly [string, Shape][] = [
    ["a strip that narrows", (x, y) => x < 20 - 0.02 * y],
    ["the edge of a wide one, leaning", leaning(22, 9, 0.03)],
    ["a strip above", bar(0, 0, W, 14)],
    ["a finger from the left", ellipse(0, 500, 18, 47)],
    ["a finger from below, hardly wider than the pen", ellipse(100, H, 40, 14)],
  ];
  for (const [name, shape] of beside) {
    assert.equal(found(shape), 1, name);
    assert.equal(marksOfAll([...DIGITS, shape]).length, DIGITS.length, name);
  }
  const small = [bar(300, 60, 4, 14), bar(312, 60, 4, 14)]; // dust beside a finger eight times as tall
  assert.equal(marksOfAll([...small, ellipse(0, 400, 26, 60)]).length, small.length);
});

test("ink at a side is ink where the pen was as wide throughout, a digit hangs on it, or all else fills the image", () => {
  const ink: readonly [string, Shape, readonly Shape[]][] = [
    ["a 1 along the side", bar(0, 280, 10, 90), DIGITS],
    ["a 1 with a foot", (x, y) => bar(0, 280, 10, 90)(x, y) || bar(0, 362, 14, 8)(x, y), DIGITS],
    ["an arrow's head", (x, y) => x <= 14 - Math.abs(y - 320) / 3, DIGITS],
    ["a slanted 1", leaning(0, 10, 0.3), DIGITS],
    ["a digit on a margin's line", (x, y) => bar(40, 0, 4, H)(x, y) || bar(44, 300, 50, 9)(x, y), DIGITS],
    ["a 1 of a number cut out tightly", bar(W - 40, 0, 40, H), [bar(20, 10, 60, H - 20)]],
    [
      "a 0 that the side cuts off",
      (x, y) => ellipse(0, 320, 40, 50)(x, y) && !ellipse(0, 320, 30, 40)(x, y),
      DIGITS,
    ],
    ["the only ink", ellipse(0, 320, 18, 47), []],
  ];
  for (const [name, shape, others] of ink) assert.equal(found(shape, others), 0, name);
});
