import assert from "node:assert/strict";
import { test } from "node:test";
import { warpFrom } from "../../core/images/view.ts";
import { type Quad, warpOf } from "../../core/images/warp.ts";
import { areaWithin, hullOf, quadAround } from "./quad.ts";
import type { Raster } from "./raster.ts";
import { sheetOf } from "./sheet.ts";
import { onTable } from "./testing/onTable.ts";

const [W, H] = [600, 800];
const [PAPER, INK] = [225, 40];
const TILTED: Quad = [
  { x: 140, y: 110 },
  { x: 470, y: 60 },
  { x: 540, y: 690 },
  { x: 70, y: 720 },
];

/** A photo of a sheet at `quad`, with ink where `isInk` says so (u, v: 0…1 on the sheet). */
function photo(
  quad: Quad,
  isInk: (u: number, v: number) => boolean = () => false,
  light?: (x: number, y: number) => number,
): Raster {
  const values = Uint8Array.from({ length: W * H }, (_, i) =>
    isInk(((i % W) + 0.5) / W, (Math.floor(i / W) + 0.5) / H) ? INK : PAPER,
  );
  return onTable({ w: W, h: H, values }, quad, { w: W, h: H }, light);
}

const inSquare = (u: number, v: number) => Math.abs(u - 0.7) < 0.05 && Math.abs(v - 0.25) < 0.05;

/** Where the dark square of the straightened sheet is, as shares of its sides. */
function squareIn({ w, h, values }: Raster): readonly [number, number] {
  let [sumX, sumY, count] = [0, 0, 0];
  values.forEach((value, i) => {
    if (value > 100) return;
    sumX += i % w;
    sumY += Math.floor(i / w);
    count++;
  });
  return [sumX / count / w, sumY / count / h];
}

test("a sheet that lies at an angle on a table is straightened, and its places are known in the photo", () => {
  const sheet = sheetOf(photo(TILTED, inSquare));
  assert.ok(sheet);
  const [u, v] = squareIn(sheet.gray);
  assert.ok(Math.abs(u - 0.7) < 0.02 && Math.abs(v - 0.25) < 0.02, `${u} ${v}`);
  const seen = warpFrom(sheet.view)(u * sheet.gray.w, v * sheet.gray.h);
  const wanted = warpOf(TILTED)(0.7, 0.25);
  assert.ok(Math.hypot(seen.x - wanted.x, seen.y - wanted.y) < 6, `${seen.x} ${seen.y}`);
});

test("a shadow across sheet and table hides neither", () => {
  const sheet = sheetOf(photo(TILTED, inSquare, (x, y) => (x + 0.4 * y > 420 ? 0.55 : 1)));
  assert.ok(sheet);
  assert.ok(Math.abs(sheet.gray.w / sheet.gray.h - 400 / 616) < 0.05, `${sheet.gray.w} ${sheet.gray.h}`);
});

test("a scan, a frame drawn on paper and a small light thing are no sheet", () => {
  const full: Quad = [
    { x: 0, y: 0 },
    { x: W, y: 0 },
    { x: W, y: H },
    { x: 0, y: H },
  ];
  assert.equal(sheetOf(photo(full, inSquare)), null);
  const frame = (u: number, v: number) => Math.max(Math.abs(u - 0.5), Math.abs(v - 0.5)) > 0.4;
  const inFrame = (u: number, v: number) =>
    frame(u, v) && !frame(0.5 + (u - 0.5) * 0.97, 0.5 + (v - 0.5) * 0.97);
  assert.equal(sheetOf(photo(full, inFrame)), null);
  assert.equal(
    sheetOf(
      photo([
        { x: 200, y: 200 },
        { x: 300, y: 200 },
        { x: 300, y: 300 },
        { x: 200, y: 300 },
      ]),
    ),
    null,
  );
});

test("paper that runs out of the image is a sheet where it is written on, and what lies beside a thick stroke is none", () => {
  const inCorner: Quad = [
    { x: 0, y: 160 },
    { x: 440, y: 140 },
    { x: 460, y: H },
    { x: 0, y: H },
  ];
  const isLine = (u: number, v: number) => Math.abs(u - 0.5) < 0.01 && Math.abs(v - 0.5) < 0.1;
  assert.ok(sheetOf(photo(inCorner, isLine)));
  assert.equal(sheetOf(photo(inCorner)), null);
  assert.ok(sheetOf(photo(TILTED)), "its edge is seen all around");
});

test("an area of light that is no quadrangle is no sheet", () => {
  const isRound = (u: number, v: number) => Math.hypot(u - 0.5, v - 0.5) > 0.5;
  assert.equal(sheetOf(photo(TILTED, isRound)), null);
});

test("the quadrangle around a hull whose corners are worn is near the one before", () => {
  const points = Array.from({ length: 400 }, (_, i) =>
    warpOf(TILTED)((i % 20) / 19, Math.floor(i / 20) / 19),
  );
  const worn = points.filter(({ x, y }) =>
    TILTED.every((corner) => Math.hypot(corner.x - x, corner.y - y) > 20),
  );
  const quad = quadAround(hullOf(worn), 2);
  assert.ok(quad);
  assert.ok(Math.abs(areaWithin(quad) / areaWithin(TILTED) - 1) < 0.02);
  quad.forEach(({ x, y }, i) => {
    assert.ok(Math.hypot(x - (TILTED[i]?.x ?? 0), y - (TILTED[i]?.y ?? 0)) < 25, `${i}: ${x} ${y}`);
  });
  assert.equal(quadAround(TILTED.slice(1), 2), null);
});
