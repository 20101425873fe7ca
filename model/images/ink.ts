import { blank, boxBlur, histogramOf, type Raster, valueAtShare } from "./raster.ts";

/** How ink is told from paper. */
export type InkSettings = {
  readonly blur: number; // radius in stored pixels, for images that are enlarged
  readonly level: number; // × the threshold: below 1 keeps more
  readonly seed: number; // × the threshold that a blob must reach somewhere
};
export const INK_SETTINGS: InkSettings = { blur: 0.5, level: 0.85, seed: 1 };

const LEAST_INK = 14; // darkness; fainter marks are texture of the paper
const FAINTEST = 9; // darkness of a line above what is around it
const AROUND_PARTS = 60; // of the image's shorter side
const NOISE_TIMES = 6; // ink is darker than this many deviations of the paper's noise
const APART = 0.85; // of all variance lies between ink and paper: no noise (0.64), but thick ink with soft edges

/** 1 where ink is, `enlarged` being the pixels of `darkness` for one stored. All 0 where there is none to be seen. */
export function inkOf(darkness: Raster, enlarged: number, settings: InkSettings = INK_SETTINGS): Raster {
  const radius = Math.round(settings.blur * Math.max(0, enlarged - 1));
  const smooth = radius > 0 ? boxBlur(boxBlur(darkness, radius), radius) : darkness;
  const threshold = inkThreshold(smooth);
  if (threshold === Infinity) return blank(darkness.w, darkness.h);
  return grown(smooth, threshold * settings.level, threshold * settings.seed);
}

/** Of ink the darker half: what is written by pen on paper whose lines are paler. */
export function darkerInk(darkness: Raster, ink: Raster): Raster {
  const counts = histogramOf(darkness.values.filter((_, i) => ink.values[i] !== 0));
  const split = splitOf(counts).at;
  const middle = (meanOf(counts, 0, split) + meanOf(counts, split, counts.length)) / 2;
  return grown(darkness, INK_SETTINGS.level * middle, middle);
}

/** Of the values from `from` up to `to`. */
function meanOf(counts: Uint32Array, from: number, to: number): number {
  let [sum, count] = [0, 0];
  for (let value = from; value < to; value++) {
    sum += value * (counts[value] ?? 0);
    count += counts[value] ?? 0;
  }
  return sum / Math.max(1, count);
}

/** 1 where it is darker than right around: faint lines of a grid too, and neither shadows nor what is printed large. */
export function finestInk(darkness: Raster): Raster {
  const { w, h } = darkness;
  const around = boxBlur(darkness, Math.max(4, Math.round(Math.min(w, h) / AROUND_PARTS)));
  const values = darkness.values.map((value, i) => (value >= (around.values[i] ?? 0) + FAINTEST ? 1 : 0));
  return { w, h, values };
}

/** The darkness from which on a pixel is ink, or Infinity where all is paper. */
export function inkThreshold({ values }: Raster): number {
  const counts = histogramOf(values);
  const split = splitOf(counts);
  const noise = separabilityOf(counts, split) >= APART ? 0 : noiseOf(counts, split.at);
  const least = Math.max(LEAST_INK, NOISE_TIMES * noise);
  return valueAtShare(counts, 0.9999) < least ? Infinity : Math.max(least, split.at);
}

/** Two classes of values: the upper from `at` on, and their variance `between` them times the square of how many there are. */
type Split = { readonly at: number; readonly between: number };

/** The two classes that are the furthest apart (Otsu 1979). */
function splitOf(counts: Uint32Array): Split {
  const sum = counts.reduce((all, count, value) => all + count * value, 0);
  const total = counts.reduce((all, count) => all + count, 0);
  let [below, sumBelow] = [0, 0];
  let best: Split = { at: 0, between: -1 };
  counts.forEach((count, value) => {
    below += count;
    sumBelow += count * value;
    if (below === 0 || below === total) return;
    const apart = sumBelow / below - (sum - sumBelow) / (total - below);
    const between = below * (total - below) * apart * apart;
    if (between > best.between) best = { at: value + 1, between };
  });
  return best;
}

/** The share of all variance that lies between two classes, 0 … 1 (Otsu's η). */
function separabilityOf(counts: Uint32Array, { between }: Split): number {
  let [all, sum, squares] = [0, 0, 0];
  counts.forEach((count, value) => {
    all += count;
    sum += count * value;
    squares += count * value * value;
  });
  return between / Math.max(1, all * squares - sum * sum);
}

/** Standard deviation of the paper's darkness, from its upper half, which clipping at 0 leaves alone. */
function noiseOf(counts: Uint32Array, threshold: number): number {
  const paper = counts.slice(0, Math.max(1, threshold));
  return (valueAtShare(paper, 0.84) - valueAtShare(paper, 0.5)) / 1.5;
}

/** What is at least `low` and hangs together with something of at least `high`. */
function grown({ w, h, values }: Raster, low: number, high: number): Raster {
  const ink = new Uint8Array(values.length);
  const stack = new Int32Array(values.length);
  let depth = 0;
  const take = (at: number) => {
    ink[at] = 1;
    stack[depth++] = at;
  };
  for (let from = 0; from < values.length; from++) {
    if (ink[from] === 1 || (values[from] ?? 0) < high) continue;
    take(from);
    while (depth > 0) {
      const at = stack[--depth] ?? 0;
      const x = at % w;
      const y = (at - x) / w;
      for (let ny = Math.max(0, y - 1); ny <= Math.min(h - 1, y + 1); ny++) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(w - 1, x + 1); nx++) {
          const next = ny * w + nx;
          if (ink[next] === 0 && (values[next] ?? 0) >= low) take(next);
        }
      }
    }
  }
  return { w, h, values: ink };
}
