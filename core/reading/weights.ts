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

export const WEIGHTS: Weights = {
  network: 1,
  digit: 0.92,
  rejected: 0.379,
  notDigit: -1.511,
  sign: 3.993,
  ligature: 0.741,
  shape: [-0.949, -5.265, -3.976, 0.116, 2.24, -0.794, -0.702, -0.55, 0.65, -0.535, -5.649],
  size: [4.825, -0.339, -0.78],
  temperature: 1.1,
};
