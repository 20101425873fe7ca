import assert from "node:assert/strict";
import { test } from "node:test";
import { viewOf } from "../../core/images/view.ts";
import type { Glyph } from "../../core/reading/glyph.ts";
import { cellId, readCells } from "./cells.ts";
import { CELL_PX, GRID_CELLS } from "./grid.ts";
import type { Raster } from "./raster.ts";

const SIDE = GRID_CELLS * CELL_PX;
const BENT = 9; // pixels that a line lies off its place, where paper was bent
const STROKE = { x: 30, y: 24, w: 5, h: 26 }; // in its cell

/** The lines of a sudoku, `BENT` to the right and down of where they are looked for, and a stroke in the cell 2, 3. */
function bentGrid(): Raster {
  const values = new Uint8Array(SIDE * SIDE);
  const fill = (x: number, y: number, w: number, h: number) => {
    for (let row = y; row < Math.min(SIDE, y + h); row++)
      values.fill(200, row * SIDE + x, row * SIDE + Math.min(SIDE, x + w));
  };
  for (let line = 0; line <= GRID_CELLS; line++) {
    fill(line * CELL_PX + BENT, 0, 3, SIDE);
    fill(0, line * CELL_PX + BENT, SIDE, 3);
  }
  fill(3 * CELL_PX + STROKE.x, 2 * CELL_PX + STROKE.y, STROKE.w, STROKE.h);
  return { w: SIDE, h: SIDE, values };
}

test("a grid's lines that lie within its cells are no part of their digits, and make no digit of an empty cell", async () => {
  const grid = bentGrid();
  const asked: string[] = [];
  const classify = async (glyphs: readonly Glyph[], keys?: readonly string[]) => {
    asked.push(...(keys ?? []));
    const sure = Array.from({ length: 11 }, (_, i) => Math.log(i === 1 ? 0.99 : 0.001));
    return Float32Array.from(glyphs.flatMap(() => sure));
  };
  const whole = viewOf([
    { x: 0, y: 0 },
    { x: SIDE, y: 0 },
    { x: SIDE, y: SIDE },
    { x: 0, y: SIDE },
  ]);
  const { numbers } = await readCells(grid, whole, classify);
  assert.deepEqual(asked, [cellId(2, 3)]);
  const { x = 0, y = 0, w, h } = numbers[0]?.box ?? {};
  const within = [x - 3 * CELL_PX, y - 2 * CELL_PX, w, h].map((value) => Math.round(value ?? 0));
  assert.deepEqual(within, [STROKE.x, STROKE.y, STROKE.w, STROKE.h]);
});
