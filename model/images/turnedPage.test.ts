import assert from "node:assert/strict";
import { test } from "node:test";
import { warpFrom } from "../../core/images/view.ts";
import { unwarpOf } from "../../core/images/warp.ts";
import { darknessOf } from "./paper.ts";
import { straightened } from "./straightened.ts";
import { fillingPhoto, isWriting, type Lie } from "./testing/fillingPhoto.ts";
import { turnedPageOf } from "./turnedPage.ts";

const [W, H] = [700, 900];

const photo = (isInk: (x: number, y: number) => boolean, lie: Lie) =>
  fillingPhoto({ w: W, h: H }, isInk, lie).gray;

/** How much a line that goes across the page rises in the straightened picture, in pixels a pixel, near its top and near its foot. */
function rises(lie: Lie): readonly number[] {
  const darkness = darknessOf(photo(isWriting, lie));
  const view = turnedPageOf(darkness);
  assert.ok(view, JSON.stringify(lie));
  const rows = darknessOf(photo((_, y) => Math.abs(y - 150) < 3 || Math.abs(y - 750) < 3, lie));
  const flat = straightened(rows, view, "nothing");
  const middleOf = (x: number, isUpper: boolean) => {
    let [sum, count] = [0, 0];
    for (let y = isUpper ? 0 : flat.h >> 1; y < (isUpper ? flat.h >> 1 : flat.h); y++)
      if ((flat.values[y * flat.w + x] ?? 0) > 60) [sum, count] = [sum + y, count + 1];
    return sum / count;
  };
  const [left, right] = [Math.round(0.35 * flat.w), Math.round(0.65 * flat.w)];
  return [true, false].map(
    (isUpper) => (middleOf(right, isUpper) - middleOf(left, isUpper)) / (right - left),
  );
}

test("a page that fills the photo is set straight by its rows, turned by up to 20° either way", () => {
  for (const degrees of [6, -20])
    for (const rise of rises({ degrees })) assert.ok(Math.abs(rise) < 0.015, `${degrees}°: ${rise}`);
});

test("rows that meet, for one side is further away, are made parallel", () => {
  for (const rise of rises({ degrees: 12, far: 0.25 })) assert.ok(Math.abs(rise) < 0.02, `${rise}`);
});

test("all of the photo is in the view", () => {
  const view = turnedPageOf(darknessOf(photo(isWriting, { degrees: 15 })));
  assert.ok(view);
  const place = unwarpOf(view.quad);
  for (const [x, y] of [
    [0, 0],
    [W, 0],
    [W, H],
    [0, H],
  ] as const) {
    const { x: u, y: v } = place(x, y);
    assert.ok(u > -1e-6 && u < 1 + 1e-6 && v > -1e-6 && v < 1 + 1e-6, `${x} ${y}: ${u} ${v}`);
  }
  assert.ok(warpFrom(view)(view.w / 2, view.h / 2).x > 0);
});

test("what is straight already, slanted writing, a few marks and a drawing are left as they are", () => {
  const left = (isInk: (x: number, y: number) => boolean, lie: Lie = {}) =>
    assert.equal(turnedPageOf(darknessOf(photo(isInk, lie))), null);
  left(isWriting);
  left(isWriting, { degrees: 1.5 });
  left((x, y) => isWriting(x + 0.6 * (y % 60), y)); // leaning to the right
  left((x, y) => isWriting(x, y) && y > 300 && y < 360 && x < 300, { degrees: 15 });
  left((x, y) => Math.abs(Math.hypot(x - 350, y - 450) - 200) < 4, { degrees: 15 });
  const random = (cell: number) => (Math.sin(cell * 12.9898) * 43758.5453) % 1;
  left((x, y) => {
    const cell = Math.floor(x / 50) + 100 * Math.floor(y / 50);
    const [cx, cy] = [10 + 30 * Math.abs(random(cell)), 10 + 30 * Math.abs(random(cell + 0.5))];
    return Math.hypot((x % 50) - cx, (y % 50) - cy) < 7 && Math.abs(random(cell + 0.25)) > 0.4;
  }); // dots anywhere
  left(() => false);
});
