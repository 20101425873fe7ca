import type { Box } from "../../core/ink/box.ts";
import type { BlobMark } from "../../core/reading/reading.ts";

const SIDE = 12; // of the small copies in which marks are compared
const SLENDER = 4; // times as long as wide: bars look alike by any hand
const WIDE = 0.84; // of its height; zeros of type are at most that wide, its `o` is wider
const ROUND = 0.93; // likeness to itself mirrored, and flipped; no zero by hand has more than 0.9
const FULL = 255; // of a mask
const EDGE = FULL / 2; // where ink ends: between pixels as a rule

/** What of a mark's shape tells type and ruler from a hand. Likenesses are correlations of `SIDE` × `SIDE` cells, −1 … 1. */
export type Shape = {
  readonly small: Float32Array; // the mark stretched to fill the cells, with mean 0 and length 1
  readonly mirrored: number; // likeness to itself, left for right
  readonly flipped: number; // top for bottom
  readonly turned: number; // by a half turn
  readonly top: number; // y of the ink's upper edge, to a part of a pixel
  readonly bottom: number;
};

export function shapeOf(mark: BlobMark): Shape {
  const small = smallOf(mark);
  const likenessTo = (cellOf: (row: number, column: number) => number) =>
    likeness(
      small,
      small.map((_, i) => small[cellOf(Math.floor(i / SIDE), i % SIDE)] ?? 0),
    );
  return {
    small,
    mirrored: likenessTo((row, column) => row * SIDE + SIDE - 1 - column),
    flipped: likenessTo((row, column) => (SIDE - 1 - row) * SIDE + column),
    turned: likenessTo((row, column) => SIDE * SIDE - 1 - row * SIDE - column),
    ...edgesOf(mark),
  };
}

/** Correlation of two small copies. */
export function likeness(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

export function isSlender({ w, h }: Box): boolean {
  return Math.max(w, h) >= SLENDER * Math.min(w, h);
}

/** A ring drawn by type or a tool, and wider than type's zeros are: a hand's zero is never as even. */
export function isCircle({ w, h }: Box, { mirrored, flipped }: Shape): boolean {
  return w >= WIDE * h && mirrored >= ROUND && flipped >= ROUND;
}

function smallOf({ box, mask }: BlobMark): Float32Array {
  const sums = new Float32Array(SIDE * SIDE);
  const counts = new Float32Array(SIDE * SIDE);
  const add = (cell: number, value: number) => {
    sums[cell] = (sums[cell] ?? 0) + value;
    counts[cell] = (counts[cell] ?? 0) + 1;
  };
  const rows = Math.max(SIDE, box.h);
  const columns = Math.max(SIDE, box.w);
  for (let r = 0; r < rows; r++) {
    const y = Math.floor((r * box.h) / rows);
    const top = Math.floor((r * SIDE) / rows) * SIDE;
    for (let c = 0; c < columns; c++)
      add(top + Math.floor((c * SIDE) / columns), mask[y * box.w + Math.floor((c * box.w) / columns)] ?? 0);
  }
  const means = sums.map((sum, i) => sum / Math.max(1, counts[i] ?? 1));
  const mean = means.reduce((sum, value) => sum + value, 0) / means.length;
  const centred = means.map((value) => value - mean);
  const length = Math.sqrt(centred.reduce((sum, value) => sum + value * value, 0)) || 1;
  return centred.map((value) => value / length);
}

/** Where the darkest pixel of the rows passes half of full ink, between two rows by the darkness of both. */
function edgesOf({ box, mask }: BlobMark): { readonly top: number; readonly bottom: number } {
  const darkest = Array.from({ length: box.h }, (_, y) =>
    mask.subarray(y * box.w, (y + 1) * box.w).reduce((most, value) => Math.max(most, value), 0),
  );
  const first = darkest.findIndex((value) => value >= EDGE);
  const last = darkest.findLastIndex((value) => value >= EDGE);
  if (first < 0) return { top: box.y, bottom: box.y + box.h };
  const beyond = (from: number, to: number) => {
    const inside = darkest[from] ?? 0;
    return Math.min(1, (inside - EDGE) / Math.max(1, inside - (darkest[to] ?? 0)));
  };
  return { top: box.y + first - beyond(first, first - 1), bottom: box.y + last + 1 + beyond(last, last + 1) };
}
