import { boxSeen, type View, warpInto } from "../../core/images/view.ts";
import type { Blob } from "../../core/ink/blob.ts";
import type { Box } from "../../core/ink/box.ts";

/** Ink of an image: a mask of `box.w` × `box.h` of its pixels, 0 for paper … 255 for full ink. */
export type Mask = { readonly box: Box; readonly mask: Uint8Array };

/** What of a mask lies in `box`, trimmed to its ink, and how many pixels of ink that are; undefined where it is none. */
export function within({ box, mask }: Mask, area: Box): (Mask & { readonly area: number }) | undefined {
  let [left, right, top, bottom, count] = [Infinity, -1, Infinity, -1, 0];
  const shared = sharedOf(box, area);
  for (let y = shared.top; y < shared.bottom; y++) {
    for (let x = shared.left; x < shared.right; x++) {
      if (!mask[y * box.w + x]) continue;
      count++;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  }
  if (count === 0) return undefined;
  const w = right - left + 1;
  const h = bottom - top + 1;
  const part = new Uint8Array(w * h);
  for (let y = 0; y < h; y++) {
    const from = (top + y) * box.w + left;
    part.set(mask.subarray(from, from + w), y * w);
  }
  return { box: { x: box.x + left, y: box.y + top, w, h }, mask: part, area: count };
}

/** Counts a mask's pixels of ink in any box, by sums over all boxes from its corner (Crow 1984). */
export function inkCounter({ box, mask }: Mask): (area: Box) => number {
  const wide = box.w + 1;
  const sums = new Uint32Array(wide * (box.h + 1));
  for (let y = 0; y < box.h; y++) {
    let row = 0;
    for (let x = 0; x < box.w; x++) {
      row += mask[y * box.w + x] ? 1 : 0;
      sums[(y + 1) * wide + x + 1] = (sums[y * wide + x + 1] ?? 0) + row;
    }
  }
  const at = (x: number, y: number) => sums[y * wide + x] ?? 0;
  return (area) => {
    const { left, top, right, bottom } = sharedOf(box, area);
    if (right <= left || bottom <= top) return 0;
    return at(right, bottom) - at(left, bottom) - at(right, top) + at(left, top);
  };
}

/** The whole pixels of `box` that lie in `area`, from its corner. */
function sharedOf(box: Box, area: Box) {
  return {
    left: Math.max(0, Math.ceil(area.x - box.x)),
    top: Math.max(0, Math.ceil(area.y - box.y)),
    right: Math.min(box.w, Math.floor(area.x + area.w - box.x)),
    bottom: Math.min(box.h, Math.floor(area.y + area.h - box.y)),
  };
}

/** The mask on the board, `scale` board units a pixel of the image; between pixels by their distance. */
export function enlarged({ box, mask }: Mask, scale: number): Blob {
  const x = Math.floor(box.x * scale);
  const y = Math.floor(box.y * scale);
  const w = Math.max(1, Math.ceil((box.x + box.w) * scale) - x);
  const h = Math.max(1, Math.ceil((box.y + box.h) * scale) - y);
  const steps = Math.max(1, Math.ceil(1 / scale)); // places looked at along each side of a pixel of the board
  const values = new Uint8Array(w * h);
  for (let row = 0; row < h; row++) {
    for (let column = 0; column < w; column++) {
      let sum = 0;
      for (let i = 0; i < steps * steps; i++) {
        const u = (x + column + ((i % steps) + 0.5) / steps) / scale - box.x;
        const v = (y + row + (Math.floor(i / steps) + 0.5) / steps) / scale - box.y;
        sum += between(mask, box, u - 0.5, v - 0.5);
      }
      values[row * w + column] = Math.round(sum / (steps * steps));
    }
  }
  return { box: { x, y, w, h }, mask: values };
}

function between(mask: Uint8Array, { w, h }: Box, u: number, v: number): number {
  const x = Math.floor(u);
  const y = Math.floor(v);
  const at = (column: number, row: number) =>
    column < 0 || row < 0 || column >= w || row >= h ? 0 : (mask[row * w + column] ?? 0);
  const above = at(x, y) * (1 - (u - x)) + at(x + 1, y) * (u - x);
  const below = at(x, y + 1) * (1 - (u - x)) + at(x + 1, y + 1) * (u - x);
  return above * (1 - (v - y)) + below * (v - y);
}

/** A mask of a view as the image shows it; between pixels by their distance. */
export function seenMask({ box, mask }: Mask, view: View): Mask {
  const seen = boxSeen(view, box);
  const [x, y] = [Math.floor(seen.x), Math.floor(seen.y)];
  const w = Math.ceil(seen.x + seen.w) - x;
  const h = Math.ceil(seen.y + seen.h) - y;
  const place = warpInto(view);
  const values = Uint8Array.from({ length: w * h }, (_, i) => {
    const at = place(x + (i % w) + 0.5, y + Math.floor(i / w) + 0.5);
    return Math.round(between(mask, box, at.x - box.x - 0.5, at.y - box.y - 0.5));
  });
  return { box: { x, y, w, h }, mask: values };
}
