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
  network: 0.995,
  digit: 0.946,
  rejected: 0.38,
  notDigit: -1.478,
  sign: 4,
  ligature: 0.826,
  shape: [-1, -5.303, -3.98, 0.16, 2.213, -0.773, -0.725, -0.472, 0.557, -0.566, -5.65],
  size: [5.434, -0.338, -0.75],
  temperature: 1.1,
};
