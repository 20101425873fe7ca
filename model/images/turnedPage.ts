import { type View, viewOf } from "../../core/images/view.ts";
import type { Point } from "../../core/images/warp.ts";
import { componentsOf } from "./components.ts";
import { inkOf } from "./ink.ts";
import { middleOf, type Pencil, pencilOf } from "./pencil.ts";
import { type Raster, shrunk } from "./raster.ts";

const LOOK_SIDE = 640; // pixels of the longer side of the copy in which rows are looked for
const LEAST_MARKS = 20; // fewer may lie at any angle
const LEAST_AREA = 6; // pixels of a mark
const LEAST_CLEAR = 1.6; // times the sharpness of other angles
const LEAST_GAIN = 1.3; // times the sharpness of rows straight across
const LEAST_RISE = Math.tan((3 * Math.PI) / 180); // of some row; what lies straighter is read as it is

/**
 * A page that fills the image and lies at an angle, by the rows of its ink: what they run along and whether they meet is seen in
 * writing, print and ruled lines alike, at up to 25° either way. Null where there is none: too little ink, no clear rows, or rows that
 * are straight. Its columns stand upright on the row in the image's middle.
 */
export function turnedPageOf(darkness: Raster): View | null {
  const small = inkOf(shrunk(darkness, Math.max(1, Math.max(darkness.w, darkness.h) / LOOK_SIDE)), 1);
  if (componentsOf(small).filter(({ area }) => area >= LEAST_AREA).length < LEAST_MARKS) return null;
  const rows = pencilOf(small);
  if (rows === null || rows.clearness < LEAST_CLEAR || rows.gain < LEAST_GAIN) return null;
  const reach = darkness.h / Math.max(darkness.w, darkness.h);
  if (Math.abs(rows.slope) + Math.abs(rows.turn) * reach < LEAST_RISE) return null;
  return viewAlong(rows, { slope: -rows.slope, turn: 0 }, darkness);
}

/** All of the image, between two rows and two columns; the columns' pencil is that of the image with rows and columns exchanged. */
function viewAlong(rows: Pencil, columns: Pencil, { w, h }: Pick<Raster, "w" | "h">): View {
  const half = Math.max(w, h) / 2;
  const [x, y] = [w / 2 / half, h / 2 / half];
  const corners = [
    [-x, -y],
    [x, -y],
    [x, y],
    [-x, y],
  ] as const;
  const down = corners.map(([cx, cy]) => middleOf(rows, cx, cy));
  const across = corners.map(([cx, cy]) => middleOf(columns, cy, cx));
  const meeting = (row: number, column: number): Point => {
    const rise = rows.slope + rows.turn * row;
    const lean = columns.slope + columns.turn * column;
    const at = (column + lean * row) / (1 - lean * rise);
    return { x: w / 2 + half * at, y: h / 2 + half * (row + rise * at) };
  };
  const [top, bottom, left, right] = [
    Math.min(...down),
    Math.max(...down),
    Math.min(...across),
    Math.max(...across),
  ];
  return viewOf([meeting(top, left), meeting(top, right), meeting(bottom, right), meeting(bottom, left)]);
}
