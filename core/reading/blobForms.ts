import type { Box } from "../ink/box.ts";
import type { BlobMark } from "./reading.ts";

const LINE_FLAT = 0.2; // of its width that a drawn line is high
const LINE_FULL = 0.3; // of its box that is ink: joined digits as flat have less
const SLASH_OFF = 0.16; // of a straight stroke's length that a row's middle leaves the line between its ends
const ROOF_DEEP = 0.35; // of a root sign's height, how far down ink of its roof goes
const ROOF_LEAST = 0.35; // of its width

/** Whether a blob is a straight line, level or nearly so. */
export function isLine({ box: { w, h }, mask }: BlobMark): boolean {
  if (h > LINE_FLAT * w) return false;
  return mask.reduce((sum, ink) => sum + (ink ? 1 : 0), 0) >= LINE_FULL * w * h;
}

/** Whether a blob has ink on all four sides of `box`, which lies within its own, as seen from three points of its diagonal. */
export function isAround(ring: BlobMark, box: Box): boolean {
  const [left, top] = [box.x - ring.box.x, box.y - ring.box.y];
  return [0.1, 0.5, 0.9].every((share) => isHeld(ring, left + share * box.w, top + share * box.h));
}

function isHeld({ box: { w, h }, mask }: BlobMark, atX: number, atY: number): boolean {
  const [x, y] = [Math.floor(atX), Math.floor(atY)];
  const isInk = (column: number, row: number) => mask[row * w + column] !== 0;
  const some = (from: number, to: number, hit: (at: number) => boolean) => {
    for (let at = from; at < to; at++) if (hit(at)) return true;
    return false;
  };
  return (
    some(0, x, (column) => isInk(column, y)) &&
    some(x + 1, w, (column) => isInk(column, y)) &&
    some(0, y, (row) => isInk(x, row)) &&
    some(y + 1, h, (row) => isInk(x, row))
  );
}

/** Whether a blob is one straight stroke, upright or leaning: its rows have one stretch of ink each, along one line. */
export function isSlender({ box: { w, h }, mask }: BlobMark): boolean {
  const middles: number[] = [];
  for (let row = 0; row < h; row++) {
    const inked = [];
    for (let column = 0; column < w; column++) if (mask[row * w + column]) inked.push(column);
    const [first, last] = [inked[0], inked.at(-1)];
    if (first === undefined || last === undefined || last - first >= inked.length) return false;
    middles.push((first + last) / 2);
  }
  const [first, last] = [middles[0] ?? 0, middles.at(-1) ?? 0];
  const most = SLASH_OFF * Math.hypot(h, last - first);
  return middles.every((middle, row) => Math.abs(middle - first - ((last - first) * row) / h) <= most);
}

/** The roof of a blob that is a root sign: from where on its right part has ink at its top alone; null where that is short. */
export function roofOfBlob({ box: { x, w, h }, mask }: BlobMark): { readonly from: number } | null {
  const deepest = Math.floor(ROOF_DEEP * h);
  const isRoof = (column: number) => {
    let isTopped = false;
    for (let row = 0; row < h; row++) {
      if (!mask[row * w + column]) continue;
      if (row > deepest) return false;
      isTopped = true;
    }
    return isTopped;
  };
  let from = w;
  while (from > 0 && isRoof(from - 1)) from--;
  return w - from >= ROOF_LEAST * w && from > 0 ? { from: x + from } : null;
}
