import type { Box } from "../../../core/ink/box.ts";
import { meets, type Size } from "./viewport.ts";

/** A chip that wants a place beside `box`, the ink that it speaks of (screen px, as all here). */
export type ChipWanted = { readonly id: string; readonly box: Box; readonly size: Size };

/** Which of the places beside its ink a chip has: an index into `SPOTS`, chosen when the ink's box was `box`. */
export type ChipSpots = ReadonlyMap<string, { readonly spot: number; readonly box: Box }>;

/** A corner of the ink's box (0 left or top, 1 right or bottom) and the chip's top left seen from there. */
export type Spot = {
  readonly atX: 0 | 1;
  readonly atY: 0 | 1;
  readonly offset: (size: Size) => { readonly dx: number; readonly dy: number };
};

const GAP_PX = 2;
const AIR_PX = 1; // between two chips

/** In the order in which they are liked: just above right of the ink first. */
export const SPOTS: readonly Spot[] = [
  { atX: 1, atY: 0, offset: ({ height }) => ({ dx: GAP_PX, dy: -height - GAP_PX }) },
  { atX: 1, atY: 0, offset: () => ({ dx: 2 * GAP_PX, dy: 0 }) },
  { atX: 1, atY: 1, offset: ({ height }) => ({ dx: 2 * GAP_PX, dy: -height }) },
  { atX: 1, atY: 0, offset: ({ width, height }) => ({ dx: -width, dy: -height - 2 * GAP_PX }) },
  { atX: 0, atY: 0, offset: ({ height }) => ({ dx: 0, dy: -height - 2 * GAP_PX }) },
  { atX: 0, atY: 0, offset: ({ width, height }) => ({ dx: -width - GAP_PX, dy: -height - GAP_PX }) },
  { atX: 0, atY: 0, offset: ({ width }) => ({ dx: -width - 2 * GAP_PX, dy: 0 }) },
  { atX: 1, atY: 1, offset: ({ width }) => ({ dx: -width, dy: 2 * GAP_PX }) },
  { atX: 0, atY: 1, offset: () => ({ dx: 0, dy: 2 * GAP_PX }) },
  { atX: 1, atY: 1, offset: () => ({ dx: GAP_PX, dy: GAP_PX }) },
];

/** The spot of that index; the first where there is none. */
export function spotAt(index: number): Spot {
  const spot = SPOTS[index] ?? SPOTS[0];
  if (spot === undefined) throw new Error("chips have no spots");
  return spot;
}

export type ChipSurroundings = {
  readonly hasInk: (box: Box) => boolean;
  readonly window: Box; // a chip of ink in the window stands there too, where it can
  readonly before: ChipSpots; // a chip of the same ink stays where it was as long as that is free: nothing jumps
};

/** Where each chip stands so that it covers neither ink nor another chip. One that finds no place is left out. */
export function chipSpots(wanted: readonly ChipWanted[], around: ChipSurroundings): ChipSpots {
  const spots = new Map<string, { spot: number; box: Box }>();
  const taken: Box[] = [];
  const isStanding = (chip: ChipWanted) => spotBefore(chip, around) !== undefined;
  const standing = wanted.filter(isStanding);
  const coming = wanted.filter((chip) => !isStanding(chip));
  for (const chip of [...standing, ...coming]) {
    const spot = freeSpot(chip, taken, around);
    if (spot === undefined) continue;
    spots.set(chip.id, { spot, box: chip.box });
    taken.push(spotBox(chip, spot, AIR_PX));
  }
  return spots;
}

function freeSpot(chip: ChipWanted, taken: readonly Box[], around: ChipSurroundings): number | undefined {
  const { hasInk, window } = around;
  const free = (spot: number) => {
    const box = spotBox(chip, spot);
    return !taken.some((other) => meets(other, box)) && !hasInk(box);
  };
  const stays = spotBefore(chip, around);
  const order = stays === undefined ? SPOTS.keys() : [stays, ...SPOTS.keys()];
  const isIn = (spot: number) => isInside(spotBox(chip, spot), window);
  const spots = [...new Set(order)];
  return spots.find((spot) => isIn(spot) && free(spot)) ?? spots.find((spot) => !isIn(spot) && free(spot));
}

function spotBefore({ id, box }: ChipWanted, { before }: ChipSurroundings): number | undefined {
  const known = before.get(id);
  const isSame =
    known?.box.x === box.x && known.box.y === box.y && known.box.w === box.w && known.box.h === box.h;
  return isSame ? known.spot : undefined;
}

function spotBox({ box, size }: ChipWanted, spot: number, air = 0): Box {
  const { atX, atY, offset } = spotAt(spot);
  const { dx, dy } = offset(size);
  const x = box.x + atX * box.w + dx - air;
  return { x, y: box.y + atY * box.h + dy - air, w: size.width + 2 * air, h: size.height + 2 * air };
}

function isInside(box: Box, { x, y, w, h }: Box): boolean {
  return box.x >= x && box.y >= y && box.x + box.w <= x + w && box.y + box.h <= y + h;
}
