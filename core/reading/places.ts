import type { Box } from "../ink/box.ts";
import { areNeighbors, REACH_MOST, sizeOfBox } from "./cluster.ts";

type Item = { readonly id: string; readonly box: Box };
type Level = { readonly cell: number; readonly cells: Map<string, Item[]> };

/** Where marks lie, so that the neighbours of one are found among those around it and not among all of a board. */
export type Places = {
  put(id: string, box: Box): void;
  take(id: string): void;
  /** The marks that `areNeighbors` of a mark with this box, in no order. */
  near(box: Box): readonly string[];
};

const LEAST_SIZE = 1; // smaller marks, dots among them, count as this large

/**
 * Marks of like size (within a factor of two) share a grid whose cells are as wide as they reach, each mark in the cell
 * of its middle: whatever the sizes on a board, a mark has few cells to look at.
 */
export function createPlaces(): Places {
  const levels = new Map<number, Level>();
  const places = new Map<string, { readonly level: Level; readonly key: string }>();
  return {
    put: (id, box) => {
      const rank = rankOf(box);
      const level = levels.get(rank) ?? { cell: REACH_MOST * 2 ** rank, cells: new Map() };
      levels.set(rank, level);
      const key = keyOf(Math.floor(middleX(box) / level.cell), Math.floor(middleY(box) / level.cell));
      const items = level.cells.get(key);
      if (items) items.push({ id, box });
      else level.cells.set(key, [{ id, box }]);
      places.set(id, { level, key });
    },
    take: (id) => {
      const place = places.get(id);
      if (!place) return;
      const { level, key } = place;
      const left = (level.cells.get(key) ?? []).filter((item) => item.id !== id);
      if (left.length > 0) level.cells.set(key, left);
      else level.cells.delete(key);
      places.delete(id);
    },
    near: (box) =>
      [...levels].flatMap(([rank, level]) =>
        among(level, box, 2 ** rank).flatMap((items) =>
          items.filter((item) => areNeighbors(item.box, box)).map(({ id }) => id),
        ),
      ),
  };
}

/** The cells of a level in which a mark that is a neighbour of `box` may have its middle. `size`: the level's largest. */
function among(level: Level, box: Box, size: number): readonly (readonly Item[])[] {
  const { cell, cells } = level;
  // No mark is wider or taller than its size allows, so its middle is no farther than this.
  const reach = REACH_MOST * Math.max(size, sizeOfBox(box)) + WIDEST * size;
  const left = Math.floor((box.x - reach) / cell);
  const right = Math.floor((box.x + box.w + reach) / cell);
  const top = Math.floor((box.y - reach) / cell);
  const bottom = Math.floor((box.y + box.h + reach) / cell);
  if ((right - left + 1) * (bottom - top + 1) >= cells.size) return [...cells.values()];
  const found: (readonly Item[])[] = [];
  for (let x = left; x <= right; x++) {
    for (let y = top; y <= bottom; y++) found.push(cells.get(keyOf(x, y)) ?? []);
  }
  return found;
}

const WIDEST = 1; // half a mark's width in its sizes: 0.6 of the width is at most the size

function rankOf(box: Box): number {
  return Math.ceil(Math.log2(Math.max(LEAST_SIZE, sizeOfBox(box))));
}

function keyOf(x: number, y: number): string {
  return `${x} ${y}`;
}

function middleX(box: Box): number {
  return box.x + box.w / 2;
}

function middleY(box: Box): number {
  return box.y + box.h / 2;
}
