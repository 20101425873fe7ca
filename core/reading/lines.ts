import { type Box, unionOf } from "../ink/box.ts";
import { areBodyAndBar } from "./bar.ts";
import { gapX, gapY, overlapShare } from "./gap.ts";
import { byWriting, type Piece } from "./piece.ts";
import { digitHeight, quantile } from "./scale.ts";

const SMALL_SHARE = 0.4; // lower than this beside its neighbours: a bar, a dot, a sign
const BAR_SHARE = 0.22; // lower still: small wherever it lies; otherwise it may be the digit of a smaller line
const COMMA_WIDTH = 0.3; // a narrower stroke may begin a little below the digits' foot
const COMMA_DROP = 0.05;
const LINE_SHARE = 0.45; // of the lower one's height beside the other: the same line
const LINE_REACH = 2.6; // digit heights
const NEXT_SHARE = 0.2; // likewise of what was written next to the right, where a line slopes
const NEXT_REACH = 1.8; // digit heights
const NEXT_LIKE = 0.65; // of the taller one's height: an exponent is lower
const SMALL_REACH = 0.9;
const STACKED_GAP = 0.12; // heights of the taller part of one digit
const HALVES_GAP = 0.35; // where both together are as wide as a digit is: two digits of a column are narrower
const HALVES_WIDTH = 0.45; // of their height
const STEP_DEEP = 0.1; // heights that strokes which step down share
const STEP_APART = 0.05;
const JUST_WRITTEN = 0.25; // ink written next is that much nearer, in digit heights

const GAP_ALWAYS = 2.3; // digit heights; a wider gap begins another number
const GAP_BESIDE_EVEN = 1.1; // a gap this wide does so too where the other gaps are much narrower
const GAP_RATIO = 2.5;

/** The pieces of a cluster as lines, each from left to right. Every piece is in exactly one line. */
export function linesOf(cluster: readonly Piece[]): readonly (readonly Piece[])[] {
  const pieces = [...cluster].sort(byWriting);
  const parent = pieces.map((_, i) => i);
  const reach = pieces.map((piece, i) => tallestNear(pieces, piece, i));
  const small = pieces.map((piece, i) => {
    const height = reach[i] ?? 0;
    return (
      piece.box.h < SMALL_SHARE * height && (piece.box.h < BAR_SHARE * height || isWithin(pieces, piece, i))
    );
  });
  const order = pieces.map((_, i) => i).sort((a, b) => left(pieces[a]) - left(pieces[b]));
  linkTall(pieces, order, small, parent);
  pieces.forEach((piece, i) => {
    if (!small[i]) return;
    const home = nearestTall(pieces, piece, i, small);
    if (home >= 0) union(parent, i, home);
  });
  const lines = new Map<number, Piece[]>();
  for (const i of order) {
    const piece = pieces[i];
    const root = rootOf(parent, i);
    const line = lines.get(root);
    if (!piece) continue;
    if (line) line.push(piece);
    else lines.set(root, [piece]);
  }
  return [...lines.values()];
}

/** A line cut where a gap says that another number begins. */
export function runsOf(line: readonly Piece[]): readonly (readonly Piece[])[] {
  const height = digitHeight(line);
  const sorted = [...line].sort((a, b) => a.box.x - b.box.x || byWriting(a, b));
  const gaps: { at: number; size: number }[] = [];
  let end = -Infinity;
  sorted.forEach(({ box }, i) => {
    if (i > 0 && box.x > end) gaps.push({ at: i, size: (box.x - end) / height });
    end = Math.max(end, box.x + box.w);
  });
  const cuts = gaps.filter((gap) => isWide(gap, gaps)).map((gap) => gap.at);
  return [0, ...cuts].map((from, i) => sorted.slice(from, cuts[i] ?? sorted.length));
}

function isWide(gap: { size: number }, gaps: readonly { size: number }[]): boolean {
  if (gap.size > GAP_ALWAYS) return true;
  const others = gaps.filter((other) => other !== gap).map((other) => other.size);
  if (gap.size <= GAP_BESIDE_EVEN || others.length === 0) return false;
  return gap.size > GAP_RATIO * Math.max(0.2, quantile(others, 0.5));
}

function tallestNear(pieces: readonly Piece[], piece: Piece, at: number): number {
  let height = piece.box.h;
  pieces.forEach((other, i) => {
    const h = other.box.h;
    if (i !== at && h > height && gapX(piece.box, other.box) <= h && gapY(piece.box, other.box) <= 0.3 * h)
      height = h;
  });
  return height;
}

/** Whether a piece lies beside or on a taller one, or hangs from its foot as a comma, and not above or below it. */
function isWithin(pieces: readonly Piece[], piece: Piece, at: number): boolean {
  return pieces.some(({ box }, i) => {
    const taller = i !== at && piece.box.h < SMALL_SHARE * box.h;
    const hangs = piece.box.w < COMMA_WIDTH * box.h && gapY(piece.box, box) <= COMMA_DROP * box.h;
    const lies = hangs || gapY(piece.box, box) <= -0.3 * piece.box.h;
    return taller && lies && gapX(piece.box, box) <= box.h;
  });
}

