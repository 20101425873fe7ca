import type { Box } from "../ink/box.ts";
import { gapX, gapY, overlapShare } from "./gap.ts";
import { type Piece, rangesOf } from "./piece.ts";

const MOST_PIECES = 6; // of two strokes that are cut somewhere
const PAIR_APART = 0.8; // digit heights from top to bottom
const BAR_MOST_H = 0.4; // of its width
const BARS_SHARE = 0.5; // of the narrower one, which lies above or below the other
const DOT_MOST = 0.24; // digit heights
const DOTS_APART = 0.12; // from top to bottom, in digit heights
const DOTS_ASIDE = 0.25;
const STRAIGHT = 0.16; // of its length that a straight stroke leaves the line between its ends: small hooks, the steps of a coarse tablet
const CROSS_MIDDLE = 0.22; // of a stroke on both sides of where the other one crosses it
const CROSS_LIKE = 0.45; // of the longer stroke, the shorter one
const CROSS_COSINE = 0.64; // of the angle between the strokes at most
const ANGLE_DEEP = 0.35; // of its height that the corner lies off the line between the ends
const ANGLE_UPRIGHT = 0.45; // of its height that the ends lie aside of each other
const ANGLE_MIDDLE = 0.24; // of its height above and below the corner

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
  if (apart > PAIR_APART * height) return false;
  const wide = Math.max(one.w, other.w);
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

function isStraight(samples: readonly Point[], a: Point, b: Point): boolean {
  const length = distance(a, b);
  const most = STRAIGHT * length * length; // twice a triangle's area
  return samples.every(({ x, y }) => Math.abs((b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x)) <= most);
}

function distance(a: Point, b: Point): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}
