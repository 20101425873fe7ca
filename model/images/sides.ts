import type { Component } from "./components.ts";
import { isCrop } from "./paper.ts";
import { type Raster, transposed } from "./raster.ts";

const EDGE_WIDE = 0.2; // of the image's side
const EDGE_FLUSH = 0.8; // of its length
const EDGE_INSIDE = 0.8; // of the image's side; ink that is larger fills it
const PATCH_FULL = 0.6; // of its box
const PATCH_WIDE = 1.6; // × the pen's width
const EVEN = 3; // times as wide as the row in the middle by width
const TIP_LEAST = 0.65; // of its box; half an ellipse has 0.79
const TIP_MOST = 0.88;
const TIP_MET = 0.85; // of its length
const TIP_END = 0.06; // of its length
const TIP_TAPER = 1.4; // times as wide in the middle as at its ends

type Size = Pick<Raster, "w" | "h">;

/**
 * Without what is seen beyond the sheet's edge in a photo, and the edge: a strip or wedge that lies flush along a side of the
 * image from a corner on, a line beside it from corner to corner. A crop may be as tight around a digit, so it counts only beside ink that does not fill the image.
 */
export function withoutEdges(blobs: readonly Component[], { w, h }: Raster): readonly Component[] {
  const isBeyond = (blob: Component) => isAtSide(blob, { w, h }, isFlush);
  const within = blobs.filter((blob) => !isBeyond(blob));
  const pen = penOf(within.filter((blob) => !meetsSide(blob, { w, h })));
  const inside = within.filter((blob) => !isPatch(blob, { w, h }, pen));
  return areWithin(inside, { w, h }) ? inside : blobs;
}

/** Whether `isSo` holds of ink at the left or right side, or of what it and the image are when turned, at the upper or lower. */
function isAtSide(blob: Component, { w, h }: Size, isSo: (one: Component, size: Size) => boolean): boolean {
  return meetsSide(blob, { w, h }) && (isSo(blob, { w, h }) || isSo(turned(blob), { w: h, h: w })); // few do, and turning costs
}

/** Whether there is ink and none of it fills the image, so that what else lies at its sides need not be ink. */
function areWithin(blobs: readonly Component[], { w, h }: Size): boolean {
  return blobs.length > 0 && blobs.every(({ box }) => box.h <= EDGE_INSIDE * h && box.w <= EDGE_INSIDE * w);
}

/**
 * Of ink what lies beside the sheet, as sure as each blob's own shape can tell: a strip along a side of the image from a corner on, as wide
 * throughout, or a finger's tip that comes in from a side. None where the rest fills the image: a photo is seldom as tight around a digit, a crop always.
 */
export function besideSheet(blobs: readonly Component[], { w, h }: Size): readonly Component[] {
  const isBeside = (one: Component, size: Size) => (isFlush(one, size) && isEven(one)) || isTip(one, size);
  const found = isCrop({ w, h }) ? [] : blobs.filter((blob) => isAtSide(blob, { w, h }, isBeside));
  return found.length > 0 &&
    areWithin(
      blobs.filter((blob) => !found.includes(blob)),
      { w, h },
    )
    ? found
    : [];
}

/** Whether no row is much wider than most, as one would be where a digit hangs on a line. */
function isEven(blob: Component): boolean {
  const widths = [...widthsOf(blob)].sort((a, b) => a - b);
  return (widths.at(-1) ?? 0) <= EVEN * (widths[widths.length >> 1] ?? 0) + 2;
}

/**
 * The cap of an ellipse that the left or right side of the image cuts off: it lies along the side with all its length, and tapers to both ends,
 * which a stroke of the pen does not.
 */
function isTip(blob: Component, { w, h }: Size): boolean {
  const { box, area, mask } = blob;
  const isLeft = box.x <= 0;
  if (!isLeft && box.x + box.w < w) return false;
  const isSmall = box.w <= EDGE_WIDE * w && box.h <= EDGE_WIDE * h && 2 * box.w <= 1.2 * box.h;
  const share = area / (box.w * box.h);
  if (!isSmall || share < TIP_LEAST || share > TIP_MOST) return false;
  const widths = widthsOf(blob);
  const met = widths.filter((_, y) => mask[y * box.w + (isLeft ? 0 : box.w - 1)] !== 0).length;
  const end = Math.max(1, Math.round(TIP_END * box.h));
  const ends = [...widths.slice(0, end), ...widths.slice(-end)];
  const middle = widths.slice(Math.floor(box.h / 3), Math.ceil((2 * box.h) / 3));
  return met >= TIP_MET * box.h && Math.min(...middle) >= TIP_TAPER * Math.max(...ends);
}

/** How wide its ink is in each row, gaps within it too. */
function widthsOf({ box: { w, h }, mask }: Component): readonly number[] {
  return Array.from({ length: h }, (_, y) => {
    const row = mask.subarray(y * w, (y + 1) * w);
    const from = row.findIndex((value) => value !== 0);
    return from < 0 ? 0 : row.findLastIndex((value) => value !== 0) + 1 - from;
  });
}

/** Flush with the left or right side, from top or bottom on, and thin; or near that side from top to bottom. */
function isFlush({ box, mask }: Component, { w, h }: Size): boolean {
  const isLeft = box.x <= 1;
  const isRight = box.x + box.w >= w - 1;
  const [fromTop, toBottom] = [box.y <= 1, box.y + box.h >= h - 1];
  const isNear = box.x + box.w <= EDGE_WIDE * w || box.x >= (1 - EDGE_WIDE) * w;
  if (isNear && fromTop && toBottom) return true;
  if (!(isLeft || isRight) || box.w > EDGE_WIDE * w || !(fromTop || toBottom)) return false;
  let met = 0;
  for (let y = 0; y < box.h; y++) {
    const at = y * box.w + (isLeft ? 0 : box.w - 1);
    if (mask[at] !== 0 || mask[at + (isLeft ? 1 : -1)] !== 0) met++;
  }
  return met >= EDGE_FLUSH * box.h;
}

/** The width of most of the ink, 0 without any: twice its area by its outline's length. */
function penOf(blobs: readonly Component[]): number {
  const [most] = [...blobs].sort((a, b) => b.area - a.area);
  if (!most) return 0;
  const { area, mask } = most;
  const { w } = most.box;
  let outline = 0;
  const isInk = (x: number, y: number) => x >= 0 && x < w && mask[y * w + x] === 1;
  mask.forEach((value, i) => {
    const [x, y] = [i % w, Math.floor(i / w)];
    if (value === 1 && !(isInk(x - 1, y) && isInk(x + 1, y) && mask[i - w] === 1 && mask[i + w] === 1))
      outline++;
  });
  return (2 * area) / outline;
}

/** A finger or a shadow's tip that comes in from a side: much wider than a stroke of the pen, and full. */
function isPatch(blob: Component, { w, h }: Size, pen: number): boolean {
  const { box, area } = blob;
  const isSmall = box.w <= EDGE_WIDE * w && box.h <= EDGE_WIDE * h;
  if (pen === 0 || !isSmall || area < PATCH_FULL * box.w * box.h || !meetsSide(blob, { w, h })) return false;
  return area / Math.max(box.w, box.h) > PATCH_WIDE * pen;
}

function meetsSide({ box }: Component, { w, h }: Size): boolean {
  return box.x <= 1 || box.y <= 1 || box.x + box.w >= w - 1 || box.y + box.h >= h - 1;
}

function turned({ box, area, mask }: Component): Component {
  const { values } = transposed({ ...box, values: mask });
  return { box: { x: box.y, y: box.x, w: box.h, h: box.w }, area, mask: values };
}
