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
  readonly sign: number; // for every point, minus or comma, which the network is not asked about
  readonly ligature: number; // for every stretch of the pen between two joined digits
  readonly shape: readonly number[]; // SHAPE_FEATURES
  readonly size: readonly number[]; // SIZE_FEATURES
  readonly temperature: number; // what scores are divided by, so that probabilities come true
};

/** Of strokes, whose pen's way is known. */
export const INK_WEIGHTS: Weights = {
  network: 1.197,
  digit: 0.922,
  rejected: 0.316,
  notDigit: -2.236,
  sign: 3.999,
  ligature: 1.882,
  shape: [-0.845, -4.103, -4.239, 0.138, 2.471, -1.004, -0.903, -0.202, 0.34, -0.184, -5.472, 0, 0],
  size: [5.962, -1.224, -1.126],
  temperature: 0.9,
};

/** Of blobs, which are cut by columns and read by their look alone. */
export const BLOB_WEIGHTS: Weights = {
  network: 1.295,
  digit: 1.39,
  rejected: 0.31,
  notDigit: -1.349,
  sign: 1.125,
  ligature: 1.882,
  shape: [-1.534, -4.03, -7.23, 0.373, 0.552, -0.477, -0.433, -0.411, 0.176, -0.184, -6.042, -0.209, -0.899],
  size: [4.814, -1.522, -1.97],
  temperature: 1,
};

/** What a digit made of `pieces` is weighed with. */
export function weightsOf(pieces: readonly Piece[]): Weights {
  return pieces[0]?.source.kind === "blob" ? BLOB_WEIGHTS : INK_WEIGHTS;
}
