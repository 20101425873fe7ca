import type { BlobMark, InkMark } from "./reading.ts";

type Point = { readonly x: number; readonly y: number };

const MOST_CUTS = 6; // of a mark as wide as two digits; a wider one has room for more
const CUTS_A_HEIGHT = 4; // that much more for each digit height of width
const CUTS_AT_ALL = 14;
const NARROWEST_PAIR = 0.7; // digit heights; no two digits are narrower together
const SHORTEST_PAIR = 2.2; // digit heights of pen travel
const SHORTEST_DIGIT = 0.6;
const TURN_RISE = 0.1; // a turn of the pen counts where it rises or falls this far on both sides
const CORNER_REACH = 0.12; // digit heights along the pen's way, before and after a corner
const CORNER_TURN = 0.6; // cosine of the turn; sharper is a corner
const WIDEST_SHARED = 0.9; // of the narrower part's width, where two digits lie above each other
const NARROWEST_BLOB = 0.7;
const PINCH_COST = 0.5; // of a column's height from first to last ink, against its ink

/**
 * Where a mark could be cut because two digits are joined in it: sample indices of a stroke, columns of a blob,
 * ascending, at most 6, or 14 of a wide stroke. Cut points are the pen's turns and corners (Shridhar & Badreldin 1986),
 * or thin columns.
 */
export function cutsOf(mark: InkMark | BlobMark, digitHeight: number): readonly number[] {
  return mark.kind === "ink" ? cutsOfStroke(mark.samples, digitHeight) : cutsOfBlob(mark, digitHeight);
}

type Turn = { readonly at: number; readonly cost: number; readonly travel: number };

function cutsOfStroke(points: readonly Point[], height: number): readonly number[] {
  const travel = travelOf(points);
  const total = travel.at(-1) ?? 0;
  const x = extremes(points.map((point) => point.x));
  if (x.most - x.least < NARROWEST_PAIR * height || total < SHORTEST_PAIR * height) return [];
  const ranges = { before: running(points), after: running([...points].reverse()) };
  const turns: Turn[] = [];
  const rise = TURN_RISE * height;
  const found = new Set([
    ...turnsOf(
      points.map((p) => p.y),
      rise,
    ),
    ...turnsOf(
      points.map((p) => p.x),
      rise,
    ),
    ...cornersOf(points, travel, CORNER_REACH * height),
  ]);
  for (const at of [...found].sort((a, b) => a - b)) {
    const done = travel[at] ?? 0;
    if (done < SHORTEST_DIGIT * height || total - done < SHORTEST_DIGIT * height) continue;
    const left = ranges.before[at];
    const right = ranges.after[points.length - 1 - at];
    if (!left || !right) continue;
    const narrow = Math.max(0.15 * height, Math.min(left.most - left.least, right.most - right.least));
    const shared = (Math.min(left.most, right.most) - Math.max(left.least, right.least)) / narrow;
    const forward = right.least + right.most - left.least - left.most > 0.5 * height;
    if (forward && shared <= WIDEST_SHARED) turns.push({ at, cost: shared, travel: done });
  }
  return best(turns, 0.2 * height, mostCuts((x.most - x.least) / height));
}

function mostCuts(widthHeights: number): number {
  return Math.min(CUTS_AT_ALL, Math.round(MOST_CUTS + CUTS_A_HEIGHT * Math.max(0, widthHeights - 1.6)));
}

/** The cheapest turns that are not within `apart` of each other along the stroke. */
function best(turns: readonly Turn[], apart: number, most: number): readonly number[] {
  const kept: Turn[] = [];
  for (const turn of [...turns].sort((a, b) => a.cost - b.cost || a.at - b.at)) {
    if (kept.length < most && kept.every((other) => Math.abs(other.travel - turn.travel) >= apart))
      kept.push(turn);
  }
  return kept.map((turn) => turn.at).sort((a, b) => a - b);
}

/** Indices where a coordinate turns from falling to rising or back, with at least `rise` on both sides. */
function turnsOf(values: readonly number[], rise: number): readonly number[] {
  const turns: number[] = [];
  let least = 0;
  let most = 0;
  let direction = 0;
  for (let i = 1; i < values.length; i++) {
    const value = values[i] ?? 0;
    if (value < (values[least] ?? 0)) least = i;
    if (value > (values[most] ?? 0)) most = i;
    if (direction >= 0 && (values[most] ?? 0) - value >= rise) {
      turns.push(most);
      direction = -1;
      least = i;
    } else if (direction <= 0 && value - (values[least] ?? 0) >= rise) {
      turns.push(least);
      direction = 1;
      most = i;
    }
  }
  return turns.filter((at) => at > 0 && at < values.length - 1);
}

