import type { Random } from "./random.ts";

const SIZE = 28;
const GRID = 4; // cells of the elastic field along a side
const KNOTS = GRID + 1;

/** A bitmap [28 * 28] turned, slanted, scaled, shifted and bent, its pen made thicker or thinner at times; one in five as it is. */
export function augmentBitmap(bitmap: Float32Array, random: Random): Float32Array {
  if (random.chance(0.2)) return bitmap;
  const bent = resample(bitmap, affineOf(random), elasticOf(random));
  if (random.chance(0.3)) thicken(bent, random.uniform(-0.6, 1));
  // Between pixels everything is softer than what is read later: without this, sharp thick ones were taken for eights.
  if (random.chance(0.75)) harden(bent, random.uniform(1, 2.4));
  return bent;
}

type Affine = readonly [a: number, b: number, c: number, d: number, dx: number, dy: number];

function affineOf(random: Random): Affine {
  const angle = clamp(random.normal(0.11), 0.26);
  const slant = clamp(random.normal(0.12), 0.35);
  const scaleX = Math.exp(clamp(random.normal(0.09), 0.22));
  const scaleY = Math.exp(clamp(random.normal(0.09), 0.22));
  const sin = Math.sin(angle);
  const cos = Math.cos(angle);
  return [cos * scaleX, (-sin + slant) * scaleY, sin * scaleX, cos * scaleY, shift(random), shift(random)];
}

function shift(random: Random): number {
  return clamp(random.normal(0.7), 2);
}

function clamp(value: number, most: number): number {
  return Math.max(-most, Math.min(most, value));
}

function elasticOf(random: Random): Float32Array {
  const deviation = random.uniform(0, 1.3);
  return Float32Array.from({ length: KNOTS * KNOTS * 2 }, () => clamp(random.normal(deviation), 2.6));
}

function resample(from: Float32Array, [a, b, c, d, dx, dy]: Affine, field: Float32Array): Float32Array {
  const to = new Float32Array(SIZE * SIZE);
  const middle = (SIZE - 1) / 2;
  const step = GRID / (SIZE - 1);
  for (let row = 0; row < SIZE; row++) {
    const gy = row * step;
    const cellY = Math.min(GRID - 1, Math.floor(gy));
    for (let column = 0; column < SIZE; column++) {
      const gx = column * step;
      const cellX = Math.min(GRID - 1, Math.floor(gx));
      const at = (cellY * KNOTS + cellX) * 2;
      const bendX = blend(field, at, gx - cellX, gy - cellY);
      const bendY = blend(field, at + 1, gx - cellX, gy - cellY);
      const x = column - middle + dx;
      const y = row - middle + dy;
      to[row * SIZE + column] = sample(from, a * x + b * y + middle + bendX, c * x + d * y + middle + bendY);
    }
  }
  return to;
}

function blend(field: Float32Array, at: number, x: number, y: number): number {
  const below = at + KNOTS * 2;
  const top = (field[at] ?? 0) * (1 - x) + (field[at + 2] ?? 0) * x;
  const bottom = (field[below] ?? 0) * (1 - x) + (field[below + 2] ?? 0) * x;
  return top * (1 - y) + bottom * y;
}

/** Between four pixels; outside is paper. */
function sample(bitmap: Float32Array, x: number, y: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  if (left < 0 || top < 0 || left >= SIZE - 1 || top >= SIZE - 1) return 0;
  const at = top * SIZE + left;
  const fx = x - left;
  const fy = y - top;
  const upper = (bitmap[at] ?? 0) * (1 - fx) + (bitmap[at + 1] ?? 0) * fx;
  const lower = (bitmap[at + SIZE] ?? 0) * (1 - fx) + (bitmap[at + SIZE + 1] ?? 0) * fx;
  return upper * (1 - fy) + lower * fy;
}

/** Mixes in each pixel's darkest (amount > 0) or lightest neighbour. */
function thicken(bitmap: Float32Array, amount: number): void {
  const from = bitmap.slice();
  const best = amount > 0 ? Math.max : Math.min;
  const part = Math.abs(amount);
  for (let row = 1; row < SIZE - 1; row++) {
    for (let i = row * SIZE + 1; i < row * SIZE + SIZE - 1; i++) {
      const own = from[i] ?? 0;
      const across = best(from[i - 1] ?? 0, from[i + 1] ?? 0);
      const down = best(from[i - SIZE] ?? 0, from[i + SIZE] ?? 0);
      bitmap[i] = own * (1 - part) + part * best(own, across, down);
    }
  }
}

/** Edges steeper by `contrast` around half ink. */
function harden(bitmap: Float32Array, contrast: number): void {
  for (let i = 0; i < bitmap.length; i++) {
    const value = ((bitmap[i] ?? 0) - 0.5) * contrast + 0.5;
    bitmap[i] = Math.max(0, Math.min(1, value));
  }
}
