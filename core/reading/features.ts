import type { Box } from "../ink/box.ts";
import { crossings, gapX, gapY, overlapShare } from "./gap.ts";
import type { Hypothesis, Run } from "./hypotheses.ts";
import { isBracket, isOperator } from "./operators.ts";
import { isFlat, lengthOfMark, type Piece } from "./piece.ts";
import { quantile } from "./scale.ts";
import { distance } from "./straight.ts";

/**
 * What the decoder weighs besides the network's scores, each in digit heights or counts, 0 where there is nothing
 * to hold against the hypothesis. The order is that of `Weights.shape` in weights.ts.
 */
export const SHAPE_FEATURES = [
  "extraMarks", // strokes beyond the first
  "gapBeside", // widest gap between strokes from side to side
  "gapAbove", // and from top to bottom
  "loose", // strokes that touch no other of the hypothesis
  "inLine", // strokes that lie above or below the others
  "late", // log of 1 + the strokes that were written in between
  "cuts", // ends that are cut through a stroke
  "shared", // other ink above or below it
  "inside", // other ink within its box
  "touched", // other strokes that touch it
  "offCenter", // distance from the middle of the line
  "crossed", // lines of ink beyond the first that cuts through a blob go through: two digits mostly meet in one
  "severed", // ink that such cuts go through, in digit heights
  "sameBox", // strokes that go through it and fill the same box: a slashed zero's, never two digits'
] as const;
/** Weighed for digits only: ink that is no digit may have any size. */
export const SIZE_FEATURES = ["tall", "short", "wide"] as const;
/** Weighed for ink that is no digit only. */
export const OTHER_FEATURES = [
  "broad", // as "wide", unless it lies flat: such ink is mostly several digits
  "low", // as "short"
  "whole", // 1 where no end of it is cut
  "operator", // 1 where it has the form of one, see operators.ts
  "bracket", // 1 where it has the form of one and stands beside other ink
] as const;

/** Weighed for the way of the pen between two joined digits, in place of its shape and size. Ways may follow each other, so that each is a sum over samples. */
export const WAY_FEATURES = [
  "length", // of the pen's travel
  "bent", // how much of it a straight line would save
  "backward", // how far it goes to the left
  "lapped", // how far the ink before it reaches beyond the left of the ink after it, both of the same stroke
] as const;

type Point = { readonly x: number; readonly y: number };
export type Features = {
  readonly shape: readonly number[];
  readonly size: readonly number[];
  readonly other: readonly number[];
  readonly way: readonly number[];
};

export const OPERATOR = OTHER_FEATURES.indexOf("operator");
const NARROW = 0.12; // digit heights; a thinner stroke counts as this wide where overlaps are measured
const TALL = 0.6; // digit heights
const LEAST_COMMON = 0.25; // digits pushed into each other have less, but for slanted ones
const SHORT_MOST = 3;
const NEAREST_PAIRS = 40;
const FEWEST_SLOPING = 4; // tall pieces: with fewer a hand's unevenness would be a slope
const MOST_LAPPED = 1.5;
const LONGEST_WAY = 1.1;
const NO_NEIGHBORS: readonly number[] = [0, 0, 0, 0];
const NO_WAY: readonly number[] = WAY_FEATURES.map(() => 0);

/** What every hypothesis of one run is measured against. */
export type Frame = {
  readonly run: Run;
  readonly middleAt: (x: number) => number; // y of the digits' middle, on a line that may slope
  readonly rank: ReadonlyMap<string, number>; // order of writing among the run's marks
};

export function frameOf(run: Run): Frame {
  const tall = run.pieces.filter((piece) => piece.box.h >= 0.5 * run.height);
  const middleAt = middleLine(
    (tall.length > 0 ? tall : run.pieces).map(({ box }) => centerOf(box)),
    run.height,
  );
  const marks = [...run.pieces].sort((a, b) => a.seq - b.seq || (a.mark < b.mark ? -1 : 1));
  const rank = new Map([...new Set(marks.map((piece) => piece.mark))].map((mark, i) => [mark, i]));
  return { run, middleAt, rank };
}

/** The line through `centers`: its slope is the median of pairs that lie a digit apart (Theil 1950, Sen 1968); level through few of them. */
function middleLine(centers: readonly Point[], height: number): (x: number) => number {
  const slope = centers.length < FEWEST_SLOPING ? 0 : quantile(slopesOf(centers, height), 0.5);
  const start = quantile(
    centers.map(({ x, y }) => y - slope * x),
    0.5,
  );
  return (x) => start + slope * x;
}

