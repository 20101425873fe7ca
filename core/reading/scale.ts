import { isBarAbove } from "./bar.ts";
import { gapY, overlapShare } from "./gap.ts";
import type { Piece } from "./piece.ts";

const STACKED_SHARE = 0.6; // pieces above each other by this much are one digit, as the two rings of an 8
const STACKED_GAP = 0.2;
const TALL_SHARE = 0.5; // lower than this beside the tallest: a bar, a dot or a comma, which has no say

/**
 * The height of the digits among `pieces` of one line, in the ink's own unit: the median of what stands tall.
 * Above zero always.
 */
export function digitHeight(pieces: readonly Piece[]): number {
  const heights = stackedHeights(pieces);
  const tallest = quantile(heights, 0.9);
  const tall = heights.filter((height) => height >= TALL_SHARE * tallest);
  const height = quantile(tall.length > 0 ? tall : heights, 0.5);
  if (height > 0) return height;
  return Math.max(1e-9, ...pieces.map((piece) => piece.box.w)); // a lone dash, or a dot
}

/** The value below which `share` of the numbers lie; 0 for none. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.round(share * (sorted.length - 1))] ?? 0;
}

function stackedHeights(pieces: readonly Piece[]): readonly number[] {
  const sorted = [...pieces].sort((a, b) => a.box.x - b.box.x);
  const groups: { x: number; w: number; y: number; h: number }[] = [];
  for (const { box, source } of sorted) {
    // Only the newest groups can lie above or below: the pieces come from left to right.
    const group = groups.slice(-3).find((other) => {
      if (source.kind === "ink" && (isBarAbove(box, other) || isBarAbove(other, box))) return true;
      const gap = gapY(other, box);
      const size = Math.max(other.h, box.h);
      return (
        gap <= STACKED_GAP * size && overlapShare(other.x, other.w, box.x, box.w, 0.1 * size) >= STACKED_SHARE
      );
    });
    if (!group) {
      groups.push({ ...box });
      continue;
    }
    const right = Math.max(group.x + group.w, box.x + box.w);
    const bottom = Math.max(group.y + group.h, box.y + box.h);
    group.x = Math.min(group.x, box.x);
    group.y = Math.min(group.y, box.y);
    group.w = right - group.x;
    group.h = bottom - group.y;
  }
  return groups.map((group) => group.h);
}
