import { type Box, boxOf, unionOf } from "../ink/box.ts";
import { gapX, gapY, touch } from "./gap.ts";
import { areBarsOrDots } from "./operators.ts";
import { byWriting, lengthOfMark, type Piece, rangesOf } from "./piece.ts";

/** Pieces that may be one digit, as positions in their run. `first` is the least of them; bit n of `mask` is `first + n`. */
export type Hypothesis = {
  readonly key: string; // equal for equal ink, whatever run it lies in
  readonly first: number;
  readonly mask: number;
  readonly members: readonly number[];
  readonly pieces: readonly Piece[]; // in writing order
  readonly box: Box;
};

/** Pieces of one run from left to right, and which of them touch. */
export type Run = {
  readonly pieces: readonly Piece[];
  readonly height: number; // of its digits
  readonly touching: readonly ReadonlySet<number>[];
};

const MOST_MARKS = 4; // strokes of one digit
const WINDOW = 9; // positions a digit may span; the lattice keeps them as bits
const WIDEST = 2.1; // digit heights
const TALLEST = 2.2;
const NEAR_X = 0.45; // how far apart the strokes of one digit may lie
const NEAR_Y = 0.4;
const ONE_DIGIT = 0.9; // digit heights; a stroke of two digits is seldom narrower
const TOUCH_REACH = 0.04;

export function runOf(pieces: readonly Piece[], height: number): Run {
  const places = placesOf(pieces, height);
  const sorted = [...pieces].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0) || byWriting(a, b));
  const touching = sorted.map(() => new Set<number>());
  sorted.forEach((a, i) => {
    for (let j = i + 1; j < Math.min(sorted.length, i + WINDOW); j++) {
      const b = sorted[j];
      if (!b || !meet(a, b, TOUCH_REACH * height)) continue;
      touching[i]?.add(j);
      touching[j]?.add(i);
    }
  });
  return { pieces: sorted, height, touching };
}

/** Every set of neighbouring pieces of the run that may be one digit; each piece alone is among them. */
export function hypothesesOf(run: Run): readonly Hypothesis[] {
  const near = run.pieces.map((_, i) => nearTo(run, i));
  const found: Hypothesis[] = [];
  const grow = (members: readonly number[], banned: ReadonlySet<number>) => {
    const pieces = members.flatMap((member) => run.pieces[member] ?? []).sort(byWriting);
    const box = pieces.map((piece) => piece.box).reduce(unionOf);
    if (members.length > 1 && tooLarge(box, run.height)) return;
    if (isWhole(pieces)) found.push(hypothesisOf(members, pieces, box));
    const first = members[0] ?? 0;
    const skipped = new Set(banned);
    for (let next = first + 1; next < Math.min(run.pieces.length, first + WINDOW); next++) {
      if (skipped.has(next) || members.includes(next)) continue;
      if (!members.some((member) => near[member]?.has(next))) continue;
      skipped.add(next);
      if (marksOf(pieces, run.pieces[next]) <= MOST_MARKS) grow([...members, next], skipped);
    }
  };
  run.pieces.forEach((_, i) => {
    grow([i], new Set());
  });
  return found;
}

/** The later and earlier pieces that may be of one digit with piece `i`. */
function nearTo(run: Run, i: number): ReadonlySet<number> {
  const near = new Set<number>();
  const a = run.pieces[i];
  for (let j = Math.max(0, i - WINDOW + 1); j < Math.min(run.pieces.length, i + WINDOW); j++) {
    const b = run.pieces[j];
    if (a && b && i !== j && areNear(a, b, run, i, j)) near.add(j);
  }
  return near;
}

function areNear(a: Piece, b: Piece, run: Run, i: number, j: number): boolean {
  if (a.mark === b.mark) return a.to === b.from || b.to === a.from;
  if (a.source.kind !== b.source.kind) return false;
  if (run.touching[i]?.has(j)) return true;
  if (gapX(a.box, b.box) > NEAR_X * run.height) return false;
  return gapY(a.box, b.box) <= NEAR_Y * run.height || areBarsOrDots(a.box, b.box, run.height);
}

function meet(a: Piece, b: Piece, reach: number): boolean {
  if (a.mark === b.mark && (a.to === b.from || b.to === a.from)) return true;
  if (gapX(a.box, b.box) > reach || gapY(a.box, b.box) > reach) return false;
  return touch(a.outline, b.outline, reach);
}

function tooLarge(box: Box, height: number): boolean {
  return box.w > WIDEST * height || box.h > TALLEST * height;
}

/** Stretches of one mark belong to one digit only where nothing between them is left out. */
function isWhole(pieces: readonly Piece[]): boolean {
  return pieces.every((piece, i) => {
    const before = pieces[i - 1];
    return before?.mark !== piece.mark || before.to === piece.from;
  });
}

/** How many marks `pieces`, which lie in writing order, and one piece more are of. */
function marksOf(pieces: readonly Piece[], next: Piece | undefined): number {
  let count = 0;
  let isKnown = false;
  for (let i = 0; i < pieces.length; i++) {
    if (pieces[i]?.mark !== pieces[i - 1]?.mark) count++;
    if (pieces[i]?.mark === next?.mark) isKnown = true;
  }
  return isKnown ? count : count + 1;
}

function hypothesisOf(members: readonly number[], pieces: readonly Piece[], box: Box): Hypothesis {
  const first = members[0] ?? 0;
  const mask = members.reduce((bits, member) => bits | (1 << (member - first)), 0);
  return { key: keyOf(pieces), first, mask, members: [...members].sort((a, b) => a - b), pieces, box };
}

/** Names the ink of `pieces`; stretches that follow each other are named as the one that they are together. */
export function keyOf(pieces: readonly Piece[]): string {
  return rangesOf(pieces)
    .map(({ source, from, to }) =>
      from === 0 && to === lengthOfMark(source) ? source.id : `${source.id}:${from}-${to}`,
    )
    .join("|");
}

/**
 * Where each piece stands from left to right: its middle. A stretch of a stroke stands where its whole stroke does when that is no wider than a
 * digit, and never before an earlier one, so that a digit's stretches stay side by side.
 */
function placesOf(pieces: readonly Piece[], height: number): ReadonlyMap<Piece, number> {
  const reached = new Map<string, number>();
  return new Map(
    [...pieces].sort(byWriting).map((piece) => {
      const { mark, source, whole, box } = piece;
      if (whole || source.kind === "blob") return [piece, middle(box)];
      const stroke = boxOf(source.samples);
      const own = middle(stroke.w <= ONE_DIGIT * height ? stroke : box);
      const place = Math.max(reached.get(mark) ?? -Infinity, own);
      reached.set(mark, place);
      return [piece, place];
    }),
  );
}

function middle(box: Box): number {
  return box.x + box.w / 2;
}