/** Indices where the way in and the way out, each `reach` long, make a corner, as where a pen goes on to the next digit; of each bend the sharpest. */
function cornersOf(points: readonly Point[], travel: readonly number[], reach: number): readonly number[] {
  const cosines = points.map((point, i) => {
    const from = points[indexAt(travel, (travel[i] ?? 0) - reach, i, -1)] ?? point;
    const to = points[indexAt(travel, (travel[i] ?? 0) + reach, i, 1)] ?? point;
    const [ax, ay, bx, by] = [point.x - from.x, point.y - from.y, to.x - point.x, to.y - point.y];
    const size = Math.hypot(ax, ay) * Math.hypot(bx, by);
    return size > 0 ? (ax * bx + ay * by) / size : 1;
  });
  return cosines.flatMap((cosine, i) => {
    const sharpest = cosine <= (cosines[i - 1] ?? 1) && cosine < (cosines[i + 1] ?? 1);
    return cosine < CORNER_TURN && sharpest ? [i] : [];
  });
}

/** The first index from `from` on, stepping by `step`, whose travel lies at or beyond `goal`. */
function indexAt(travel: readonly number[], goal: number, from: number, step: 1 | -1): number {
  let at = from;
  while (at + step >= 0 && at + step < travel.length && ((travel[at] ?? 0) - goal) * step < 0) at += step;
  return at;
}

type Range = { readonly least: number; readonly most: number };

function running(points: readonly Point[]): readonly Range[] {
  let least = Infinity;
  let most = -Infinity;
  return points.map(({ x }) => {
    least = Math.min(least, x);
    most = Math.max(most, x);
    return { least, most };
  });
}

function extremes(numbers: readonly number[]): Range {
  let least = Infinity;
  let most = -Infinity;
  for (const number of numbers) {
    least = Math.min(least, number);
    most = Math.max(most, number);
  }
  return { least, most };
}

function travelOf(points: readonly Point[]): readonly number[] {
  let sum = 0;
  return points.map((point, i) => {
    const before = points[i - 1];
    if (before) sum += Math.hypot(point.x - before.x, point.y - before.y);
    return sum;
  });
}

/**
 * Columns that split the blob into parts wide enough to be digits: where its ink is thinnest, and where its outline is
 * pinched, which is where two round digits touch although the ink there is thick.
 */
function cutsOfBlob(mark: BlobMark, height: number): readonly number[] {
  const { w, h } = mark.box;
  if (w < NARROWEST_BLOB * height) return [];
  const { ink, extent } = profileOf(mark);
  const margin = Math.max(1, Math.round(0.15 * height));
  const turns: Turn[] = [];
  for (let x = margin; x <= w - margin; x++) {
    const here = (ink[x - 1] ?? 0) + (ink[x] ?? 0);
    const beside = Math.min(extremes(ink.slice(x - margin, x)).most, extremes(ink.slice(x, x + margin)).most);
    const pinched = Math.max(extent[x - 1] ?? 0, extent[x] ?? 0);
    const around = Math.min(
      extremes(extent.slice(x - margin, x)).most,
      extremes(extent.slice(x, x + margin)).most,
    );
    const thin = here <= h * 0.9 && here < 1.6 * beside;
    if (thin || pinched < around)
      turns.push({ at: x, cost: Math.min(here, PINCH_COST * pinched), travel: x });
  }
  return best(turns, Math.max(2, 0.2 * height), mostCuts(w / height));
}

/** Pixels of ink in each column, and from its first to its last. */
function profileOf({ box: { w, h }, mask }: BlobMark): {
  readonly ink: readonly number[];
  readonly extent: readonly number[];
} {
  const ink = new Array<number>(w).fill(0);
  const first = new Array<number>(w).fill(h);
  const last = new Array<number>(w).fill(-1);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      if (!mask[y * w + x]) continue;
      ink[x] = (ink[x] ?? 0) + 1;
      first[x] = Math.min(first[x] ?? h, y);
      last[x] = y;
    }
  }
  return { ink, extent: last.map((bottom, x) => Math.max(0, bottom - (first[x] ?? h) + 1)) };
}
