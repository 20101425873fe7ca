import type { Piece } from "./piece.ts";

/**
 * The decoder's weights: a conditional random field over ways to cut a run. Fitted by `model/fitDecoder.ts` on
 * training writers with the network's scores; a hypothesis' score is the sum of weight × feature.
 */
export type Weights = {
  readonly network: number; // × the network's log-probability of the digit
  readonly digit: number; // for every digit
  readonly rejected: number; // × the log-probability of "not a digit"
  readonly notDigit: number; // for every hypothesis that is no digit
  readonly torn: number; // for every cut end of a hypothesis that is no digit, besides what any cut end costs
  readonly sign: number; // for every point, minus or comma, which the network is not asked about
  readonly ligature: number; // for every stretch of the pen between two joined digits
  readonly shape: readonly number[]; // SHAPE_FEATURES
  readonly size: readonly number[]; // SIZE_FEATURES
  readonly other: readonly number[]; // OTHER_FEATURES
  readonly way: readonly number[]; // WAY_FEATURES
  readonly apart: number; // × the apartness of its strokes
  readonly temperature: number; // what scores are divided by, so that probabilities come true
};

/** Of strokes, whose pen's way is known. */
export const INK_WEIGHTS: Weights = {
  network: 1.223,
  digit: 0.812,
  rejected: 0.406,
  notDigit: -2.2, // fitted -2.197; with -2.7 more letters and signs of an expression were read as digits
  torn: -1.736,
  sign: 4.481,
  ligature: -1.435,
  shape: [-0.748, -5.891, -8.071, -0.1, 2.067, -1.204, -0.883, -0.88, 0.659, 0.203, -6.344, 0, 0, -2], // the last set by hand beside weights fitted without it
  size: [5.221, -2.628, -1.146],
  other: [0], // no stroke was refused for several digits
  way: [1.093, -2.413, -1.86, -2.253],
  apart: -2.449, // fitted with the scores of an earlier network
  temperature: 1,
};

/** Of blobs, which are cut by columns and read by their look alone. */
export const BLOB_WEIGHTS: Weights = {
  network: 1.295,
  digit: 1.39,
  rejected: 0.31,
  notDigit: -1.349,
  torn: 0,
  sign: 1.125,
  ligature: 1.882,
  shape: [
    -1.534, -4.03, -7.23, 0.373, 0.552, -0.477, -0.433, -0.411, 0.176, -0.184, -6.042, -0.209, -0.899, 0,
  ],
  size: [4.814, -1.522, -1.97],
  other: [-2.5], // set by hand beside weights fitted without it
  way: [0, 0, 0, 0], // a blob has no way of the pen
  apart: 0,
  temperature: 1,
};

/** What a digit made of `pieces` is weighed with. */
export function weightsOf(pieces: readonly Piece[]): Weights {
  return pieces[0]?.source.kind === "blob" ? BLOB_WEIGHTS : INK_WEIGHTS;
}
