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
  network: 0.988,
  digit: 1.233,
  rejected: 0.323,
  notDigit: -1.603,
  sign: 1.023,
  ligature: 1.882,
  shape: [-0.889, -3.867, -6.088, 0.171, 0.091, -0.734, -0.483, -0.778, 0.717, -0.184, -5.415, -0.16, -0.429],
  size: [4.695, -1.323, -3.543],
  temperature: 1,
};

/** What a digit made of `pieces` is weighed with. */
export function weightsOf(pieces: readonly Piece[]): Weights {
  return pieces[0]?.source.kind === "blob" ? BLOB_WEIGHTS : INK_WEIGHTS;
}
