import type { Raster } from "./raster.ts";

/**
 * Lines that are parallel on a page as a photo shows them: in units of half the photo's longer side, from its middle, the one through
 * (0, y) rises by `slope + turn × y` a unit to the right. They meet in one point, or nowhere where `turn` is 0.
 */
export type Pencil = { readonly slope: number; readonly turn: number };
/** The pencil along which ink lies in rows, and how much sharper its rows are than those along others. */
export type FoundPencil = Pencil & { readonly clearness: number; readonly gain: number };

/** Places of ink in those units. */
type Places = { readonly x: Float32Array; readonly y: Float32Array };

const REACH = 2; // units up and down from the middle in which rows are counted
const STEEPEST = Math.tan((25 * Math.PI) / 180);
const SLOPES = 26; // tried either way
const MOST_TURN = 0.42;
const TURNS = 7; // tried either way
const ROW = 4; // pixels: the height of the rows first counted
const FINE_ROW = 2;
const LOOKED_AT = 3; // of the sharpest pencils are looked at closely
const ROUNDS = 6; // each with half the steps of that before
const FEW_PLACES = 2_500; // that are looked at first
const MOST_PLACES = 8_000;

/**
 * The pencil whose rows are sharpest, by the sum of the squared differences between neighbouring rows of the ink's profile (Postl 1986, Bloomberg
 * et al. 1995); of pencils in place of parallels, as Clark & Mirmehdi (2003) do. `clearness` is its sharpness by the middling
 * one of all slopes, `gain` by that of rows straight across. Null where there is no ink. `ink` is 1 where ink is.
 */
export function pencilOf(ink: Raster): FoundPencil | null {
  const places = placesOf(ink, MOST_PLACES);
  const few = placesOf(ink, FEW_PLACES);
  if (few.x.length === 0) return null;
  const unit = 2 / Math.max(ink.w, ink.h);
  const bySlope = candidates().map((pencils) =>
    sharpest(pencils.map((pencil) => ({ pencil, sharpness: sharpnessAlong(few, pencil, ROW * unit) }))),
  );
  const sorted = bySlope.map(({ sharpness }) => sharpness).sort((a, b) => a - b);
  const first = sharpest(bySlope);
  const best = sharpest(
    [...bySlope]
      .sort((a, b) => b.sharpness - a.sharpness)
      .slice(0, LOOKED_AT)
      .map(({ pencil }) => refined(places, pencil, FINE_ROW * unit)),
  );
  const across = sharpnessAlong(places, { slope: 0, turn: 0 }, FINE_ROW * unit);
  return {
    ...best.pencil,
    clearness: first.sharpness / Math.max(1, sorted[sorted.length >> 1] ?? 0),
    gain: best.sharpness / Math.max(1, across),
  };
}

/** Where the pencil's line through (x, y) crosses the middle column. */
export function middleOf({ slope, turn }: Pencil, x: number, y: number): number {
  return (y - slope * x) / (1 + turn * x);
}

type Tried = { readonly pencil: Pencil; readonly sharpness: number };

/** All that are tried first, those of a slope together. */
function candidates(): readonly (readonly Pencil[])[] {
  const steps = (count: number, most: number) =>
    Array.from({ length: 2 * count + 1 }, (_, i) => (most * (i - count)) / count);
  return steps(SLOPES, STEEPEST).map((slope) => steps(TURNS, MOST_TURN).map((turn) => ({ slope, turn })));
}

function sharpest(tried: readonly Tried[]): Tried {
  return tried.reduce((best, one) => (one.sharpness > best.sharpness ? one : best));
}

/** The sharpest near `from`, by steps that become smaller. */
function refined(places: Places, from: Pencil, row: number): Tried {
  let best: Tried = { pencil: from, sharpness: sharpnessAlong(places, from, row) };
  let [slopeStep, turnStep] = [STEEPEST / SLOPES / 2, MOST_TURN / TURNS / 2];
  for (let round = 0; round < ROUNDS; round++) {
    const { slope, turn } = best.pencil;
    const around = [-1, 0, 1].flatMap((i) =>
      [-1, 0, 1].map((j) => ({ slope: slope + i * slopeStep, turn: turn + j * turnStep })),
    );
    best = sharpest([
      best,
      ...around.map((pencil) => ({ pencil, sharpness: sharpnessAlong(places, pencil, row) })),
    ]);
    slopeStep /= 2;
    turnStep /= 2;
  }
  return best;
}

/**
 * The sum of the squared differences between neighbouring rows, each `row` high. A place between the middles of two counts for both in part:
 * by whole rows, the pixels' own would seem the sharpest.
 */
function sharpnessAlong({ x, y }: Places, { slope, turn }: Pencil, row: number): number {
  const middle = Math.ceil(REACH / row);
  const profile = new Float64Array(2 * middle + 1);
  for (let i = 0; i < x.length; i++) {
    const across = x[i] ?? 0;
    const at = middle + ((y[i] ?? 0) - slope * across) / ((1 + turn * across) * row);
    const first = Math.floor(at);
    if (first < 0 || first + 1 >= profile.length) continue;
    profile[first] = (profile[first] ?? 0) + 1 - (at - first);
    profile[first + 1] = (profile[first + 1] ?? 0) + (at - first);
  }
  let sum = 0;
  for (let i = 1; i < profile.length; i++) sum += ((profile[i] ?? 0) - (profile[i - 1] ?? 0)) ** 2;
  return sum;
}

/** Where ink is; of very much some, evenly. */
function placesOf({ w, h, values }: Raster, most: number): Places {
  const inked: number[] = [];
  values.forEach((value, at) => {
    if (value !== 0) inked.push(at);
  });
  const step = Math.max(1, Math.ceil(inked.length / most));
  const kept = inked.filter((_, i) => i % step === 0);
  const half = Math.max(w, h) / 2;
  return {
    x: Float32Array.from(kept, (at) => ((at % w) + 0.5 - w / 2) / half),
    y: Float32Array.from(kept, (at) => (Math.floor(at / w) + 0.5 - h / 2) / half),
  };
}