/** Slopes of pairs of points at least `apart` from side to side; each point's with its NEAREST_PAIRS next ones, so that a long scribble costs no more a piece. */
function slopesOf(points: readonly Point[], apart: number): readonly number[] {
  const sorted = [...points].sort((a, b) => a.x - b.x);
  const slopes: number[] = [];
  sorted.forEach((a, i) => {
    for (const b of sorted.slice(i + 1, i + 1 + NEAREST_PAIRS))
      if (b.x - a.x >= apart) slopes.push((b.y - a.y) / (b.x - a.x));
  });
  return slopes;
}

function centerOf({ x, y, w, h }: Box): Point {
  return { x: x + w / 2, y: y + h / 2 };
}

export function featuresOf(hypothesis: Hypothesis, frame: Frame): Features {
  const { run } = frame;
  const { box, pieces } = hypothesis;
  const ends = cutEnds(pieces);
  const { extra, late } = writingOf(pieces, frame);
  const center = centerOf(box);
  const offCenter = Math.min(2, Math.abs(center.y - frame.middleAt(center.x)) / run.height);
  const tall = Math.log(Math.max(1, box.h / run.height));
  const short = Math.min(SHORT_MOST, -Math.log(Math.min(1, Math.max(1e-3, box.h / run.height))));
  const wide = Math.max(0, box.w / run.height - 0.9);
  const { crossed, severed } = cutThrough(ends);
  const inner = innerOf(hypothesis, run);
  const { beside, sameBox } = outerOf(hypothesis, run);
  const shape = [
    ...[extra, ...inner, late, ends.length, ...beside, offCenter],
    ...[crossed, severed / run.height, sameBox],
  ];
  const broad = isFlat(box) ? 0 : wide;
  const isWhole = ends.length === 0;
  const operator = isWhole && isOperator(pieces, run.height) ? 1 : 0;
  const [piece, ...more] = pieces;
  const isLone = piece !== undefined && more.length === 0 && run.pieces.length > 1;
  const bracket = isLone && isBracket(piece, run.height) ? 1 : 0;
  const other = [broad, short, isWhole ? 1 : 0, operator, bracket];
  return { shape, size: [tall, short, wide], other, way: wayFeaturesOf(pieces, run.height) };
}

/** WAY_FEATURES of a lone stretch of a stroke, 0 for all else. A stretch is taken to begin where the sample before it lies. */
function wayFeaturesOf(pieces: readonly Piece[], height: number): readonly number[] {
  const [piece, ...others] = pieces;
  if (!piece || others.length > 0 || piece.whole || piece.source.kind !== "ink") return NO_WAY;
  const { samples } = piece.source;
  const way = samples.slice(Math.max(0, piece.from - 1), piece.to);
  const [start, end] = [way[0], way.at(-1)];
  if (!start || !end) return NO_WAY;
  const steps = way.slice(1).map((point, i) => distance(way[i] ?? point, point));
  const length = steps.reduce((sum, step) => sum + step, 0);
  const before = samples.slice(0, piece.from).reduce((most, { x }) => Math.max(most, x), -Infinity);
  const after = samples.slice(piece.to).reduce((least, { x }) => Math.min(least, x), Infinity);
  const lapped = Math.min(MOST_LAPPED * height, Math.max(0, before - after));
  const far = Math.min(LONGEST_WAY * height, length); // no pen goes on and on to the next digit
  return [far, length - distance(start, end), Math.max(0, start.x - end.x), lapped].map(
    (value) => value / height,
  );
}

// What follows runs some hundred times for a stroke: loops in place of closures and sets, which would be most of its time.

/** extraMarks and late. Pieces lie in writing order, so that those of one mark follow each other. */
function writingOf(
  pieces: readonly Piece[],
  { rank }: Frame,
): { readonly extra: number; readonly late: number } {
  let extra = 0;
  let between = 0;
  for (let i = 1; i < pieces.length; i++) {
    const before = pieces[i - 1]?.mark ?? "";
    const mark = pieces[i]?.mark ?? "";
    if (mark === before) continue;
    extra++;
    between += (rank.get(mark) ?? 0) - (rank.get(before) ?? 0) - 1;
  }
  return { extra, late: Math.log1p(between) };
}

/** gapBeside, gapAbove, loose, inLine */
function innerOf({ pieces, members }: Hypothesis, run: Run): readonly number[] {
  if (pieces.length < 2) return NO_NEIGHBORS;
  let beside = 0;
  let above = 0;
  let inLine = 0;
  for (const piece of pieces) {
    let nearestX = Infinity;
    let nearestY = Infinity;
    let shared = 0;
    for (const other of pieces) {
      if (other === piece) continue;
      nearestX = Math.min(nearestX, gapX(piece.box, other.box));
      nearestY = Math.min(nearestY, gapY(piece.box, other.box));
      shared = Math.max(shared, shareX(piece, other, run.height));
    }
    beside = Math.max(beside, nearestX);
    above = Math.max(above, nearestY);
    inLine += shared / pieces.length;
  }
  return [beside / run.height, above / run.height, looseIn(members, run), inLine];
}

