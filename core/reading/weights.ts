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
  readonly shape: readonly number[]; // SHAPE_FEATURES
  readonly size: readonly number[]; // SIZE_FEATURES
  readonly temperature: number; // what scores are divided by, so that probabilities come true
};

export const WEIGHTS: Weights = {
  network: 0.879,
  digit: 1.063,
  rejected: 0.494,
  notDigit: -1.797,
  sign: 3.077,
  shape: [-0.641, -4.663, -3.603, 0.276, 2.254, -1.871, -0.951, -0.451, 0.542, -0.668, -3.646],
  size: [1.804, -0.446, -0.133],
  temperature: 1.15,
};
