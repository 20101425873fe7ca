import { GLYPH_SIZE, rasteriseMask } from "../../core/reading/rasterise.ts";
import type { InkPair, Point, Strokes } from "../data/ink.ts";
import { frameOf } from "./ink.ts";
import type { Random } from "./random.ts";

/** Two digits put side by side as a hasty hand does: from a small gap to an overlap of a fifth, sometimes connected. */
export function joinInk(left: Strokes, right: Strokes, random: Random): Strokes {
  const a = normalise(left);
  const b = normalise(right);
  const gap = random.uniform(-0.2, 0.45);
  const shift = widthOf(a) / 2 + widthOf(b) / 2 + gap;
  const size = Math.exp(random.normal(0.15));
  const lift = random.normal(0.1);
  const moved = b.map((stroke) => stroke.map(({ x, y }) => ({ x: x * size + shift, y: y * size + lift })));
  const last = a.at(-1);
  const first = moved[0];
  if (last && first && random.chance(0.25))
    return [...a.slice(0, -1), [...last, ...first], ...moved.slice(1)];
  return [...a, ...moved];
}

/**
 * A digit with the way to its neighbours left on it, as a cut through joined writing leaves: a short bent line that comes
 * in from the left, goes out to the right, or both.
 */
export function withLigature(strokes: Strokes, random: Random): Strokes {
  const { side } = frameOf(strokes);
  const first = strokes[0];
  const last = strokes.at(-1);
  if (side === 0 || first === undefined || last === undefined) return strokes;
  const where = random.below(3);
  const changed = strokes.map((stroke) => [...stroke]);
  if (where !== 0) changed[0] = [...tail(first[0], side, Math.PI, random).reverse(), ...(changed[0] ?? [])];
  if (where !== 1) changed.push([...(changed.pop() ?? []), ...tail(last.at(-1), side, 0, random)]);
  return changed;
}

/** Points that lead away from `from`, about in direction `toward`, in a gentle bend. */
function tail(from: Point | undefined, side: number, toward: number, random: Random): Point[] {
  const steps = 5;
  const length = (side * random.uniform(0.08, 0.5)) / steps;
  const bend = random.normal(0.2);
  let angle = toward + random.uniform(-1, 1);
  let { x, y } = from ?? { x: 0, y: 0 };
  return Array.from({ length: steps }, () => {
    x += length * Math.cos(angle);
    y += length * Math.sin(angle);
    angle += bend;
    return { x, y };
  });
}

/** A pair as it was written, or a digit with a piece of its neighbour: what a wrong segmentation puts together. */
export function wrongGroup(pair: InkPair, random: Random): Strokes {
  const both = [...pair.left, ...pair.right];
  if (random.chance(0.6)) return both;
  return random.chance(0.5)
    ? [...pair.left, ...pieceOf(pair.right, random.uniform(0.3, 0.7), false)]
    : [...pieceOf(pair.left, random.uniform(0.3, 0.7), true), ...pair.right];
}

/** A digit without one of its strokes, or a quarter to two thirds of its line: what a wrong cut leaves. Null when it could be a 1. */
export function fragmentOf(strokes: Strokes, random: Random): Strokes | null {
  const piece =
    strokes.length > 1 && random.chance(0.5)
      ? strokes.toSpliced(random.below(strokes.length), 1) // a hypothesis that lacks a stroke
      : pieceOf(strokes, random.uniform(0.25, 0.66), random.chance(0.5));
  const line = piece.reduce((sum, stroke) => sum + lengthOf(stroke), 0);
  const first = piece[0]?.[0];
  const last = piece.at(-1)?.at(-1);
  if (!first || !last || line === 0) return null;
  return Math.hypot(last.x - first.x, last.y - first.y) / line > 0.88 ? null : piece;
}

/** Two images in one glyph, side by side; both [28 * 28]. */
export function joinBitmaps(left: Float32Array, right: Float32Array, random: Random): Float32Array {
  const apart = 13 + random.below(10);
  const lift = random.below(7) - 3;
  const width = GLYPH_SIZE + apart;
  const height = GLYPH_SIZE + 6;
  const page = new Float32Array(width * height);
  const put = (bitmap: Float32Array, dx: number, dy: number) => {
    for (let i = 0; i < bitmap.length; i++) {
      const at = (Math.floor(i / GLYPH_SIZE) + dy) * width + (i % GLYPH_SIZE) + dx;
      page[at] = Math.max(page[at] ?? 0, bitmap[i] ?? 0);
    }
  };
  put(left, 0, 3);
  put(right, apart, 3 + lift);
  return rasteriseMask(page, width, height);
}

/** The upper, lower, left or right half of an image's ink, fitted into a glyph of its own. */
export function halfOf(bitmap: Float32Array, random: Random): Float32Array {
  const side = random.below(4);
  const cut = 14 + random.below(5) - 2;
  const half = bitmap.map((value, i) => {
    const along = side < 2 ? Math.floor(i / GLYPH_SIZE) : i % GLYPH_SIZE;
    return (side % 2 === 0 ? along < cut : along >= cut) && value > 0.1 ? value : 0;
  });
  return half.some((value) => value > 0.3) ? rasteriseMask(half, GLYPH_SIZE, GLYPH_SIZE) : half;
}

function normalise(strokes: Strokes): readonly Point[][] {
  const frame = frameOf(strokes);
  const scale = frame.side > 0 ? 1 / frame.side : 0;
  return strokes.map((stroke) =>
    stroke.map(({ x, y }) => ({ x: (x - frame.x) * scale, y: (y - frame.y) * scale })),
  );
}

function widthOf(strokes: Strokes): number {
  const xs = strokes.flatMap((stroke) => stroke.map(({ x }) => x));
  return Math.max(...xs) - Math.min(...xs);
}

function lengthOf(stroke: readonly Point[]): number {
  return stroke.reduce((sum, p, i) => {
    const before = stroke[i - 1];
    return before ? sum + Math.hypot(p.x - before.x, p.y - before.y) : sum;
  }, 0);
}

function pieceOf(strokes: Strokes, part: number, fromEnd: boolean): Strokes {
  const total = strokes.reduce((sum, stroke) => sum + lengthOf(stroke), 0);
  const ordered = fromEnd ? strokes.toReversed().map((stroke) => stroke.toReversed()) : strokes;
  const piece: Point[][] = [];
  let left = total * part;
  for (const stroke of ordered) {
    if (left <= 0) break;
    const taken: Point[] = [];
    for (const [i, point] of stroke.entries()) {
      const before = stroke[i - 1];
      if (before) left -= Math.hypot(point.x - before.x, point.y - before.y);
      taken.push(point);
      if (left <= 0) break;
    }
    piece.push(taken);
  }
  return fromEnd ? piece.toReversed().map((stroke) => stroke.toReversed()) : piece;
}