function looseIn(members: readonly number[], run: Run): number {
  let loose = 0;
  for (const member of members) {
    const touching = run.touching[member];
    if (!touching || !members.some((other) => touching.has(other))) loose++;
  }
  return loose;
}

type CutEnd = { readonly piece: Piece; readonly at: number };

/** Where the pieces were cut from ink that is not theirs. */
function cutEnds(pieces: readonly Piece[]): readonly CutEnd[] {
  const ends: CutEnd[] = [];
  for (const piece of pieces) {
    if (piece.whole) continue;
    if (piece.from > 0 && !goesOn(pieces, piece, piece.from)) ends.push({ piece, at: piece.from });
    if (piece.to < lengthOfMark(piece.source) && !goesOn(pieces, piece, piece.to))
      ends.push({ piece, at: piece.to });
  }
  return ends;
}

/** Whether another of the pieces goes on from `piece` at its end `at`. */
function goesOn(pieces: readonly Piece[], piece: Piece, at: number): boolean {
  for (const other of pieces)
    if (other !== piece && other.mark === piece.mark && (other.from === at || other.to === at)) return true;
  return false;
}

/** Lines of ink and rows of ink that lie on both sides of the cuts, of blobs only: a stroke is one line. */
function cutThrough(ends: readonly CutEnd[]): { readonly crossed: number; readonly severed: number } {
  let crossed = 0;
  let severed = 0;
  for (const { piece, at } of ends) {
    const { source } = piece;
    if (source.kind !== "blob") continue;
    const { w, h } = source.box;
    let lines = 0;
    let inLine = false;
    for (let y = 0; y < h; y++) {
      const isInk = source.mask[y * w + at - 1] !== 0 && source.mask[y * w + at] !== 0;
      if (isInk) severed++;
      if (isInk && !inLine) lines++;
      inLine = isInk;
    }
    crossed += Math.max(0, lines - 1);
  }
  return { crossed, severed };
}

/** What other ink has to do with the hypothesis; `beside` is shared, inside, touched. */
function outerOf(
  hypothesis: Hypothesis,
  run: Run,
): { readonly beside: readonly number[]; readonly sameBox: number } {
  const { members, pieces, box } = hypothesis;
  let shared = 0;
  let inside = 0;
  let touched = 0;
  let sameBox = 0;
  const first = members[0] ?? 0;
  const last = members.at(-1) ?? 0;
  const least = NARROW * run.height;
  for (let j = Math.max(0, first - 6); j <= Math.min(run.pieces.length - 1, last + 6); j++) {
    const other = run.pieces[j];
    if (!other || members.includes(j) || gapY(other.box, box) > 0.3 * run.height) continue;
    const share = overlapShare(other.box.x, other.box.w, box.x, box.w, least);
    shared += share;
    inside += share * overlapShare(other.box.y, other.box.h, box.y, box.h, least);
    if (pieces.some((piece) => piece.mark === other.mark)) continue; // cut from it
    const touching = run.touching[j];
    if (touching && members.some((member) => touching.has(member))) touched++;
    if (Math.min(other.box.h, box.h) >= TALL * run.height) sameBox += coincidence(other, hypothesis);
  }
  return { beside: [Math.min(3, shared), Math.min(3, inside), Math.min(3, touched)], sameBox };
}

/**
 * From 0 where two boxes have LEAST_COMMON or less of their union in common to 1 where they are one; 0 too where `piece` does not go through the
 * others: slanted ones lie within each other's boxes, but they do not cross.
 */
function coincidence(piece: Piece, { pieces, box }: Hypothesis): number {
  const w = -gapX(piece.box, box);
  const h = -gapY(piece.box, box);
  if (w <= 0 || h <= 0) return 0;
  const common = (w * h) / (piece.box.w * piece.box.h + box.w * box.h - w * h);
  if (common <= LEAST_COMMON) return 0;
  const crossed = pieces.reduce((sum, other) => sum + crossings(piece.outline, other.outline), 0);
  return crossed < 2 ? 0 : (common - LEAST_COMMON) / (1 - LEAST_COMMON);
}

function shareX(a: Piece, b: Piece, height: number): number {
  return overlapShare(a.box.x, a.box.w, b.box.x, b.box.w, NARROW * height);
}
