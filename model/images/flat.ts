import { type View, viewThrough } from "../../core/images/view.ts";
import { GRID_LINES, type Grid, gridOf } from "./grid.ts";
import { finestInk, INK_SETTINGS, inkOf } from "./ink.ts";
import { darknessOf, isCrop } from "./paper.ts";
import type { Raster } from "./raster.ts";
import { sheetOf } from "./sheet.ts";
import { straightened } from "./straightened.ts";
import { turnedPageOf } from "./turnedPage.ts";

/** What is read of an image: its darkness and ink, straightened where it lay at an angle. */
export type Flat = {
  readonly darkness: Raster;
  readonly ink: Raster; // 1 where ink is
  readonly grid: View | null; // a sudoku's, in pixels of `darkness`
  readonly view: View | null; // of the image, in its pixels; null where it is read as it is
};

const GRID_LEAST = 200; // stored pixels; smaller cells hold no readable digits
// A grid's lines are often paler than what is written in it.
const PALER = [0.55, 0.35].map((level) => ({ ...INK_SETTINGS, level, seed: level }));

/**
 * A gray image, of which one pixel is `scale` stored ones, on its way to be read. A sheet on a table is straightened by its edges, and so is a page
 * that fills the image by its rows; a grid is found at any angle, and read by its own lines.
 */
export function flatOf(gray: Raster, scale: number): Flat {
  const sheet = isCrop(gray) ? null : sheetOf(gray);
  const given = sheet?.gray ?? gray;
  const view = sheet?.view ?? null;
  const darkness = darknessOf(given);
  const ink = inkOf(darkness, 1 / scale);
  const grid = Math.min(given.w, given.h) * scale >= GRID_LEAST ? findGrid(darkness, ink, 1 / scale) : null;
  const page = grid !== null || isCrop(given) ? null : turnedPageOf(darkness);
  if (page === null) return { darkness, ink, grid, view };
  const straight = straightened(darkness, page, "nothing");
  return {
    darkness: straight,
    ink: inkOf(straight, 1 / scale),
    grid,
    view: view ? viewThrough(view, page) : page,
  };
}

/** The grid of which most lines are seen, in whichever ink: a wrong one may show some of its lines too. */
function findGrid(darkness: Raster, ink: Raster, enlarged: number): View | null {
  const inks = [
    () => ink,
    () => finestInk(darkness),
    ...PALER.map((settings) => () => inkOf(darkness, enlarged, settings)),
  ];
  let best: Grid | null = null;
  for (const look of inks) {
    const found = gridOf(look());
    if (found && found.seen > (best?.seen ?? 0)) best = found;
    if (best?.seen === GRID_LINES) break;
  }
  return best?.view ?? null;
}
