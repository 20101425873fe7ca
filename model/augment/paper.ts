import type { Random } from "./random.ts";

const SIZE = 28;

/**
 * What paper, cameras and thresholds do to a bitmap [28 * 28], in place: blur, a threshold set too high or too low, ink
 * that broke, and specks. Each by its own chance, so most come through with one fault or none.
 */
export function degrade(bitmap: Float32Array, random: Random): Float32Array {
  if (random.chance(0.35)) blur(bitmap, random.uniform(0.2, 1));
  if (random.chance(0.45)) threshold(bitmap, random.uniform(0.25, 0.65));
  if (random.chance(0.15)) breakInk(bitmap, random);
  if (random.chance(0.2)) speckle(bitmap, random);
  return bitmap;
}

/** Mixes in the mean of each pixel's nine neighbours. */
function blur(bitmap: Float32Array, part: number): void {
  const from = bitmap.slice();
  for (let row = 1; row < SIZE - 1; row++) {
    for (let i = row * SIZE + 1; i < row * SIZE + SIZE - 1; i++) {
      let sum = 0;
      for (let dy = -SIZE; dy <= SIZE; dy += SIZE)
        sum += (from[i + dy - 1] ?? 0) + (from[i + dy] ?? 0) + (from[i + dy + 1] ?? 0);
      bitmap[i] = (1 - part) * (from[i] ?? 0) + (part * sum) / 9;
    }
  }
}

/** Ink or paper and nothing between, as a scanner's black and white. */
function threshold(bitmap: Float32Array, level: number): void {
  for (let i = 0; i < bitmap.length; i++) bitmap[i] = (bitmap[i] ?? 0) >= level ? 1 : 0;
}

/** A thin line over the ink that took none of it: a fold, a rule taken out, a dry pen. */
function breakInk(bitmap: Float32Array, random: Random): void {
  const angle = random.uniform(0, Math.PI);
  const [nx, ny] = [Math.cos(angle), Math.sin(angle)];
  const offset = random.normal(5);
  const half = random.uniform(0.3, 0.9);
  for (let i = 0; i < bitmap.length; i++) {
    const distance = ((i % SIZE) - 13.5) * nx + (Math.floor(i / SIZE) - 13.5) * ny - offset;
    if (Math.abs(distance) < half) bitmap[i] = 0;
  }
}

function speckle(bitmap: Float32Array, random: Random): void {
  for (let count = 1 + random.below(5); count > 0; count--) {
    const at = random.below(bitmap.length);
    bitmap[at] = random.chance(0.7) ? random.uniform(0.4, 1) : 0;
  }
}
