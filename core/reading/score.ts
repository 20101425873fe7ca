import { type Features, type Frame, featuresOf } from "./features.ts";
import type { Hypothesis } from "./hypotheses.ts";
import { LABELS, LIGATURE, REJECTED } from "./lattice.ts";
import { signOf } from "./signs.ts";
import type { Weights } from "./weights.ts";

const CLASSES = 11; // of the network: ten digits and "not a digit"

/**
 * Log scores of one hypothesis for each of LABELS. `log` holds the network's 11 log-probabilities. Scores are only
 * worth something against each other in one run.
 */
export function scoresOf(
  hypothesis: Hypothesis,
  frame: Frame,
  log: ArrayLike<number>,
  weights: Weights,
): Float64Array {
  return scoresOfFeatures(featuresOf(hypothesis, frame), log, weights, signOf(hypothesis, frame));
}

export function scoresOfFeatures(
  features: Features,
  log: ArrayLike<number>,
  weights: Weights,
  sign: "." | "-" | "," | "" | null,
): Float64Array {
  const scores = new Float64Array(LABELS.length).fill(-Infinity);
  const shape = dot(features.shape, weights.shape);
  const size = dot(features.size, weights.size);
  for (let digit = 0; digit < CLASSES - 1; digit++)
    scores[digit] = weights.network * (log[digit] ?? -Infinity) + weights.digit + shape + size;
  const rejected = weights.rejected * (log[REJECTED] ?? -Infinity) + weights.notDigit + shape;
  scores[REJECTED] = rejected;
  if (sign === "") scores[LIGATURE] = weights.ligature + shape;
  else if (sign) scores[LABELS.indexOf(sign)] = weights.sign + shape;
  for (let label = 0; label < scores.length; label++)
    scores[label] = (scores[label] ?? -Infinity) / weights.temperature;
  return scores;
}

function dot(values: readonly number[], weights: readonly number[]): number {
  return values.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0);
}
