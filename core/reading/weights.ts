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
  readonly way: readonly number[]; // WAY_FEATURES
  readonly apart: number; // × the apartness of its strokes
  readonly temperature: number; // what scores are divided by, so that probabilities come true
};

/** Of strokes, whose pen's way is known. */
export const INK_WEIGHTS: Weights = {
  network: 1.353,
  digit: 0.612,
  rejected: 0.348,
  notDigit: -2.7, // fitted -1.958, at which slanted lines were refused; fewer letters are read as digits all the same than before
  torn: -1.481,
  sign: 4.443,
  ligature: -1.512,
  shape: [-0.727, -5.876, -7.906, 0.24, 2.583, -1.267, -1.039, -0.8, 0.6, -0.079, -5.634, 0, 0],
  size: [6.244, -2.456, -1.367],
  way: [0.467, -1.779, -1.852, -2.215],
  apart: -2.449,
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
  shape: [-1.534, -4.03, -7.23, 0.373, 0.552, -0.477, -0.433, -0.411, 0.176, -0.184, -6.042, -0.209, -0.899],
  size: [4.814, -1.522, -1.97],
  way: [0, 0, 0, 0], // a blob has no way of the pen
  apart: 0,
  temperature: 1,
};

/** What a digit made of `pieces` is weighed with. */
export function weightsOf(pieces: readonly Piece[]): Weights {
  return pieces[0]?.source.kind === "blob" ? BLOB_WEIGHTS : INK_WEIGHTS;
}
