import { boxSeen, type View } from "../../core/images/view.ts";
import type { Box } from "../../core/ink/box.ts";
import { unionOf } from "../../core/ink/box.ts";
import { type Glyph, glyphOfMask } from "../../core/reading/glyph.ts";
import type { Candidate, NumberReading, Reading } from "../../core/reading/reading.ts";
import type { Classify } from "../../core/reading/scoreCache.ts";
import { type Component, componentsOf } from "./components.ts";
import { CELL_PX, GRID_CELLS } from "./grid.ts";
import { blank, boxBlur, histogramOf, type Raster, valueAtShare } from "./raster.ts";
import { straightened } from "./straightened.ts";

const MARGIN = 6; // pixels at a cell's edge that belong to its lines
const INK_SHARE = 0.55; // of a cell's darkest, from which on a pixel is ink
const LEVELS = 255; // of ink, by how dark it is
const LEAST_DARKNESS = 26;
const LEAST_OF_GRID = 0.25; // × the darkness usual in this grid's cells; less is a shadow or shows through
const LEAST_HEIGHT = 0.25; // of a cell; lower ink is no digit
const LEAST_AREA = 0.004; // of a cell; less is dust
const MIDDLE = 0.3; // of a cell: how far from its middle a digit's middle may lie
const BLUR = 3; // pixels: print and pen in photos out of focus spread by about as much
const EDGE = 0.16; // of a cell: how far from its sides what is left of the grid's lines may lie
const NO_DIGIT = 0.9; // chance of "not a digit" from which on a cell is empty

type Cell = { readonly row: number; readonly column: number; readonly box: Box; readonly glyph: Glyph };

/** The id of the number in a cell of a grid, both counted from 0. */
export function cellId(row: number, column: number): string {
  return `cell-${row}-${column}`;
}

/** Reads each cell of a sudoku by itself: one digit, 1 to 9, or none. Boxes are in the pixels of `darkness`. */
export async function readCells(darkness: Raster, view: View, classify: Classify): Promise<Reading> {
  const cells = inkedIn(gridSeen(darkness, view)).flatMap(({ row, column, digit }): readonly Cell[] =>
    digit ? [{ row, column, ...digit }] : [],
  );
  if (cells.length === 0) return { numbers: [], rejected: [] };
  const log = await classify(
    cells.map((cell) => cell.glyph),
    cells.map((cell) => cellId(cell.row, cell.column)),
  );
  const numbers = cells.flatMap((cell, i): readonly NumberReading[] => {
    const row = log.subarray(i * 11, (i + 1) * 11);
    return Math.exp(row[10] ?? 0) >= NO_DIGIT ? [] : [numberOf(cell, row, view)];
  });
  return { numbers, rejected: [] };
}

/** A sudoku as its cells are read: straight and sharpened, what in each cell is told from paper (255), and what of that is its digit's. */
export function cellsSeen(
  darkness: Raster,
  view: View,
): { readonly even: Raster; readonly ink: Raster; readonly marks: Raster } {
  const even = gridSeen(darkness, view);
  const [ink, marks] = [blank(even.w, even.h), blank(even.w, even.h)];
  for (const { row, column, crop, peak, digit } of inkedIn(even)) {
    putCrop(
      ink,
      row,
      column,
      inkIn(crop, peak).values.map((value) => LEVELS * value),
    );
    if (digit) putCrop(marks, row, column, digit.mask);
  }
  return { even, ink, marks };
}

/** Unsharp masking: out of focus, the holes and gaps of small digits are almost as dark as their ink. */
function gridSeen(darkness: Raster, view: View): Raster {
  const grid = straightened(darkness, view, "nothing");
  const around = boxBlur(boxBlur(grid, BLUR), BLUR).values;
  const values = grid.values.map((value, i) => Math.max(0, Math.min(255, 2 * value - (around[i] ?? 0))));
  return { ...grid, values };
}

/** The cells that hold anything dark; `peak` is how dark. */
function inkedIn(grid: Raster) {
  const crops = Array.from({ length: GRID_CELLS * GRID_CELLS }, (_, i) => {
    const [row, column] = [Math.floor(i / GRID_CELLS), i % GRID_CELLS];
    const crop = cropOf(grid, row, column);
    return { row, column, crop, peak: valueAtShare(histogramOf(crop.values), 0.97) };
  });
  const darkest = crops.map(({ peak }) => peak).sort((a, b) => a - b);
  const usual = darkest[Math.floor(0.8 * darkest.length)] ?? 0;
  const least = Math.max(LEAST_DARKNESS, LEAST_OF_GRID * usual);
  return crops
    .filter(({ peak }) => peak >= least)
    .map((cell) => ({ ...cell, digit: digitIn(cell.crop, cell.peak) }));
}

