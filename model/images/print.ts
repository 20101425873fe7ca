import type { Box } from "../../core/ink/box.ts";
import { gapX, overlapShare } from "../../core/reading/gap.ts";
import type { BlobMark, Reading } from "../../core/reading/reading.ts";
import { without } from "./page.ts";

const SIDE = 12; // of the small copies in which letters are compared
const ALIKE = 0.95; // correlation of two copies of one letter; a tenth of a hand's digits have one that is as like
const SIZE = 0.06; // of its width and height, by which copies of a letter differ, and of a pixel at least
const LEAST_HEIGHT = 6; // pixels; less shows no shape
const SLENDER = 4; // times as long as wide: bars look alike by any hand
const SAME_ROW = 0.3; // of the lower one's height beside its neighbour
const ROW_GAP = 1.3; // of the lower one's height, between words too
const ROW_HEIGHTS = 2.5; // times as high as its neighbour: a capital with a descender beside a small letter
const ROW_LEAST = 4; // marks that tell
const ROW_TWINS = 0.35; // of the marks that tell
const LETTERS = 0.15; // of a row's marks that are read as no digit; fewer are signs between printed numbers

/** The reading with numbers refused that are printed words: letters such as o, l and S look like digits to any network. */
export function withoutPrintedWords(reading: Reading, marks: readonly BlobMark[]): Reading {
  const refused = new Set(reading.rejected.flatMap(({ parts }) => parts.map(({ mark }) => mark)));
  const inWords = new Set(
    printedRows(marks)
      .filter((row) => row.filter(({ id }) => refused.has(id)).length >= LETTERS * row.length)
      .flatMap((row) => row.map(({ id }) => id)),
  );
  return without(reading, ({ digits }) => {
    const parts = digits.flatMap((digit) => digit.parts);
    return 2 * parts.filter(({ mark }) => inWords.has(mark)).length >= parts.length;
  });
}

/** Marks side by side most of which have a twin somewhere in the image: lines of print. */
export function printedRows(marks: readonly BlobMark[]): readonly (readonly BlobMark[])[] {
  const shaped = marks.filter(({ box }) => box.h >= LEAST_HEIGHT);
  const telling = new Set(shaped.filter(({ box }) => !isSlender(box)).map(({ id }) => id));
  const twins = twinsOf(shaped.filter(({ id }) => telling.has(id)));
  return rowsOf(shaped).filter((row) => {
    const told = row.filter(({ id }) => telling.has(id));
    return (
      told.length >= ROW_LEAST && told.filter(({ id }) => twins.has(id)).length >= ROW_TWINS * told.length
    );
  });
}

function isSlender({ w, h }: Box): boolean {
  return Math.max(w, h) >= SLENDER * Math.min(w, h);
}

/** The ids of marks that look the same as another one: type has one shape for each letter, a hand has not. */
function twinsOf(marks: readonly BlobMark[]): ReadonlySet<string> {
  const seen = marks
    .map((mark) => ({ id: mark.id, box: mark.box, small: smallOf(mark) }))
    .sort((a, b) => a.box.h - b.box.h);
  const twins = new Set<string>();
  seen.forEach((a, i) => {
    for (let j = i + 1; j < seen.length; j++) {
      const b = seen[j];
      if (!b || b.box.h - a.box.h > reachOf(a.box.h)) break;
      if (Math.abs(a.box.w - b.box.w) > reachOf(a.box.w) || (twins.has(a.id) && twins.has(b.id))) continue;
      if (likeness(a.small, b.small) >= ALIKE) twins.add(a.id).add(b.id);
    }
  });
  return twins;
}

function reachOf(size: number): number {
  return Math.max(1, SIZE * size);
}

/** Marks that stand side by side and are of a height. Each is linked to what follows it within reach. */
function rowsOf(marks: readonly BlobMark[]): readonly (readonly BlobMark[])[] {
  const sorted = [...marks].sort((a, b) => a.box.x - b.box.x);
  const rows = sorted.map((mark) => [mark]);
  const rowOf = (i: number) => rows[i] ?? [];
  sorted.forEach(({ box }, i) => {
    for (let j = i + 1; j < sorted.length; j++) {
      const other = sorted[j];
      if (!other || other.box.x > box.x + box.w + ROW_GAP * box.h) break;
      if (!areBeside(box, other.box) || rowOf(i) === rowOf(j)) continue;
      const from = rowOf(j);
      const into = rowOf(i);
      into.push(...from);
      rows.forEach((row, k) => {
        if (row === from) rows[k] = into;
      });
    }
  });
  return [...new Set(rows)];
}

function areBeside(a: Box, b: Box): boolean {
  const [low, high] = a.h < b.h ? [a.h, b.h] : [b.h, a.h];
  return (
    high <= ROW_HEIGHTS * low &&
    gapX(a, b) <= ROW_GAP * low &&
    overlapShare(a.y, a.h, b.y, b.h, 0) >= SAME_ROW
  );
}

/** The mark in `SIDE` × `SIDE` cells, stretched to fill them, with mean 0 and length 1. */
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

function likeness(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
