import { type View, viewOf } from "../../core/images/view.ts";
import type { Point, Quad } from "../../core/images/warp.ts";
import { closed } from "./closing.ts";
import { componentsOf } from "./components.ts";
import { areaWithin, hullOf, quadAround } from "./quad.ts";
import { histogramOf, type Raster, shrunk } from "./raster.ts";
import { straightened } from "./straightened.ts";

/** A sheet of paper as if it were looked at from straight above, and where it is in the photo. */
export type Sheet = { readonly gray: Raster; readonly view: View };

const LOOK_SIDE = 240; // pixels of the longer side of the copy in which the sheet is looked for
const INK_REACH = 3; // of those pixels: dark places up to twice as wide and one are ink on the sheet
const LEVELS = 24; // of brightness, tried as the one that parts sheet and table
const LEAST_AREA = 0.2; // of the image
const MOST_AREA = 0.97;
const BEND = 1; // pixel that a straight edge may bend by
const FULL = 0.93; // of its corners' quadrangle is the sheet
const RIGHT_ANGLE = 0.5; // cosine of the angles at most: 60° to 120°
const OVER = 0.1; // of the longer side that a corner may lie beyond the image
const PLACES = 24; // along each side that are looked at
const ENDS = 0.06; // of a side, where the paper may be bent
const STEP = 3; // pixels from the edge inwards and outwards
const DARKER = 16; // around the sheet than on it
const SEEN = 0.8; // of each side's places
const SIDES = 4; // of which one that is not seen lies beyond the image
const WRITTEN = 6; // darker than the paper, as fine writing still is in the small copy
const WITHIN = 6; // pixels from the edge on that writing is looked for
const INSET = 1.5; // pixels within the edge that are left out, for it is found to a pixel

type Found = { readonly quad: Quad; readonly area: number };

/**
 * The sheet that a photo shows on something darker, straightened by its four corners; null where there is none: scans, crops and photos
 * that paper fills. A threshold parts sheet and table; of all levels at which the light area is a quadrangle with a darker band
 * around, that with the largest holds (a shadow's edge parts the sheet in two at some).
 */
export function sheetOf(gray: Raster): Sheet | null {
  const factor = Math.max(1, Math.max(gray.w, gray.h) / LOOK_SIDE);
  const seen = shrunk(gray, factor);
  const small = closed(seen, INK_REACH);
  let best: Found | null = null;
  for (const level of levelsOf(small)) {
    const found = sheetAbove(small, level, seen);
    if (found && found.area > (best?.area ?? 0)) best = found;
  }
  if (best === null) return null;
  const view = viewOf(scaled(inset(best.quad), factor));
  return { gray: straightened(gray, view, "edge"), view };
}

/** Levels between the darkest and the lightest, the same apart, without those that part the pixels as the one before does or leave too few. */
function levelsOf({ values }: Raster): readonly number[] {
  const counts = histogramOf(values);
  const low = counts.findIndex((count) => count > 0);
  const high = counts.findLastIndex((count) => count > 0);
  let before = values.length;
  return Array.from({ length: LEVELS }, (_, i) => low + ((i + 1) * (high - low)) / (LEVELS + 1)).filter(
    (level) => {
      const light = counts.subarray(Math.ceil(level)).reduce((sum, count) => sum + count, 0);
      const isNew = light < before && light >= LEAST_AREA * values.length;
      before = light;
      return isNew;
    },
  );
}

/** The largest light area as a sheet, where it is one; `seen` is the same copy with its ink. */
function sheetAbove(small: Raster, level: number, seen: Raster): Found | null {
  const { w, h, values } = small;
  const light = componentsOf({ w, h, values: values.map((value) => (value >= level ? 1 : 0)) });
  const largest = light.reduce((most, one) => (one.area > most.area ? one : most), {
    box: { x: 0, y: 0, w: 0, h: 0 },
    area: 0,
    mask: new Uint8Array(),
  });
  if (largest.area < LEAST_AREA * w * h || largest.area > MOST_AREA * w * h) return null;
  const hull = hullOf(outlineOf(largest));
  const quad = quadAround(hull, BEND);
  if (!quad || !isUpright(quad, small)) return null;
  const fit = largest.area / areaWithin(quad);
  const edges = fit >= FULL ? edgesOf(small, quad) : 0;
  return edges === SIDES || (edges >= 2 && isWritten(seen, small, quad))
    ? { quad, area: largest.area }
    : null;
}