function inkIn({ w, h, values }: Raster, peak: number): Raster {
  return { w, h, values: values.map((value) => (value >= INK_SHARE * peak ? 1 : 0)) };
}

function putCrop(grid: Raster, row: number, column: number, values: Uint8Array): void {
  const side = CELL_PX - 2 * MARGIN;
  for (let y = 0; y < side; y++)
    grid.values.set(
      values.subarray(y * side, (y + 1) * side),
      (row * CELL_PX + MARGIN + y) * grid.w + column * CELL_PX + MARGIN,
    );
}

function cropOf(grid: Raster, row: number, column: number): Raster {
  const side = CELL_PX - 2 * MARGIN;
  const values = new Uint8Array(side * side);
  for (let y = 0; y < side; y++) {
    const from = (row * CELL_PX + MARGIN + y) * grid.w + column * CELL_PX + MARGIN;
    values.set(grid.values.subarray(from, from + side), y * side);
  }
  return { w: side, h: side, values };
}

type Digit = { readonly box: Box; readonly glyph: Glyph; readonly mask: Uint8Array };

function digitIn(crop: Raster, peak: number): Digit | null {
  const { w, h } = crop;
  const parts = componentsOf(inkIn(crop, peak)).filter((part) => isInk(part, w));
  if (parts.length === 0) return null;
  const box = parts.map((part) => part.box).reduce(unionOf);
  const off = Math.max(Math.abs(box.x + box.w / 2 - w / 2), Math.abs(box.y + box.h / 2 - h / 2));
  if (box.h < LEAST_HEIGHT * CELL_PX || off > MIDDLE * CELL_PX) return null;
  const mask = new Uint8Array(w * h);
  for (const part of parts) {
    for (let i = 0; i < part.mask.length; i++) {
      if (part.mask[i] === 0) continue;
      const at = (part.box.y + Math.floor(i / part.box.w)) * w + part.box.x + (i % part.box.w);
      mask[at] = Math.min(LEVELS, Math.round((LEVELS * (crop.values[at] ?? 0)) / peak));
    }
  }
  return { box, glyph: glyphOfMask(mask, w, h), mask };
}

/**
 * Whether a piece of a cell's ink may belong to its digit. What is left of the grid's lines, bars and corners where paper was
 * bent, begins at a side and stays near the sides.
 */
function isInk({ box, area, mask }: Component, side: number): boolean {
  if (area < LEAST_AREA * CELL_PX * CELL_PX) return false;
  const meetsSide = box.x <= 1 || box.y <= 1 || box.x + box.w >= side - 1 || box.y + box.h >= side - 1;
  return !meetsSide || mask.some((value, i) => value !== 0 && isInside(box, i, side));
}

/** Whether pixel `i` of the box lies further from the crop's sides than the grid's lines do. */
function isInside({ x, y, w }: Box, i: number, side: number): boolean {
  const near = EDGE * CELL_PX;
  const column = x + (i % w);
  const row = y + Math.floor(i / w);
  return Math.min(column, row, side - 1 - column, side - 1 - row) >= near;
}

function numberOf({ row, column, box }: Cell, log: Float32Array, view: View): NumberReading {
  const candidates: readonly Candidate[] = Array.from({ length: 9 }, (_, i) => ({
    text: String(i + 1),
    p: Math.round(1e4 * Math.exp(log[i + 1] ?? -Infinity)) / 1e4,
  })).sort((a, b) => b.p - a.p);
  const offered = candidates.filter(({ p }, i) => i === 0 || p >= 0.001);
  const { text = "", p = 0 } = offered[0] ?? {};
  const id = cellId(row, column);
  const [x, y] = [column * CELL_PX + MARGIN + box.x, row * CELL_PX + MARGIN + box.y];
  const place = boxSeen(view, { x, y, w: box.w, h: box.h });
  const digit = { text, p, candidates: offered, box: place, parts: [{ mark: id }] };
  return { id, text, p, candidates: offered, box: place, digits: [digit], signs: [], segmentations: [] };
}
