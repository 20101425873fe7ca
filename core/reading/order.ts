import type { Box } from "../ink/box.ts";
import { gapX, overlapShare } from "./gap.ts";
import { compareText } from "./piece.ts";
import type { NumberReading } from "./reading.ts";

type Placed = { readonly id: string; readonly box: Box };

const ROW_SHARE = 0.5; // of the lower one's height beside its neighbour: the same row

/** Numbers as they are read: rows from top to bottom, each from left to right. The same for equal numbers in any order. */
export function inReadingOrder(numbers: readonly NumberReading[]): readonly NumberReading[] {
  return rowsOf(numbers).flat();
}

/** Rows from top to bottom; a row may slant, for what counts is the neighbour in it. */
function rowsOf<T extends Placed>(items: readonly T[]): readonly (readonly T[])[] {
  const sorted = [...items].sort((a, b) => middle(a.box) - middle(b.box) || compareText(a.id, b.id));
  const rows: T[][] = [];
  for (const item of sorted) {
    const row = rows.findLast((other) => isInRow(other, item.box));
    if (row) row.push(item);
    else rows.push([item]);
  }
  for (const row of rows) row.sort((a, b) => a.box.x - b.box.x || compareText(a.id, b.id));
  return rows.sort((a, b) => meanMiddle(a) - meanMiddle(b) || compareText(a[0]?.id ?? "", b[0]?.id ?? ""));
}

function isInRow(row: readonly Placed[], box: Box): boolean {
  let nearest: Placed | undefined;
  for (const item of row) if (!nearest || gapX(item.box, box) < gapX(nearest.box, box)) nearest = item;
  return nearest !== undefined && overlapShare(nearest.box.y, nearest.box.h, box.y, box.h, 0) >= ROW_SHARE;
}

function middle(box: Box): number {
  return box.y + box.h / 2;
}

function meanMiddle(row: readonly Placed[]): number {
  return row.reduce((sum, item) => sum + middle(item.box), 0) / row.length;
}
