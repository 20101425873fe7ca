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
  network: 0.894,
  digit: 0.908,
  rejected: 0.419,
  notDigit: -1.637,
  sign: 4.168,
  ligature: 0.389,
  shape: [-0.816, -5.136, -3.976, 0.007, 2.213, -0.808, -0.746, -0.69, 0.76, -0.463, -5.639],
  size: [3.731, -0.214, -0.483],
  temperature: 1.1,
};
