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
  readonly shape: readonly number[]; // SHAPE_FEATURES of a digit and of a sign
  readonly otherShape: readonly number[]; // and of ink that is no digit
  readonly size: readonly number[]; // SIZE_FEATURES
  readonly other: readonly number[]; // OTHER_FEATURES
  readonly way: readonly number[]; // WAY_FEATURES
  readonly apart: number; // × the apartness of a digit's strokes
  readonly otherApart: number; // and of what is no digit
  readonly temperature: number; // what scores are divided by, so that probabilities come true
};

/** Of strokes, whose pen's way is known. */
export const INK_WEIGHTS: Weights = {
  network: 1.195,
  digit: 0.599,
  rejected: 0.626,
  notDigit: -2.5, // fitted -1.298, by which more letters are refused, and more digits (model/LOG.strings.md)
  sign: 3.689,
  ligature: -1.887,
  shape: [-0.671, -7.833, -8.982, 0.305, 2.301, -1.514, -0.761, -0.804, 0.63, 0.148, -5.404, 0, 0, -1.623],
  // "shared" and "inside" as of digits: by the fitted ones a scribble that is cut was digits more likely than refused in pieces.
  otherShape: [
    -0.784, -6.029, 1.771, 0.015, 2.537, -2.654, -2.358, -0.804, 0.63, -2.377, -5.365, 0, 0, -2.04,
  ],
  size: [4.737, -3.585, -1.925],
  other: [-1.5, -0.319, 0.833, 2.759, 5], // "broad" fitted -3.178, by which wide scribbles were read; "bracket" set by hand
  way: [2.382, -3.296, -1.936, -1.795],
  apart: -2.643,
  otherApart: -2.946,
  temperature: 1.1, // by calibration writers, with the "no digit" that is served
};

/** Of blobs, which are cut by columns and read by their look alone. */
export const BLOB_WEIGHTS: Weights = {
  network: 1.295,
  digit: 1.39,
  rejected: 0.31,
  notDigit: -1.349,
  sign: 1.125,
  ligature: 1.882,
  shape: [
    -1.534, -4.03, -7.23, 0.373, 0.552, -0.477, -0.433, -0.411, 0.176, -0.184, -6.042, -0.209, -0.899, 0,
  ],
  otherShape: [
    -1.534, -4.03, 0, 0.373, 0.552, -0.477, -0.433, -0.411, 0.176, -0.184, -6.042, -0.209, -0.899, 0,
  ],
  size: [4.814, -1.522, -1.97],
  other: [-2.5, 0, 0, 4, 0], // "broad" and "operator" set by hand beside weights fitted without them
  way: [0, 0, 0, 0], // a blob has no way of the pen
  apart: 0,
  otherApart: 0,
  temperature: 1,
};

/** What a digit made of `pieces` is weighed with. */
export function weightsOf(pieces: readonly Piece[]): Weights {
  return pieces[0]?.source.kind === "blob" ? BLOB_WEIGHTS : INK_WEIGHTS;
}
