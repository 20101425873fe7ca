import type { BlobMark } from "../../core/reading/reading.ts";
import { type Raster, valueAtShare } from "./raster.ts";

const FULL_SHARE = 0.9; // of the ink's pixels are at most this dark: more counts as full ink
const FAINT = 0.08; // of full ink; less is paper
const LEVELS = 255;

/**
 * Marks that keep how dark each pixel is, as the glyphs do that the network learned from: their masks hold 1 … 255 in
 * place of ink or none, with the faint pixels within `fringe` of the ink.
 */
export function toned(marks: readonly BlobMark[], darkness: Raster, fringe: number): readonly BlobMark[] {
  const full = Math.max(1, valueAtShare(histogramUnder(marks, darkness), FULL_SHARE));
  return marks.map((mark) => tonedMark(mark, darkness, full, fringe));
}

/** How many of the marks' pixels are of each darkness. */
function histogramUnder(marks: readonly BlobMark[], darkness: Raster): Uint32Array {
  const counts = new Uint32Array(256);
  for (const { box, mask } of marks) {
    for (let y = 0; y < box.h; y++) {
      const start = (box.y + y) * darkness.w + box.x;
      for (let x = 0; x < box.w; x++) {
        if (mask[y * box.w + x] === 0) continue;
        const value = darkness.values[start + x] ?? 0;
        counts[value] = (counts[value] ?? 0) + 1;
      }
    }
  }
  return counts;
}

function tonedMark(mark: BlobMark, darkness: Raster, full: number, fringe: number): BlobMark {
  const { box } = mark;
  const x = Math.max(0, box.x - fringe);
  const y = Math.max(0, box.y - fringe);
  const w = Math.min(darkness.w, box.x + box.w + fringe) - x;
  const h = Math.min(darkness.h, box.y + box.h + fringe) - y;
  const near = spread(mark, { x, y, w, h }, fringe);
  const mask = new Uint8Array(w * h);
  for (let row = 0; row < h; row++) {
    for (let column = 0; column < w; column++) {
      if (near[row * w + column] === 0) continue;
      const share = (darkness.values[(y + row) * darkness.w + x + column] ?? 0) / full;
      if (share >= FAINT) mask[row * w + column] = Math.round(LEVELS * Math.min(1, share));
    }
  }
  return { ...mark, box: { x, y, w, h }, mask };
}

/** 1 where the mark's ink is at most `reach` away in x and y, on the larger box. */
function spread({ box, mask }: BlobMark, larger: BlobMark["box"], reach: number): Uint8Array {
  const { w, h } = larger;
  const rows = new Uint8Array(w * h);
  const near = new Uint8Array(w * h);
  mask.forEach((value, i) => {
    if (value === 0) return;
    const column = box.x - larger.x + (i % box.w);
    const row = box.y - larger.y + Math.floor(i / box.w);
    rows.fill(1, row * w + Math.max(0, column - reach), row * w + Math.min(w, column + reach + 1));
  });
  for (let row = 0; row < h; row++) {
    for (let other = Math.max(0, row - reach); other <= Math.min(h - 1, row + reach); other++)
      for (let column = 0; column < w; column++)
        if (rows[other * w + column] !== 0) near[row * w + column] = 1;
  }
  return near;
}
