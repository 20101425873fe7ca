import { gapX, gapY, overlapShare } from "./gap.ts";
import type { Hypothesis, Run } from "./hypotheses.ts";
import { lengthOfMark, type Piece } from "./piece.ts";

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
] as const;
/** Weighed for digits only: ink that is no digit may have any size. */
export const SIZE_FEATURES = ["tall", "short", "wide"] as const;

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
  readonly way: readonly number[];
};

const CUTS = SHAPE_FEATURES.indexOf("cuts");
const NARROW = 0.12; // digit heights; a thinner stroke counts as this wide where overlaps are measured
const SHORT_MOST = 3;
const MOST_LAPPED = 1.5;
const NO_WAY: readonly number[] = WAY_FEATURES.map(() => 0);

/** What every hypothesis of one run is measured against. */
export type Frame = {
  readonly run: Run;
  readonly middle: number; // y of the digits' middle
  readonly rank: ReadonlyMap<string, number>; // order of writing among the run's marks
};

export function frameOf(run: Run): Frame {
  const tall = run.pieces.filter((piece) => piece.box.h >= 0.5 * run.height);
  const centers = (tall.length > 0 ? tall : run.pieces)
    .map(({ box }) => box.y + box.h / 2)
    .sort((a, b) => a - b);
  const marks = [...run.pieces].sort((a, b) => a.seq - b.seq || (a.mark < b.mark ? -1 : 1));
  const rank = new Map([...new Set(marks.map((piece) => piece.mark))].map((mark, i) => [mark, i]));
  return { run, middle: centers[Math.floor(centers.length / 2)] ?? 0, rank };
}

export function featuresOf(hypothesis: Hypothesis, frame: Frame): Features {
  const { run, middle } = frame;
  const { box, pieces } = hypothesis;
  const inner = innerOf(hypothesis, frame);
  const outer = outerOf(hypothesis, run);
  const offCenter = Math.min(2, Math.abs(box.y + box.h / 2 - middle) / run.height);
  const tall = Math.log(Math.max(1, box.h / run.height));
  const short = Math.min(SHORT_MOST, -Math.log(Math.min(1, Math.max(1e-3, box.h / run.height))));
  const wide = Math.max(0, box.w / run.height - 0.9);
  const extra = new Set(pieces.map((piece) => piece.mark)).size - 1;
  const { crossed, severed } = cutThrough(pieces);
  const shape = [extra, ...inner, ...outer, offCenter, crossed, severed / run.height];
  return { shape, size: [tall, short, wide], way: wayFeaturesOf(pieces, run.height) };
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
  return [length, length - distance(start, end), Math.max(0, start.x - end.x), lapped].map(
    (value) => value / height,
  );
}

function distance(a: Point, b: Point): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}

/** How many ends of the hypothesis are cut through a mark. */
export function cutEndsOf({ shape }: Features): number {
  return shape[CUTS] ?? 0;
}

/** gapBeside, gapAbove, loose, inLine, late, cuts */
function innerOf({ pieces, members }: Hypothesis, { run, rank }: Frame): readonly number[] {
  let beside = 0;
  let above = 0;
  let loose = 0;
  let inLine = 0;
  pieces.forEach((piece, i) => {
    const others = pieces.filter((_, j) => j !== i);
    if (others.length === 0) return;
    beside = Math.max(beside, Math.min(...others.map((other) => gapX(piece.box, other.box))));
    above = Math.max(above, Math.min(...others.map((other) => gapY(piece.box, other.box))));
    inLine += Math.max(...others.map((other) => shareX(piece, other, run.height))) / pieces.length;
  });
  if (members.length > 1)
    for (const member of members) if (!members.some((other) => run.touching[member]?.has(other))) loose++;
  const ranks = [...new Set(pieces.map((piece) => rank.get(piece.mark) ?? 0))].sort((a, b) => a - b);
  const late = ranks.reduce((sum, at, i) => sum + (i > 0 ? at - (ranks[i - 1] ?? at) - 1 : 0), 0);
  const gaps = [Math.max(0, beside), Math.max(0, above)].map((gap) => gap / run.height);
  return [...gaps, loose, pieces.length > 1 ? inLine : 0, Math.log1p(late), cutsIn(pieces)];
}

function cutsIn(pieces: readonly Piece[]): number {
  return cutEnds(pieces).length;
}

type CutEnd = { readonly piece: Piece; readonly at: number };

/** Where the pieces were cut from ink that is not theirs. */
function cutEnds(pieces: readonly Piece[]): readonly CutEnd[] {
  return pieces.flatMap((piece) => {
    if (piece.whole) return [];
    const meets = (at: number) =>
      pieces.some((p) => p.mark === piece.mark && (p.from === at || p.to === at) && p !== piece);
    const length = lengthOfMark(piece.source);
    return [piece.from, piece.to]
      .filter((at) => at > 0 && at < length && !meets(at))
      .map((at) => ({ piece, at }));
  });
}

/** Lines of ink and rows of ink that lie on both sides of the pieces' cuts, of blobs only: a stroke is one line. */
function cutThrough(pieces: readonly Piece[]): { readonly crossed: number; readonly severed: number } {
  let crossed = 0;
  let severed = 0;
  for (const { piece, at } of cutEnds(pieces)) {
    const { source } = piece;
    if (source.kind !== "blob") continue;
    const { w, h } = source.box;
    let lines = 0;
    let inLine = false;
    for (let y = 0; y < h; y++) {
      const goesOn = source.mask[y * w + at - 1] !== 0 && source.mask[y * w + at] !== 0;
      if (goesOn) severed++;
      if (goesOn && !inLine) lines++;
      inLine = goesOn;
    }
    crossed += Math.max(0, lines - 1);
  }
  return { crossed, severed };
}

/** shared, inside, touched */
function outerOf({ members, pieces, box }: Hypothesis, run: Run): readonly number[] {
  let shared = 0;
  let inside = 0;
  let touched = 0;
  const first = members[0] ?? 0;
  const last = members.at(-1) ?? 0;
  for (let j = Math.max(0, first - 6); j <= Math.min(run.pieces.length - 1, last + 6); j++) {
    const other = run.pieces[j];
    if (!other || members.includes(j) || gapY(other.box, box) > 0.3 * run.height) continue;
    const least = NARROW * run.height;
    const share = overlapShare(other.box.x, other.box.w, box.x, box.w, least);
    shared += share;
    inside += share * overlapShare(other.box.y, other.box.h, box.y, box.h, least);
    const cut = pieces.some((p) => p.mark === other.mark);
    if (!cut && members.some((member) => run.touching[member]?.has(j))) touched++;
  }
  return [Math.min(3, shared), Math.min(3, inside), Math.min(3, touched)];
}

function shareX(a: Piece, b: Piece, height: number): number {
  return overlapShare(a.box.x, a.box.w, b.box.x, b.box.w, NARROW * height);
}
