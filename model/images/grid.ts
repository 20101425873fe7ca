import type { View } from "../../core/images/view.ts";
import type { Point, Quad } from "../../core/images/warp.ts";
import { type Component, componentsOf } from "./components.ts";
import type { Raster } from "./raster.ts";
import { straightened } from "./straightened.ts";

/** Cells along a side of the one kind of grid that is looked for: a sudoku's. */
export const GRID_CELLS = 9;
export const CELL_PX = 64;
const SIDE = GRID_CELLS * CELL_PX;

const LEAST_SHARE = 0.3; // of the image's shorter side
const CANDIDATES = 3; // largest pieces of ink that are looked at
const FULLEST = 0.45; // of its box; more ink is a picture
const LINE_REACH = 7; // pixels of the straightened grid that a line may lie off its place
const LINE_SEEN = 0.55; // of a line's length, so that most lines of a faint grid are seen
const CLEARER = 0.15; // than the middle of the cells, which digits cover in part
const LINES_LEAST = 12; // of the 16 within

/** A grid found, and how many of the 16 lines between its cells were seen. */
export type Grid = { readonly view: View; readonly seen: number };
export const GRID_LINES = 2 * (GRID_CELLS - 1);

/** Finds a grid of 9 × 9 cells, photographed from any angle, in an image's ink; null where there is none. */
export function gridOf(ink: Raster): Grid | null {
  const least = LEAST_SHARE * Math.min(ink.w, ink.h);
  const large = componentsOf(ink)
    .filter(({ box, area }) => box.w >= least && box.h >= least && area <= FULLEST * box.w * box.h)
    .sort((a, b) => b.box.w * b.box.h - a.box.w * a.box.h);
  for (const component of large.slice(0, CANDIDATES)) {
    const view = { quad: cornersOf(component), w: SIDE, h: SIDE };
    const seen = linesSeen(straightened(ink, view, "nothing"));
    if (seen >= LINES_LEAST) return { view, seen };
  }
  return null;
}

function cornersOf({ box, mask }: Component): Quad {
  const best: Point[] = [];
  const most = [-Infinity, -Infinity, -Infinity, -Infinity];
  for (let y = 0; y < box.h; y++) {
    for (let x = 0; x < box.w; x++) {
      if (mask[y * box.w + x] === 0) continue;
      [-x - y, x - y, x + y, y - x].forEach((value, corner) => {
        if (value <= (most[corner] ?? 0)) return;
        most[corner] = value;
        best[corner] = { x: box.x + x + 0.5, y: box.y + y + 0.5 };
      });
    }
  }
  const at = (corner: number): Point => best[corner] ?? { x: box.x, y: box.y };
  return [at(0), at(1), at(2), at(3)];
}

/** How many of the 16 lines between cells stand where they should, with less ink halfway between them. */
function linesSeen(square: Raster): number {
  let seen = 0;
  for (let line = 1; line < GRID_CELLS; line++) {
    for (const across of [true, false]) {
      const here = coverAt(square, line * CELL_PX, across);
      const between = coverAt(square, (line - 0.5) * CELL_PX, across);
      if (here >= LINE_SEEN && here - between >= CLEARER) seen++;
    }
  }
  return seen;
}

/** The share of a line's length at which ink stands within reach of it. */
function coverAt({ values }: Raster, at: number, across: boolean): number {
  let covered = 0;
  for (let along = 0; along < SIDE; along++) {
    for (let place = at - LINE_REACH; place <= at + LINE_REACH; place++) {
      if ((values[across ? place * SIDE + along : along * SIDE + place] ?? 0) === 0) continue;
      covered++;
      break;
    }
  }
  return covered / SIDE;
}
