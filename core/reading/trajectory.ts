type Point = { readonly x: number; readonly y: number };
type Stroke = readonly Point[];

/** Points of a trajectory, and what each carries: x, y (−1…1, shape kept), unit direction dx, dy, and 1 where a stroke begins. */
export const POINTS = 48;
export const CHANNELS = 5;

const MAX_STROKES = POINTS / 2;

/**
 * The way of the pen: [POINTS * CHANNELS], points evenly spaced along the strokes in writing order, the ink's box
 * brought to −1…1. A dot has no direction. Throws a RangeError without a single point.
 */
export function trajectoryOf(strokes: readonly Stroke[]): Float32Array {
  const kept = longest(strokes.filter((stroke) => stroke.length > 0));
  if (kept.length === 0) throw new RangeError("a trajectory needs at least one point");
  const frame = frameOf(kept);
  const lengths = kept.map(lengthOf);
  const counts = share(lengths);
  const trajectory = new Float32Array(POINTS * CHANNELS);
  let at = 0;
  kept.forEach((stroke, i) => {
    const count = counts[i] ?? 0;
    writeStroke(trajectory.subarray(at * CHANNELS, (at + count) * CHANNELS), stroke, lengths[i] ?? 0, frame);
    at += count;
  });
  return trajectory;
}

/** The longest strokes, still in writing order: a scribble of more has nothing that a digit could have. */
function longest(strokes: readonly Stroke[]): readonly Stroke[] {
  if (strokes.length <= MAX_STROKES) return strokes;
  const limit = strokes.map(lengthOf).sort((a, b) => b - a)[MAX_STROKES - 1] ?? 0;
  return strokes.filter((stroke) => lengthOf(stroke) >= limit).slice(0, MAX_STROKES);
}

function lengthOf(stroke: Stroke): number {
  let length = 0;
  for (let i = 1; i < stroke.length; i++) length += distance(stroke, i);
  return length;
}

function distance(stroke: Stroke, i: number): number {
  const a = stroke[i - 1];
  const b = stroke[i];
  return a && b ? Math.hypot(b.x - a.x, b.y - a.y) : 0;
}

/** Points for each stroke by its length, at least two, POINTS together. */
function share(lengths: readonly number[]): readonly number[] {
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const spare = POINTS - 2 * lengths.length;
  const counts: number[] = [];
  let before = 0;
  let given = 0;
  for (const length of lengths) {
    before += total > 0 ? length / total : 1 / lengths.length;
    const upTo = Math.round(Math.min(1, before) * spare);
    counts.push(2 + upTo - given);
    given = upTo;
  }
  const short = spare - given; // rounding of the fractions may leave a point over
  counts[counts.length - 1] = (counts[counts.length - 1] ?? 0) + short;
  return counts;
}

type Frame = { readonly x: number; readonly y: number; readonly scale: number };

function frameOf(strokes: readonly Stroke[]): Frame {
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (const stroke of strokes) {
    for (const { x, y } of stroke) {
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  const side = Math.max(right - left, bottom - top);
  return { x: (left + right) / 2, y: (top + bottom) / 2, scale: side > 1e-9 ? 2 / side : 0 };
}

function writeStroke(into: Float32Array, stroke: Stroke, length: number, frame: Frame): void {
  const count = into.length / CHANNELS;
  let i = 1;
  let passed = 0; // length of the segments before point i - 1
  for (let n = 0; n < count; n++) {
    const target = (length * n) / (count - 1);
    let step = distance(stroke, i);
    while (i < stroke.length - 1 && passed + step < target) {
      passed += step;
      i++;
      step = distance(stroke, i);
    }
    const a = stroke[i - 1];
    const b = stroke[i] ?? a;
    if (a === undefined || b === undefined) continue;
    const part = step > 0 ? Math.max(0, Math.min(1, (target - passed) / step)) : 0;
    into[n * CHANNELS] = (a.x + part * (b.x - a.x) - frame.x) * frame.scale;
    into[n * CHANNELS + 1] = (a.y + part * (b.y - a.y) - frame.y) * frame.scale;
    into[n * CHANNELS + 4] = n === 0 ? 1 : 0;
  }
  writeDirections(into, count);
}

/** Central differences of the resampled points: tablets' own samples are too close together to have a direction. */
function writeDirections(into: Float32Array, count: number): void {
  for (let n = 0; n < count; n++) {
    const from = Math.max(0, n - 1) * CHANNELS;
    const to = Math.min(count - 1, n + 1) * CHANNELS;
    const dx = (into[to] ?? 0) - (into[from] ?? 0);
    const dy = (into[to + 1] ?? 0) - (into[from + 1] ?? 0);
    const length = Math.hypot(dx, dy);
    into[n * CHANNELS + 2] = length > 1e-6 ? dx / length : 0;
    into[n * CHANNELS + 3] = length > 1e-6 ? dy / length : 0;
  }
}
