import type { Box } from "../ink/box.ts";
import { gapX, gapY, overlapShare } from "./gap.ts";
import { type Piece, rangesOf } from "./piece.ts";
import { distance, isStraight } from "./straight.ts";

const MOST_PIECES = 6; // of two strokes that are cut somewhere
const PAIR_APART = 0.8; // digit heights from top to bottom
const BAR_MOST_H = 0.4; // of its width
const BARS_SHARE = 0.5; // of the narrower one, which lies above or below the other
const DOT_MOST = 0.24; // digit heights
const DOTS_APART = 0.12; // from top to bottom, in digit heights
const DOTS_ASIDE = 0.25;
const CROSS_MIDDLE = 0.22; // of a stroke on both sides of where the other one crosses it
const CROSS_LIKE = 0.45; // of the longer stroke, the shorter one
const CROSS_COSINE = 0.64; // of the angle between the strokes at most
const ANGLE_DEEP = 0.35; // of its height that the corner lies off the line between the ends
const ANGLE_UPRIGHT = 0.45; // of its height that the ends lie aside of each other
const ANGLE_MIDDLE = 0.24; // of its height above and below the corner

const BRACKET_TALL = 1.12; // digit heights: a 1 that bends is seldom taller than what stands beside it
const BRACKET_LEAN = 0.5; // of its height that its ends lie aside of each other
const BOW_LEAST = 0.1; // of its length, how far its middle leaves the line between its ends
const BOW_MOST = 0.5;
const BOW_MIDDLE = 0.75; // of the bow that is left halfway
const BOW_SIDES = 0.35; // and a fifth of the way from either end: an angle has less
const BOW_BACK = 0.1; // of its length that it may go back

type Point = { readonly x: number; readonly y: number };

/**
 * Whether strokes are, by their form alone, the sign of a sum or a comparison: two bars or two dots above each other, two straight strokes
 * through each other's middle, an angle that opens to a side. Digits have none of these forms, however the network sees them: it knows
 * neither size nor what is above what. Blobs have only the first two. `height` is a digit's.
 */
export function isOperator(pieces: readonly Piece[], height: number): boolean {
  if (pieces.length > MOST_PIECES) return false;
  const strokes = rangesOf(pieces);
  const [first, second, third] = strokes;
  if (!first || third) return false;
  if (!second) return first.source.kind === "ink" && isAngle(first.source.samples);
  const [a, b] = pieces;
  if (a && b && pieces.length === 2 && areBarsOrDots(a.box, b.box, height)) return true;
  if (first.source.kind !== "ink" || second.source.kind !== "ink") return false;
  return isCross(first.source.samples, second.source.samples);
}

/** Whether two boxes lie above each other as the bars of an equals sign or the dots of a colon. */
export function areBarsOrDots(one: Box, other: Box, height: number): boolean {
  const apart = gapY(one, other);
  const wide = Math.max(one.w, other.w);
  if (apart > PAIR_APART * Math.max(height, wide)) return false;
  const tall = Math.max(one.h, other.h);
  if (Math.max(wide, tall) <= DOT_MOST * height)
    return apart >= DOTS_APART * height && gapX(one, other) + wide <= DOTS_ASIDE * height;
  if (tall > BAR_MOST_H * Math.min(one.w, other.w)) return false;
  return overlapShare(one.x, one.w, other.x, other.w, 0) >= BARS_SHARE;
}

