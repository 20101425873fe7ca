import { histogramOf, type Raster, valueAtShare } from "./raster.ts";

const LEAST_CONTRAST = 24; // of 255; below it there is nothing whose edges could be sharp
const STEEPEST = 0.9995; // share of pixels whose edge is less steep than the one that counts

/**
 * How steep the steepest edges are: the part of the image's contrast that lies between neighbours, 0…1. `enlarged` is
 * how many pixels of the raster one of the image became. Undefined where there is no contrast.
 */
export function sharpnessOf({ w, h, values }: Raster, enlarged: number): number | undefined {
  const counts = histogramOf(values);
  const contrast = valueAtShare(counts, 0.999) - valueAtShare(counts, 0.001);
  if (contrast < LEAST_CONTRAST) return undefined;
  const step = Math.max(1, Math.round(enlarged));
  const edges = new Uint8Array(values.length);
  for (let y = 0; y + step < h; y++) {
    for (let x = 0; x + step < w; x++) {
      const at = y * w + x;
      const here = values[at] ?? 0;
      const [right, below] = [values[at + step] ?? 0, values[at + step * w] ?? 0];
      edges[at] = Math.max(Math.abs(here - right), Math.abs(here - below));
    }
  }
  return valueAtShare(histogramOf(edges), STEEPEST) / contrast;
}

/** A number's chance, and its box [x, y, w, h] in pixels of the image. */
type Found = { readonly p: number; readonly box: readonly [number, number, number, number] };

const BLURRED = 0.12; // photos of pages have 0.23 and more
const BLURRED_EMPTY = 0.15;
const TOO_FEW_EDGES = 4;
const FEW_EDGES = 7;
const LEAST_TRUST = 0.75;

/**
 * Whether a reading is more of a guess: edges so flat that a number is only a few of them tall. Made digits blurred step
 * by step were read rightly above five, wrongly and often surely below four.
 */
export function isTooBlurred(numbers: readonly Found[], sharpness: number): boolean {
  if (numbers.length === 0) return sharpness < BLURRED_EMPTY;
  if (sharpness >= BLURRED) return false;
  const heights = numbers.map(({ box }) => box[3]).sort((a, b) => a - b);
  const edges = sharpness * (heights[Math.floor(heights.length / 2)] ?? 0);
  const trust = numbers.reduce((sum, { p }) => sum + p, 0) / numbers.length;
  return edges < TOO_FEW_EDGES || (edges < FEW_EDGES && trust < LEAST_TRUST);
}
