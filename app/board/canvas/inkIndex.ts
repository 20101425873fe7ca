import type { Box } from "../../../core/ink/box.ts";
import { meets } from "./viewport.ts";

const CELL = 256; // board units
const MOST_CELLS = 1024; // ink that spans more is looked at in every query

/** Finds boxes by place. Answers come in the order in which they were put in. */
export type InkIndex = {
  readonly put: (id: string, box: Box) => void;
  readonly remove: (id: string) => void;
  readonly within: (box: Box) => readonly string[];
  readonly meets: (id: string, box: Box) => boolean;
  /** Whether one that meets `box` passes `test`, which may be asked twice of the same. */
  readonly some: (box: Box, test: (id: string) => boolean) => boolean;
};

export function createInkIndex(): InkIndex {
  const boxes = new Map<string, { readonly box: Box; readonly order: number }>();
  const cells = new Map<string, Set<string>>();
  const wide = new Set<string>();
  let count = 0;
  const shelvesOf = (box: Box): readonly Set<string>[] => {
    const keys = cellsOf(box);
    return keys === undefined ? [wide] : keys.map((key) => shelf(cells, key));
  };
  return {
    put: (id, box) => {
      if (boxes.has(id)) return;
      count += 1;
      boxes.set(id, { box, order: count });
      for (const each of shelvesOf(box)) each.add(id);
    },
    remove: (id) => {
      const known = boxes.get(id);
      if (known === undefined) return;
      boxes.delete(id);
      for (const each of shelvesOf(known.box)) each.delete(id);
    },
    meets: (id, box) => {
      const known = boxes.get(id);
      return known !== undefined && meets(known.box, box);
    },
    some: (box, test) => {
      const passes = (id: string) => {
        const known = boxes.get(id);
        return known !== undefined && meets(known.box, box) && test(id);
      };
      const anyOf = (ids: Iterable<string>) => {
        for (const id of ids) if (passes(id)) return true;
        return false;
      };
      const keys = cellsOf(box);
      if (keys === undefined) return anyOf(boxes.keys());
      return anyOf(wide) || keys.some((key) => anyOf(cells.get(key) ?? []));
    },
    within: (box) => {
      const keys = cellsOf(box);
      const found = new Set(keys === undefined ? boxes.keys() : wide);
      for (const key of keys ?? []) for (const id of cells.get(key) ?? []) found.add(id);
      const hits: { id: string; order: number }[] = [];
      for (const id of found) {
        const known = boxes.get(id);
        if (known !== undefined && meets(known.box, box)) hits.push({ id, order: known.order });
      }
      return hits.sort((a, b) => a.order - b.order).map(({ id }) => id);
    },
  };
}

function shelf(cells: Map<string, Set<string>>, key: string): Set<string> {
  const known = cells.get(key);
  if (known !== undefined) return known;
  const made = new Set<string>();
  cells.set(key, made);
  return made;
}

function cellsOf({ x, y, w, h }: Box): readonly string[] | undefined {
  const left = Math.floor(x / CELL);
  const right = Math.floor((x + w) / CELL);
  const top = Math.floor(y / CELL);
  const bottom = Math.floor((y + h) / CELL);
  if ((right - left + 1) * (bottom - top + 1) > MOST_CELLS) return undefined;
  const keys: string[] = [];
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) keys.push(`${column}:${row}`);
  }
  return keys;
}
