import type { Features } from "./features.ts";
import { LABELS, LIGATURE, REJECTED } from "./lattice.ts";
import type { Weights } from "./weights.ts";

const CLASSES = 11; // of the network: ten digits and "not a digit"

/**
 * Log scores of one hypothesis for each of LABELS. `log` holds the network's 11 log-probabilities, `sign` is what
 * its size and place make of it, `apart` its apartness. Scores are only worth something against each other in one run.
 */
export function scoresOfFeatures(
  features: Features,
  log: ArrayLike<number>,
  weights: Weights,
  sign: "." | "-" | "," | "" | null,
  apart: number,
): Float64Array {
  const scores = new Float64Array(LABELS.length).fill(-Infinity);
  const shape = dot(features.shape, weights.shape) + weights.apart * apart;
  const size = dot(features.size, weights.size);
  for (let digit = 0; digit < CLASSES - 1; digit++)
    scores[digit] = weights.network * (log[digit] ?? -Infinity) + weights.digit + shape + size;
  scores[REJECTED] =
    weights.rejected * (log[REJECTED] ?? -Infinity) +
    weights.notDigit +
    dot(features.shape, weights.otherShape) +
    dot(features.other, weights.other) +
    weights.otherApart * apart;
  if (sign === "") scores[LIGATURE] = weights.ligature + dot(features.way, weights.way);
  else if (sign) scores[LABELS.indexOf(sign)] = weights.sign + shape;
  for (let label = 0; label < scores.length; label++)
    scores[label] = (scores[label] ?? -Infinity) / weights.temperature;
  return scores;
}

/** What a hypothesis is worth as a digit before the network has seen it. */
export function shapeScoreOf(features: Features, weights: Weights): number {
  return dot(features.shape, weights.shape) + dot(features.size, weights.size);
}

function dot(values: readonly number[], weights: readonly number[]): number {
  return values.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0);
}
