import { CLASSES } from "./network.ts";

const DIGITS = CLASSES - 1;

export type Rate = {
  readonly wrong: number;
  readonly count: number;
  readonly rate: number;
  readonly low: number;
  readonly high: number;
};

/** A share with its 95 % interval (Wilson 1927). */
export function rateOf(wrong: number, count: number): Rate {
  if (count === 0) return { wrong, count, rate: 0, low: 0, high: 1 };
  const z = 1.959964;
  const p = wrong / count;
  const middle = (p + (z * z) / (2 * count)) / (1 + (z * z) / count);
  const half = (z / (1 + (z * z) / count)) * Math.sqrt((p * (1 - p)) / count + (z * z) / (4 * count * count));
  return { wrong, count, rate: p, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** How logits become chances: all divided by `temperature`, then `bias` added to "not a digit". */
export type Correction = { readonly temperature: number; readonly bias: number };

/** Log-probabilities [n, 11] of corrected logits. */
export function chancesOf(logits: Float32Array, { temperature, bias }: Correction): Float32Array {
  const out = logits.map((logit, i) => logit / temperature + (i % CLASSES === DIGITS ? bias : 0));
  for (let at = 0; at < out.length; at += CLASSES) {
    let most = -Infinity;
    for (let k = 0; k < CLASSES; k++) most = Math.max(most, out[at + k] ?? 0);
    let sum = 0;
    for (let k = 0; k < CLASSES; k++) sum += Math.exp((out[at + k] ?? 0) - most);
    const log = most + Math.log(sum);
    for (let k = 0; k < CLASSES; k++) out[at + k] = (out[at + k] ?? 0) - log;
  }
  return out;
}

/** The likeliest of the eleven classes for each row. */
export function winners(scores: Float32Array): readonly number[] {
  return rows(scores).map((row) => row.indexOf(Math.max(...row)));
}

/** The chance of "not a digit" for each row of log-probabilities. */
export function rejections(logProbabilities: Float32Array): readonly number[] {
  return rows(logProbabilities).map((row) => Math.exp(row[DIGITS] ?? -Infinity));
}

export function rows(scores: Float32Array): readonly Float32Array[] {
  return Array.from({ length: scores.length / CLASSES }, (_, i) =>
    scores.subarray(i * CLASSES, (i + 1) * CLASSES),
  );
}

type Bin = { readonly count: number; readonly confidence: number; readonly accuracy: number };

/** Fifteen equal bins of confidence, as a reliability diagram shows them. */
export function reliability(
  confidences: readonly number[],
  right: readonly boolean[],
  bins = 15,
): readonly Bin[] {
  const sums = Array.from({ length: bins }, () => ({ count: 0, confidence: 0, right: 0 }));
  confidences.forEach((confidence, i) => {
    const bin = sums[Math.min(bins - 1, Math.floor(confidence * bins))];
    if (!bin) return;
    bin.count++;
    bin.confidence += confidence;
    bin.right += right[i] ? 1 : 0;
  });
  return sums.map(({ count, confidence, right: hits }) => ({
    count,
    confidence: count ? confidence / count : 0,
    accuracy: count ? hits / count : 0,
  }));
}

/** Expected calibration error over those bins. */
export function calibrationError(confidences: readonly number[], right: readonly boolean[]): number {
  const gaps = reliability(confidences, right).map(
    (bin) => bin.count * Math.abs(bin.confidence - bin.accuracy),
  );
  return gaps.reduce((sum, gap) => sum + gap, 0) / Math.max(1, confidences.length);
}

/** Area under the ROC of scores that should be higher for `positives`: the chance that a positive outranks a negative. */
export function areaUnderRoc(positives: readonly number[], negatives: readonly number[]): number {
  const all = [
    ...positives.map((s) => ({ s, positive: true })),
    ...negatives.map((s) => ({ s, positive: false })),
  ];
  all.sort((a, b) => a.s - b.s);
  let rankSum = 0;
  for (let i = 0; i < all.length; ) {
    let end = i;
    while (end < all.length && all[end]?.s === all[i]?.s) end++;
    const rank = (i + 1 + end) / 2; // ties share their mean rank
    for (let k = i; k < end; k++) if (all[k]?.positive) rankSum += rank;
    i = end;
  }
  const n = positives.length;
  return (rankSum - (n * (n + 1)) / 2) / (n * negatives.length);
}

/** The threshold on the rejection score below which `keep` of the digits stay, and the share of others it lets in. */
export function acceptedAt(
  keep: number,
  digits: readonly number[],
  others: readonly number[],
): { threshold: number; accepted: Rate } {
  const sorted = [...digits].sort((a, b) => a - b);
  const threshold = sorted[Math.min(sorted.length - 1, Math.ceil(keep * sorted.length) - 1)] ?? 1;
  return { threshold, accepted: rateOf(others.filter((score) => score <= threshold).length, others.length) };
}
