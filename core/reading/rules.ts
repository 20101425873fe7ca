import { isLine } from "./blobForms.ts";
import { crossings, gapX, gapY, touch } from "./gap.ts";
import type { Piece } from "./piece.ts";
import { quantile } from "./scale.ts";

const SPECK = 0.2; // of the tallest ink: shorter strokes are dots
const FLAT = 0.3; // of its width that a rule is high, its hooks included
const FLATTEST = 0.12; // as flat as this it may go to and fro
const DIRECT = 1.5; // of its width that the pen travels: joined digits turn
const UPRIGHT = 0.5; // of its width that ink is high which a rule lies along: no bar is
const TALL = 0.5; // of the tallest along it: lower ink has no say

// In heights of the ink along it.
const NEAR = 0.6; // how far ink may lie above or below it
const BESIDE = 0.35; // ink beside the rule that is nearer to its level is on neither side: the bars of an equals sign
const INTO = 0.25; // and how far it may reach over it
const ROW = 1.55; // how far from it the middle of the next line's ink lies at most, the bar of a 5 with it
const UNDER = 0.8; // so wide it may lie under one digit, beyond both its sides
const NARROW = 1.1; // a narrower one may be a digit's own stroke: the bar of a 5 or a 7
const WIDE = 1.5; // no digit's stroke is so wide but the foot of a 1
const LONG = 2.2; // nor is that
const FOOTED = 0.45; // narrower ink above may be a 1, and the rule its foot
const FOOT_GAP = 0.08; // which is nearer to it
const MIDWAY = 0.4; // of the way to the ink below, that to the ink above
const BEYOND = 0.04;
const SPACED = 0.9; // digits under a roof take so much room from side to side
const TOUCH = 0.04;

type Point = { readonly x: number; readonly y: number };
/** A line drawn between, under or over numbers, and the height of the ink along it. */
export type Rule = { readonly piece: Piece; readonly height: number };

/**
 * The strokes among `pieces` that are drawn to set numbers out: the bar of a fraction, the line under a sum or an answer, a
 * roof. Each lies flat along other ink; what might be a stroke of one digit is none. Of some 14,000 digits, strings and
 * expressions of UNIPEN's training and calibration writers, who drew none, not one stroke is taken for a rule.
 */
export function rulesAmong(pieces: readonly Piece[]): readonly Rule[] {
  const least = SPECK * pieces.reduce((most, { box }) => Math.max(most, box.h), 0);
  return pieces.flatMap((piece) => {
    if (piece.box.w < least || !isFlatStroke(piece)) return [];
    const along = inkAlong(piece, pieces);
    const heights = along.map(({ box }) => box.h);
    const rule = { piece, height: quantile(heights, 0.5) };
    return isRule(rule, along) ? [rule] : [];
  });
}

/** Where a piece lies: -1 in the line above the rule, 1 in the line below it, 0 elsewhere. */
export function sideOf({ box }: Piece, { piece: rule, height }: Rule): -1 | 0 | 1 {
  if (gapX(box, rule.box) > height) return 0;
  const level = rule.box.y + rule.box.h / 2;
  const away = Math.abs(box.y + box.h / 2 - level);
  if (away > ROW * height || (away < BESIDE * height && gapX(box, rule.box) > 0)) return 0;
  const over = Math.min(INTO * height, box.h / 2);
  if (box.y + box.h <= level + over) return -1;
  return box.y >= level - over ? 1 : 0;
}

function isFlatStroke({ source, whole, box, outline }: Piece): boolean {
  if (!whole || box.h > FLAT * box.w) return false;
  if (source.kind === "blob") return isLine(source);
  return box.h <= FLATTEST * box.w || travelOf(outline) <= DIRECT * box.w;
}

function travelOf(points: readonly Point[]): number {
  const steps = points
    .slice(1)
    .map(({ x, y }, i) => Math.hypot(x - (points[i]?.x ?? x), y - (points[i]?.y ?? y)));
  return steps.reduce((sum, step) => sum + step, 0);
}

function inkAlong({ box: { x, w } }: Piece, pieces: readonly Piece[]): readonly Piece[] {
  const along = pieces.filter(({ box }) => {
    const middle = box.x + box.w / 2;
    return box.h >= UPRIGHT * box.w && middle >= x && middle <= x + w;
  });
  const tallest = along.reduce((most, { box }) => Math.max(most, box.h), 0);
  return along.filter(({ box }) => box.h >= TALL * tallest);
}

function isRule(rule: Rule, along: readonly Piece[]): boolean {
  const { piece, height } = rule;
  const { w } = piece.box;
  if (w < WIDE * height && along.some(({ outline }) => crossings(outline, piece.outline) > 0)) return false;
  const near = along.filter(({ box }) => gapY(box, piece.box) <= NEAR * height);
  const above = near.filter((ink) => sideOf(ink, rule) < 0);
  const below = near.filter((ink) => sideOf(ink, rule) > 0);
  if (below.length > 1 && widthOf(below) >= SPACED * height && w >= WIDE * height) return true;
  if (above.length === 0) return false;
  if (w >= LONG * height) return true;
  const isWidest = w >= NARROW * height || (w >= UNDER * height && isBeyond(rule, above));
  if (isWidest && widthOf(above) >= FOOTED * height) return true;
  return below.length > 0 && isBeyond(rule, [...above, ...below]) && isBetween(rule, above, below);
}

/** Whether a rule goes beyond both sides of all that lies along it, without meeting a lone stroke. */
function isBeyond({ piece: { box, outline }, height }: Rule, along: readonly Piece[]): boolean {
  const [only, ...others] = along;
  if (only && others.length === 0 && touch(outline, only.outline, TOUCH * height)) return false;
  const beyond = BEYOND * height;
  return along.every(({ box: ink }) => box.x <= ink.x - beyond && box.x + box.w >= ink.x + ink.w + beyond);
}

/** A rule below narrow ink is nearer to the middle between that and the ink below than the foot of a 1 is. */
function isBetween({ piece, height }: Rule, above: readonly Piece[], below: readonly Piece[]): boolean {
  if (widthOf(above) >= FOOTED * height) return true;
  const gapTo = (pieces: readonly Piece[]) => Math.min(...pieces.map(({ box }) => gapY(box, piece.box)));
  const gap = gapTo(above);
  return gap >= FOOT_GAP * height && gap >= MIDWAY * gapTo(below);
}

/** From the left of the leftmost to the right of the rightmost; 0 for none. */
function widthOf(pieces: readonly Piece[]): number {
  if (pieces.length === 0) return 0;
  return Math.max(...pieces.map(({ box }) => box.x + box.w)) - Math.min(...pieces.map(({ box }) => box.x));
}
