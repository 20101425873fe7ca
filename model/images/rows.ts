import type { Box } from "../../core/ink/box.ts";
import { gapX, overlapShare } from "../../core/reading/gap.ts";
import type { BlobMark } from "../../core/reading/reading.ts";

const SAME_ROW = 0.3; // of the lower one's height beside its neighbour
const ROW_HEIGHTS = 2.5; // times as high as its neighbour: a capital with a descender beside a small letter

/** Between words too, and between the letters of a word: of the lower one's height. */
export const ROW_GAP = 1.3;
export const LETTER_GAP = 0.6;

/** Marks that stand side by side, from left to right, no farther apart than `gap` of the lower one's height. */
export function rowsOf(marks: readonly BlobMark[], gap: number): readonly (readonly BlobMark[])[] {
  const sorted = [...marks].sort((a, b) => a.box.x - b.box.x);
  const rows = sorted.map((mark) => [mark]);
  const rowOf = (i: number) => rows[i] ?? [];
  sorted.forEach(({ box }, i) => {
    for (let j = i + 1; j < sorted.length; j++) {
      const other = sorted[j];
      if (!other || other.box.x > box.x + box.w + gap * box.h) break;
      if (!areBeside(box, other.box, gap) || rowOf(i) === rowOf(j)) continue;
      const from = rowOf(j);
      const into = rowOf(i);
      into.push(...from);
      rows.forEach((row, k) => {
        if (row === from) rows[k] = into;
      });
    }
  });
  return [...new Set(rows)].map((row) => row.sort((a, b) => a.box.x - b.box.x));
}

function areBeside(a: Box, b: Box, gap: number): boolean {
  const [low, high] = a.h < b.h ? [a.h, b.h] : [b.h, a.h];
  return (
    high <= ROW_HEIGHTS * low && gapX(a, b) <= gap * low && overlapShare(a.y, a.h, b.y, b.h, 0) >= SAME_ROW
  );
}