/** Two straight strokes of like length that cross in their middles, at no narrow angle. */
function isCross(one: readonly Point[], other: readonly Point[]): boolean {
  const [a, b] = farthest(one);
  const [c, d] = farthest(other);
  const p = { x: b.x - a.x, y: b.y - a.y };
  const q = { x: d.x - c.x, y: d.y - c.y };
  const [long, short] = [Math.hypot(p.x, p.y), Math.hypot(q.x, q.y)].sort((x, y) => y - x);
  if (!long || !short || short < CROSS_LIKE * long) return false;
  if (Math.abs(p.x * q.x + p.y * q.y) > CROSS_COSINE * long * short) return false;
  const turn = p.x * q.y - p.y * q.x;
  const at = ((c.x - a.x) * q.y - (c.y - a.y) * q.x) / turn;
  const otherAt = ((c.x - a.x) * p.y - (c.y - a.y) * p.x) / turn;
  const isMiddle = (share: number) => share >= CROSS_MIDDLE && share <= 1 - CROSS_MIDDLE;
  return isMiddle(at) && isMiddle(otherAt) && isStraight(one, a, b) && isStraight(other, c, d);
}

/** The two ends of a stroke that is straight, whatever its hooks. */
function farthest(samples: readonly Point[]): readonly [Point, Point] {
  const from = (point: Point) =>
    samples.reduce((best, other) => (distance(point, other) > distance(point, best) ? other : best), point);
  const one = from(samples[0] ?? { x: 0, y: 0 });
  return [one, from(one)];
}

/** One stroke of two straight legs with its corner to the left or right of both ends. */
function isAngle(samples: readonly Point[]): boolean {
  const [start, end] = [samples[0], samples.at(-1)];
  if (!start || !end) return false;
  const height = Math.abs(end.y - start.y);
  if (Math.abs(end.x - start.x) > ANGLE_UPRIGHT * height) return false;
  let deepest = 0;
  let corner = 0;
  samples.forEach((point, i) => {
    const share = height === 0 ? 0 : (point.y - start.y) / (end.y - start.y);
    const aside = Math.abs(point.x - start.x - share * (end.x - start.x));
    if (aside > deepest) {
      deepest = aside;
      corner = i;
    }
  });
  const tip = samples[corner];
  if (!tip || deepest < ANGLE_DEEP * height) return false;
  const level = (tip.y - start.y) / (end.y - start.y);
  if (level < ANGLE_MIDDLE || level > 1 - ANGLE_MIDDLE) return false;
  return isStraight(samples.slice(0, corner + 1), start, tip) && isStraight(samples.slice(corner), tip, end);
}

/** Whether a stroke is a round bracket: taller than the digits, upright, one even bow from end to end. */
export function isBracket({ source, whole, box }: Piece, height: number): boolean {
  if (source.kind !== "ink" || !whole || box.h < BRACKET_TALL * height) return false;
  const [a, b] = [source.samples[0], source.samples.at(-1)];
  if (!a || !b || Math.abs(b.x - a.x) > BRACKET_LEAN * Math.abs(b.y - a.y)) return false;
  const way = { x: b.x - a.x, y: b.y - a.y };
  const squared = way.x * way.x + way.y * way.y;
  const points = source.samples.map(({ x, y }) => ({
    along: ((x - a.x) * way.x + (y - a.y) * way.y) / squared,
    aside: (way.x * (y - a.y) - way.y * (x - a.x)) / squared,
  }));
  const deepest = points.reduce((most, { aside }) => (Math.abs(aside) > Math.abs(most) ? aside : most), 0);
  const bow = Math.abs(deepest);
  if (bow < BOW_LEAST || bow > BOW_MOST) return false;
  const steps = points.slice(1).map(({ along }, i) => along - (points[i]?.along ?? 0));
  const back = steps.reduce((sum, step) => sum + Math.max(0, -step), 0);
  const asideAt = (share: number) => {
    const next = points.findIndex(({ along }) => along >= share);
    return ((points[next]?.aside ?? 0) + (points[next - 1]?.aside ?? 0)) / 2 / deepest;
  };
  return (
    back <= BOW_BACK &&
    points.every(({ aside }) => aside / deepest >= -BOW_SIDES) &&
    asideAt(0.5) >= BOW_MIDDLE &&
    Math.min(asideAt(0.2), asideAt(0.8)) >= BOW_SIDES
  );
}
