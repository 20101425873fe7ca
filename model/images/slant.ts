import { type Box, unionOf } from "../../core/ink/box.ts";
import type { BlobMark, NumberReading, Part, Reading } from "../../core/reading/reading.ts";

const STEEPEST = 0.9; // columns a row, either way
const STEP = 0.05;
const LEAST = 0.15; // less is no hindrance to cuts
const GAIN = 1.06; // times the columns' sharpness as written that another slant must have

/** Marks set upright, and their readings' way back to where they were written. */
export type Upright = {
  readonly marks: readonly BlobMark[];
  readonly asWritten: (reading: Reading) => Reading;
};

/**
 * Sets slanted writing upright, so that columns fall between its digits: the slant under which the ink's columns are
 * sharpest, by the sum of their squares (Vinciarelli & Luettin 2001). Rows move by whole pixels.
 */
export function upright(marks: readonly BlobMark[]): Upright {
  const slant = slantOf(marks);
  if (Math.abs(slant) < LEAST) return { marks, asWritten: (reading) => reading };
  const moved = new Map(marks.map((mark) => [mark.id, sheared(mark, slant)]));
  const sources = new Map(marks.map((mark) => [mark.id, mark]));
  const boxOf = (parts: readonly Part[]): Box =>
    parts
      .map((part) => writtenBox(part, moved.get(part.mark), sources.get(part.mark), slant))
      .reduce(unionOf);
  const placed = <T extends { readonly parts: readonly Part[] }>(item: T): T => ({
    ...item,
    box: boxOf(item.parts),
  });
  const numberOf = (number: NumberReading): NumberReading => {
    const digits = number.digits.map(placed);
    const signs = number.signs.map(placed);
    return { ...number, digits, signs, box: [...digits, ...signs].map(({ box }) => box).reduce(unionOf) };
  };
  return {
    marks: [...moved.values()],
    asWritten: ({ numbers, rejected }) => ({
      numbers: numbers.map(numberOf),
      rejected: rejected.map(placed),
    }),
  };
}

/** Columns that the ink leans to the right for each row upwards; 0 where no slant is clearly sharper than none. */
function slantOf(marks: readonly BlobMark[]): number {
  if (marks.length === 0) return 0;
  const left = Math.min(...marks.map(({ box }) => box.x));
  const right = Math.max(...marks.map(({ box }) => box.x + box.w));
  const tall = Math.max(...marks.map(({ box }) => box.y + box.h));
  const margin = Math.ceil(STEEPEST * tall);
  const ink = inkOf(marks);
  const columns = new Uint32Array(right - left + 2 * margin + 1);
  const sharpness = (slant: number): number => {
    columns.fill(0);
    for (let i = 0; i < ink.xs.length; i++) {
      const at = (ink.xs[i] ?? 0) - left + margin + shiftOf(ink.ys[i] ?? 0, slant);
      columns[at] = (columns[at] ?? 0) + 1;
    }
    let sum = 0;
    for (const count of columns) sum += count * count;
    return sum;
  };
  let best = { slant: 0, sharpness: GAIN * sharpness(0) };
  for (let slant = -STEEPEST; slant <= STEEPEST; slant += STEP) {
    const found = sharpness(slant);
    if (found > best.sharpness) best = { slant, sharpness: found };
  }
  return best.slant;
}

/** Where the marks' ink is: its pixels' columns and rows. */
function inkOf(marks: readonly BlobMark[]): { readonly xs: Int32Array; readonly ys: Int32Array } {
  const count = marks.reduce((sum, { mask }) => sum + mask.length, 0);
  const xs = new Int32Array(count);
  const ys = new Int32Array(count);
  let at = 0;
  for (const { box, mask } of marks) {
    for (let i = 0; i < mask.length; i++) {
      if (mask[i] === 0) continue;
      xs[at] = box.x + (i % box.w);
      ys[at++] = box.y + Math.floor(i / box.w);
    }
  }
  return { xs: xs.subarray(0, at), ys: ys.subarray(0, at) };
}

/** How far row `y` of the image moves to the right. */
function shiftOf(y: number, slant: number): number {
  return Math.round(slant * y);
}

function sheared(mark: BlobMark, slant: number): BlobMark {
  const { box } = mark;
  const first = shiftOf(box.y, slant);
  const last = shiftOf(box.y + box.h - 1, slant);
  const least = Math.min(first, last);
  const w = box.w + Math.abs(last - first);
  const mask = new Uint8Array(w * box.h);
  for (let y = 0; y < box.h; y++)
    mask.set(mark.mask.subarray(y * box.w, (y + 1) * box.w), y * w + shiftOf(box.y + y, slant) - least);
  return trimmed({ ...mark, box: { x: box.x + least, y: box.y, w, h: box.h }, mask });
}

/** Without empty columns at the sides: a mark's box fits its ink. */
function trimmed(mark: BlobMark): BlobMark {
  const { x, y, w, h } = mark.box;
  let [from, to] = [w, 0];
  mark.mask.forEach((value, i) => {
    if (value === 0) return;
    from = Math.min(from, i % w);
    to = Math.max(to, (i % w) + 1);
  });
  if (from >= to) return mark;
  const mask = new Uint8Array((to - from) * h);
  for (let row = 0; row < h; row++)
    mask.set(mark.mask.subarray(row * w + from, row * w + to), row * (to - from));
  return { ...mark, box: { x: x + from, y, w: to - from, h }, mask };
}

/** The box of a part as it was written. */
function writtenBox(
  { from, to }: Part,
  mark: BlobMark | undefined,
  source: BlobMark | undefined,
  slant: number,
): Box {
  if (!mark || !source) throw new Error("a reading speaks of a mark that was not given");
  const { box, mask } = mark;
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let y = 0; y < box.h; y++) {
    for (let x = from ?? 0; x < (to ?? box.w); x++) {
      if (mask[y * box.w + x] === 0) continue;
      const written = box.x + x - shiftOf(box.y + y, slant);
      left = Math.min(left, written);
      right = Math.max(right, written + 1);
      top = Math.min(top, box.y + y);
      bottom = box.y + y + 1;
    }
  }
  return left < right ? { x: left, y: top, w: right - left, h: bottom - top } : source.box;
}
