import type { Box } from "../ink/box.ts";
import { gapX, overlapShare } from "./gap.ts";
import { compareText } from "./piece.ts";
import type { NumberReading } from "./reading.ts";

type Placed = { readonly id: string; readonly box: Box };

const ROW_SHARE = 0.4; // of the lower one's height beside its neighbour: the same row

const RAISED = { tallest: 0.8, beside: 0.8, above: 0.5, reaches: 0.3 }; // heights of the number that an exponent belongs to

const SLACK = 1; // units, for sums that round

/** Numbers as they are read: rows from top to bottom, each from left to right, an exponent after its base. The same for equal numbers in any order. */
export function inReadingOrder(numbers: readonly NumberReading[]): readonly NumberReading[] {
  return rowsOf(numbers).flat();
}

/** Rows from top to bottom; a row may slant, for what counts is the neighbour in it. */
function rowsOf<T extends Placed>(items: readonly T[]): readonly (readonly T[])[] {
  const sorted = [...items].sort((a, b) => middle(a.box) - middle(b.box) || compareText(a.id, b.id));
  const rows: T[][] = [];
  const tallest = items.reduce((most, { box }) => Math.max(most, box.h), 0);
  const bases = new Map(sorted.map((item) => [item, baseOf(item, lowerThan(sorted, item.box, tallest))]));
  for (const item of sorted) {
    if (bases.get(item)) continue;
    const row = rows.findLast((other) => isInRow(other, item.box));
    if (row) row.push(item);
    else rows.push([item]);
  }
  // An exponent's own exponent comes after it: bases are larger, so they have their row first.
  const raised = sorted
    .filter((item) => bases.get(item))
    .sort((a, b) => b.box.h - a.box.h || compareText(a.id, b.id));
  for (const item of raised) {
    const base = bases.get(item);
    if (base) rows.find((row) => row.includes(base))?.push(item);
  }
  for (const row of rows) row.sort((a, b) => a.box.x - b.box.x || compareText(a.id, b.id));
  return rows.sort((a, b) => meanMiddle(a) - meanMiddle(b) || compareText(a[0]?.id ?? "", b[0]?.id ?? ""));
}

function isInRow(row: readonly Placed[], box: Box): boolean {
  let nearest: Placed | undefined;
  for (const item of row) if (!nearest || gapX(item.box, box) < gapX(nearest.box, box)) nearest = item;
  return nearest !== undefined && overlapShare(nearest.box.y, nearest.box.h, box.y, box.h, 0) >= ROW_SHARE;
}

/** The number whose exponent an item is by its size and place: smaller, just beyond its right end and at its top. */
function baseOf<T extends Placed>(item: T, all: readonly T[]): T | undefined {
  const { box } = item;
  const isBase = ({ box: base }: T) =>
    box.h <= RAISED.tallest * base.h &&
    box.x >= base.x + base.w / 2 &&
    gapX(base, box) <= RAISED.beside * base.h &&
    box.y + box.h <= base.y + RAISED.reaches * base.h &&
    box.y + box.h >= base.y - RAISED.above * base.h;
  const found = all
    .filter((other) => other !== item && isBase(other))
    .sort((a, b) => gapX(a.box, box) - gapX(b.box, box) || compareText(a.id, b.id));
  return found[0];
}

/** Of `sorted`, those that may be the base of `box`: their middle lies below its foot, within the tallest one's height. */
function lowerThan<T extends Placed>(sorted: readonly T[], { y, h }: Box, tallest: number): readonly T[] {
  const foot = y + h;
  return sorted.slice(firstFrom(sorted, foot - SLACK), firstFrom(sorted, foot + tallest + SLACK));
}

/** Where in `sorted` the middles reach `level`: all pairs of a page of thousands would cost frames. */
function firstFrom(sorted: readonly Placed[], level: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const at = (low + high) >> 1;
    const item = sorted[at];
    if (item !== undefined && middle(item.box) < level) low = at + 1;
    else high = at;
  }
  return low;
}

function middle(box: Box): number {
  return box.y + box.h / 2;
}

function meanMiddle(row: readonly Placed[]): number {
  return row.reduce((sum, item) => sum + middle(item.box), 0) / row.length;
}