function linkTall(
  pieces: readonly Piece[],
  order: readonly number[],
  small: readonly (boolean | undefined)[],
  parent: number[],
): void {
  const tall = order.filter((i) => !small[i]);
  const widest = Math.max(0, ...tall.map((i) => pieces[i]?.box.h ?? 0));
  let first = 0;
  tall.forEach((i, n) => {
    const a = pieces[i];
    if (!a) return;
    while (first < n && left(pieces[tall[first] ?? 0]) < a.box.x - 40 * widest) first++;
    for (let m = first; m < n; m++) {
      const j = tall[m];
      const b = j === undefined ? undefined : pieces[j];
      if (j !== undefined && b && (isBeside(a, b) || isStacked(pieces, i, j))) union(parent, i, j);
    }
  });
  linkWritten(pieces, small, parent);
}

/** Ties what each person wrote to what they had written before, where it may be the next digit of a line that slopes. `pieces` lie in writing order. */
function linkWritten(
  pieces: readonly Piece[],
  small: readonly (boolean | undefined)[],
  parent: number[],
): void {
  const last = new Map<string | undefined, number>(); // by author: the last tall stroke
  pieces.forEach((piece, i) => {
    if (small[i] || piece.source.kind !== "ink") return;
    const { author } = piece.source;
    const j = last.get(author);
    const before = j === undefined ? undefined : pieces[j];
    if (j !== undefined && before && isNextDigit(before.box, piece.box)) union(parent, i, j);
    last.set(author, i);
  });
}

function isBeside(a: Piece, b: Piece): boolean {
  const share = overlapShare(a.box.y, a.box.h, b.box.y, b.box.h, 0);
  return share >= LINE_SHARE && gapX(a.box, b.box) <= LINE_REACH * Math.max(a.box.h, b.box.h);
}

/** Whether ink as tall goes on to the right, no more below or above than a sloping line would have it. */
function isNextDigit(before: Box, next: Box): boolean {
  const size = Math.max(before.h, next.h);
  return (
    Math.min(before.h, next.h) >= NEXT_LIKE * size &&
    next.x + next.w / 2 > before.x + before.w &&
    gapX(before, next) <= NEXT_REACH * size &&
    overlapShare(before.y, before.h, next.y, next.h, 0) >= NEXT_SHARE
  );
}

/** Two parts of one digit written one after the other: above each other as the rings of an 8, a 5 and its bar, or strokes that step down. */
function isStacked(pieces: readonly Piece[], i: number, j: number): boolean {
  const a = pieces[i];
  const b = pieces[j];
  if (!a || !b || Math.abs(i - j) !== 1) return false;
  const size = Math.max(a.box.h, b.box.h);
  const gap = gapY(a.box, b.box) / size;
  const share = overlapShare(a.box.x, a.box.w, b.box.x, b.box.w, 0.1 * size);
  if (gap <= STACKED_GAP && share >= 0.5) return true;
  if (a.source.kind !== "ink" || b.source.kind !== "ink") return false;
  const both = unionOf(a.box, b.box);
  const areHalves = share >= 0.5 && gap <= HALVES_GAP && both.w >= HALVES_WIDTH * both.h;
  const stepDown = gap <= -STEP_DEEP && gapX(a.box, b.box) <= STEP_APART * size;
  return areHalves || stepDown || areBodyAndBar(a, b);
}

/** The tall piece that a small one belongs to, or -1. */
function nearestTall(
  pieces: readonly Piece[],
  piece: Piece,
  at: number,
  small: readonly (boolean | undefined)[],
): number {
  let best = -1;
  let least = SMALL_REACH;
  pieces.forEach((other, i) => {
    if (small[i] || other.box.h <= 0) return;
    const apart = Math.max(0, gapX(piece.box, other.box)) + 1.5 * Math.max(0, gapY(piece.box, other.box));
    const next = Math.abs(i - at) === 1 ? JUST_WRITTEN : 0;
    const cost = apart / other.box.h - next;
    if (cost < least) {
      least = cost;
      best = i;
    }
  });
  return best;
}

function left(piece: Piece | undefined): number {
  return piece?.box.x ?? 0;
}

function rootOf(parent: number[], i: number): number {
  let root = i;
  while (parent[root] !== root) {
    parent[root] = parent[parent[root] ?? 0] ?? 0;
    root = parent[root] ?? 0;
  }
  return root;
}

function union(parent: number[], a: number, b: number): void {
  const low = Math.min(rootOf(parent, a), rootOf(parent, b));
  parent[Math.max(rootOf(parent, a), rootOf(parent, b))] = low;
}
