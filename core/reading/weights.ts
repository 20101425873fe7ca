/**
 * The decoder's weights: a conditional random field over ways to cut a run. Fitted by `model/fitDecoder.ts` on
 * training writers with the network's scores; a hypothesis' score is the sum of weight × feature.
 */
export type Weights = {
  readonly network: number; // × the network's log-probability of the digit
  readonly digit: number; // for every digit
  readonly rejected: number; // × the log-probability of "not a digit"
  readonly notDigit: number; // for every hypothesis that is no digit
  readonly shape: readonly number[]; // SHAPE_FEATURES
  readonly size: readonly number[]; // SIZE_FEATURES
  readonly temperature: number; // what scores are divided by, so that probabilities come true
};

export const WEIGHTS: Weights = {
  network: 1,
  digit: 0,
  rejected: 1,
  notDigit: -0.5,
  shape: [0.3, -4, -4, -1, 2, -0.5, -1.5, -1.5, -1.5, -2.5, -1],
  size: [-2, -2, -2],
  temperature: 1,
};
