import type { Box } from "../ink/box.ts";
import { isBarAbove } from "./bar.ts";
import { gapX, gapY } from "./gap.ts";

const REACH_BESIDE = 2.6; // digits this many sizes apart may still be compared as one line
const REACH_ABOVE = 0.3; // the halves of an 8 lie this far apart
const OVERLAP_LEAST = -0.1; // a tenth of the smaller mark beside the other makes them neighbours in a line

/** No two marks are neighbours with more than this many sizes of the larger between them. */
export const REACH_MOST = Math.max(REACH_BESIDE, REACH_ABOVE);

/** How far a mark reaches: its height, or part of its width for bars. */
export function sizeOfBox(box: Box): number {
  return Math.max(box.h, 0.6 * box.w);
}

/**
 * Whether two marks are near enough to be read together. It depends on these two alone, so that what is read
 * elsewhere on a board never changes with them.
 */
export function areNeighbors(a: Box, b: Box): boolean {
  if (isBarAbove(a, b) || isBarAbove(b, a)) return true;
  const size = Math.max(sizeOfBox(a), sizeOfBox(b));
  const beside = gapX(a, b);
  if (beside > REACH_BESIDE * size) return false;
  const above = gapY(a, b);
  if (above > REACH_ABOVE * size) return false;
  return above <= OVERLAP_LEAST * Math.min(a.h, b.h) || beside <= REACH_ABOVE * size;
}

/** Connected groups of `ids` under `neighborsOf`, each in the order of `ids`. */
export function componentsOf(
  ids: readonly string[],
  neighborsOf: (id: string) => Iterable<string>,
): readonly (readonly string[])[] {
  const place = new Map(ids.map((id, i) => [id, i]));
  const seen = new Set<string>();
  const groups: string[][] = [];
  for (const id of ids) {
    if (seen.has(id)) continue;
    seen.add(id);
    const group = [id];
    for (const member of group) {
      for (const next of neighborsOf(member)) {
        if (seen.has(next) || !place.has(next)) continue;
        seen.add(next);
        group.push(next);
      }
    }
    groups.push(group.sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0)));
  }
  return groups;
}