/** The corners of the outermost pixels of each row. */
function outlineOf({ box, mask }: ReturnType<typeof componentsOf>[number]): readonly Point[] {
  const points: Point[] = [];
  for (let y = 0; y < box.h; y++) {
    const row = mask.subarray(y * box.w, (y + 1) * box.w);
    const [first, last] = [row.findIndex((value) => value !== 0), row.findLastIndex((value) => value !== 0)];
    if (first < 0) continue;
    for (const edge of [y, y + 1])
      points.push({ x: box.x + first, y: box.y + edge }, { x: box.x + last + 1, y: box.y + edge });
  }
  return points;
}

/** Whether it may be a rectangle seen at an angle that lies within the image. */
function isUpright(quad: Quad, { w, h }: Raster): boolean {
  const over = OVER * Math.max(w, h);
  return quad.every((corner, i) => {
    const [before, after] = [quad[(i + 3) % 4] ?? corner, quad[(i + 1) % 4] ?? corner];
    const along = (before.x - corner.x) * (after.x - corner.x) + (before.y - corner.y) * (after.y - corner.y);
    const cosine = along / Math.max(1e-9, distance(before, corner) * distance(after, corner));
    const isWithin = corner.x >= -over && corner.y >= -over && corner.x <= w + over && corner.y <= h + over;
    return isWithin && Math.abs(cosine) <= RIGHT_ANGLE;
  });
}

/** How many sides are not the image's own, 0 where it is not darker right outside than right within along one of them. */
function edgesOf(small: Raster, quad: Quad): number {
  const sides = quad.map((from, i) => edgeSeen(small, from, quad[(i + 1) % 4] ?? from));
  const own = sides.filter((seen) => seen !== null);
  return own.every((seen) => seen >= SEEN) ? own.length : 0;
}

/** Whether ink lies within it, apart from the edge: the paper beside a thick stroke that fills an image has none. */
function isWritten(seen: Raster, small: Raster, quad: Quad): boolean {
  const sides = quad.map((from, i) => {
    const to = quad[(i + 1) % 4] ?? from;
    const length = Math.max(1e-9, distance(from, to));
    return { from, right: { x: (from.y - to.y) / length, y: (to.x - from.x) / length } };
  });
  const isWithin = (x: number, y: number) =>
    sides.every(({ from, right }) => (x - from.x) * right.x + (y - from.y) * right.y >= WITHIN);
  return seen.values.some(
    (value, i) =>
      (small.values[i] ?? 0) - value >= WRITTEN && isWithin((i % seen.w) + 0.5, Math.floor(i / seen.w) + 0.5),
  );
}

/** The share of places along a side where the outside is darker; null where the side is the image's. */
function edgeSeen({ w, h, values }: Raster, from: Point, to: Point): number | null {
  const length = Math.max(1e-9, distance(from, to));
  const out = { x: (to.y - from.y) / length, y: (from.x - to.x) / length }; // the quadrangle goes clockwise
  let [seen, looked] = [0, 0];
  for (let i = 0; i < PLACES; i++) {
    const part = ENDS + ((1 - 2 * ENDS) * i) / (PLACES - 1);
    const [x, y] = [from.x + part * (to.x - from.x), from.y + part * (to.y - from.y)];
    const at = (step: number) => {
      const [column, row] = [Math.floor(x + step * out.x), Math.floor(y + step * out.y)];
      return column < 0 || row < 0 || column >= w || row >= h ? null : (values[row * w + column] ?? 0);
    };
    const [inside, outside] = [at(-STEP), at(STEP)];
    if (inside === null || outside === null) continue;
    looked++;
    if (inside - outside >= DARKER) seen++;
  }
  return looked < PLACES / 2 ? null : seen / looked;
}

/** Its corners moved towards the middle of its sides by `INSET`. */
function inset(quad: Quad): Quad {
  const move = (i: number): Point => {
    const corner = quad[i] ?? { x: 0, y: 0 };
    const beside = [quad[(i + 1) % 4] ?? corner, quad[(i + 3) % 4] ?? corner];
    return beside.reduce((at, other) => {
      const length = Math.max(1e-9, distance(corner, other));
      return {
        x: at.x + (INSET * (other.x - corner.x)) / length,
        y: at.y + (INSET * (other.y - corner.y)) / length,
      };
    }, corner);
  };
  return [move(0), move(1), move(2), move(3)];
}

function scaled([a, b, c, d]: Quad, factor: number): Quad {
  const grown = ({ x, y }: Point) => ({ x: x * factor, y: y * factor });
  return [grown(a), grown(b), grown(c), grown(d)];
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
