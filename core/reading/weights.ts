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
  network: 1.186,
  digit: 1.302,
  rejected: 0.291,
  notDigit: -1.408,
  sign: 1.233,
  ligature: 1.882,
  shape: [
    -1.301, -3.677, -6.805, 0.276, 0.367, -0.563, -0.541, -0.472, 0.296, -0.184, -6.026, -0.233, -0.252,
  ],
  size: [5.264, -1.54, -2.335],
  temperature: 1,
};

/** What a digit made of `pieces` is weighed with. */
export function weightsOf(pieces: readonly Piece[]): Weights {
  return pieces[0]?.source.kind === "blob" ? BLOB_WEIGHTS : INK_WEIGHTS;
}
