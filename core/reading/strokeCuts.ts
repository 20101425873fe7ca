import { bendsOf, cornersOf, turnsOf } from "./strokeTurns.ts";

type Point = { readonly x: number; readonly y: number };
type Extent = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

/** The way of the pen from one digit to the next: it leaves the one at sample `from` and meets the other at `to`, the same where they touch. */
export type Way = { readonly from: number; readonly to: number };
type Weighed = Way & { readonly cost: number };

/** What is known of a stroke before its ways are looked for. */
type Stroke = {
  readonly points: readonly Point[];
  readonly height: number; // of its digits
  readonly travel: readonly number[]; // of the pen, up to each sample
  readonly before: readonly Extent[]; // of the samples up to each
  readonly after: readonly Extent[]; // of the samples from each on
};

// In digit heights.
const NARROWEST_PAIR = 0.6; // no two digits are narrower together
const SHORTEST_PAIR = 1.6; // of the pen's travel
const SHORTEST_DIGIT = 0.35;
const LOWEST_DIGIT = 0.4; // lower is a part of one at most, as a bar is
const RISE = 0.07; // a turn of the pen counts where it rises or falls this far on both sides
const CORNER_REACH = 0.12;
const STRAY = 0.05; // a bend counts where the pen strays this far from a straight line
const NEAREST_ENDS = 0.08;
const LONGEST_WAY = 1.3;
const BACKWARD_MOST = 0.1;
const FORWARD_LEAST = 0.25; // from the middle of what lies before a way to that of what lies after
const SLACK = 0.03; // of a way too short to be measured by its straightness
const APART_MOST = 0.3; // digits farther apart are no likelier to be two
const NARROW = 0.15;

const CORNER = 0.7; // cosine of the turn; sharper is a corner
const STRAIGHTNESS = 0.85; // of a way: the straight line's share of the pen's travel
const SHARED_MOST = 0.9; // of the narrower side's width, where what lies before and after lie above each other

// What a way costs besides the heights by which its sides lie above each other.
const COST = { length: 0.1, bent: 1, low: 0.4 };

const CUTS = 8; // of a stroke as wide as two digits; a wider one has room for more
const CUTS_A_HEIGHT = 6;
const WIDTH_OF_TWO = 1.6;
const CUTS_AT_ALL = 20;

/**
 * Sample indices at which a stroke could be cut because digits are joined in it, ascending: both ends of each likely way from
 * digit to digit, so that the way may go with the first digit, with the second or with neither. At most 8, or 20 of a wide stroke.
 */
export function cutsOfStroke(points: readonly Point[], height: number): readonly number[] {
  const ends = new Set(waysOfStroke(points, height).flatMap(({ from, to }) => [from, to]));
  return [...ends].sort((a, b) => a - b);
}

/** The likeliest ways from digit to digit in a stroke of digits of this height, likeliest first. Empty where it is too small for two. */
export function waysOfStroke(points: readonly Point[], height: number): readonly Way[] {
  const before = extents(points);
  const whole = before.at(-1);
  if (!whole) return [];
  const width = (whole.right - whole.left) / height;
  const travel = travelOf(points);
  if (width < NARROWEST_PAIR || (travel.at(-1) ?? 0) < SHORTEST_PAIR * height) return [];
  const after = [...extents([...points].reverse())].reverse();
  const stroke = { points, height, travel, before, after };
  const most = CUTS + CUTS_A_HEIGHT * Math.max(0, width - WIDTH_OF_TWO);
  return cheapest(possibleWays(stroke), Math.min(CUTS_AT_ALL, Math.round(most)));
}

function possibleWays(stroke: Stroke): readonly Weighed[] {
  const ends = endsIn(stroke);
  const ways: Weighed[] = [];
  ends.forEach((from, i) => {
    for (const to of ends.slice(i)) {
      if (lengthOf(stroke, from, to) > LONGEST_WAY) break;
      const cost = costOf(stroke, from, to);
      if (cost !== null) ways.push({ from, to, cost });
    }
  });
  return ways;
}

/** How unlikely it is that the pen went from digit to digit here; null where it cannot have been so. */
function costOf(stroke: Stroke, from: number, to: number): number | null {
  const { points, height, before, after } = stroke;
  const [start, end, first, second] = [points[from], points[to], before[from], after[to]];
  if (!start || !end || !first || !second) return null;
  const lone = lengthOf(stroke, to, points.length - 1);
  if (Math.min(lengthOf(stroke, 0, from), lone) < SHORTEST_DIGIT) return null;
  const length = lengthOf(stroke, from, to);
  const straight = Math.hypot(end.x - start.x, end.y - start.y) / height;
  if (straight < STRAIGHTNESS * length - SLACK || end.x < start.x - BACKWARD_MOST * height) return null;
  const forward = (second.left + second.right - first.left - first.right) / 2;
  if (forward < FORWARD_LEAST * height) return null;
  const narrower = Math.min(first.right - first.left, second.right - second.left) / height;
  const shared = (Math.min(first.right, second.right) - Math.max(first.left, second.left)) / height;
  if (shared > SHARED_MOST * Math.max(NARROW, narrower)) return null;
  const lower = Math.min(first.bottom - first.top, second.bottom - second.top) / height;
  const low = lower < LOWEST_DIGIT ? COST.low : 0;
  return Math.max(-APART_MOST, shared) + COST.length * length + COST.bent * (length - straight) + low;
}

/** The cheapest ways that together have at most `most` ends. */
function cheapest(ways: readonly Weighed[], most: number): readonly Way[] {
  const ends = new Set<number>();
  return [...ways]
    .sort((a, b) => a.cost - b.cost || a.from - b.from || a.to - b.to)
    .filter(({ from, to }) => {
      const all = new Set([...ends, from, to]);
      if (all.size > most) return false;
      ends.add(from).add(to);
      return true;
    });
}

/** Samples where a digit may end or begin: the pen's turns and corners (Shridhar & Badreldin 1986), and bends; of near ones the first. */
function endsIn({ points, height, travel }: Stroke): readonly number[] {
  const found = new Set([
    ...turnsOf(
      points.map(({ y }) => y),
      RISE * height,
    ),
    ...turnsOf(
      points.map(({ x }) => x),
      RISE * height,
    ),
    ...cornersOf(points, travel, CORNER_REACH * height, CORNER),
    ...bendsOf(points, STRAY * height),
  ]);
  const kept: number[] = [];
  for (const at of [...found].sort((a, b) => a - b)) {
    const apart = (travel[at] ?? 0) - (travel[kept.at(-1) ?? -1] ?? -Infinity);
    if (apart >= NEAREST_ENDS * height) kept.push(at);
  }
  return kept;
}

/** The pen's travel between two samples, in digit heights. */
function lengthOf({ travel, height }: Stroke, from: number, to: number): number {
  return ((travel[to] ?? 0) - (travel[from] ?? 0)) / height;
}

/** For each sample the extent of all up to it. */
function extents(points: readonly Point[]): readonly Extent[] {
  let extent: Extent = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  return points.map(({ x, y }) => {
    const { left, right, top, bottom } = extent;
    extent = {
      left: Math.min(left, x),
      right: Math.max(right, x),
      top: Math.min(top, y),
      bottom: Math.max(bottom, y),
    };
    return extent;
  });
}

function travelOf(points: readonly Point[]): readonly number[] {
  let sum = 0;
  return points.map((point, i) => {
    const before = points[i - 1];
    if (before) sum += Math.hypot(point.x - before.x, point.y - before.y);
    return sum;
  });
}
