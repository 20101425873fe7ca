import type { InkItem } from "../data/ink.ts";
import { acceptedAt, areaUnderRoc, type Rate, rateOf, rejections, winners } from "../measures.ts";
import { CLASSES } from "../network.ts";

/** An area with its 95 % interval (Hanley & McNeil 1982). */
export type Area = { readonly area: number; readonly low: number; readonly high: number };
export type RejectionReport = {
  readonly acceptedAt99: Rate; // others taken for digits where 99 % of digits are kept
  readonly roc: Area;
  readonly servedFalseAccepts: Rate; // at the likeliest of eleven classes
  readonly servedFalseRejects: Rate;
  readonly curve: readonly { readonly kept: number; readonly accepted: number }[];
  readonly worst: readonly { readonly text: string; readonly accepted: number; readonly count: number }[];
};

const KEPT = [0.9, 0.95, 0.97, 0.98, 0.985, 0.99, 0.9925, 0.995, 0.9975, 0.999];
const REJECTED = CLASSES - 1;

/** How well ink that is no digit is told from digits, by the chance of the eleventh class. */
export function reportRejection(
  digits: Float32Array,
  others: Float32Array,
  items: readonly Pick<InkItem, "text">[],
): RejectionReport {
  const digitScores = rejections(digits);
  const otherScores = rejections(others);
  const at99 = acceptedAt(0.99, digitScores, otherScores);
  const [asDigits, asOthers] = [winners(digits), winners(others)];
  return {
    acceptedAt99: at99.accepted,
    roc: areaOf(areaUnderRoc(otherScores, digitScores), otherScores.length, digitScores.length),
    servedFalseAccepts: rateOf(asOthers.filter((label) => label !== REJECTED).length, asOthers.length),
    servedFalseRejects: rateOf(asDigits.filter((label) => label === REJECTED).length, asDigits.length),
    curve: KEPT.map((kept) => ({ kept, accepted: acceptedAt(kept, digitScores, otherScores).accepted.rate })),
    worst: worstOf(items, otherScores, at99.threshold),
  };
}

export function areaOf(area: number, positives: number, negatives: number): Area {
  const pairs = area / (2 - area);
  const triples = (2 * area * area) / (1 + area);
  const variance =
    (area * (1 - area) +
      (positives - 1) * (pairs - area * area) +
      (negatives - 1) * (triples - area * area)) /
    (positives * negatives);
  const half = 1.959964 * Math.sqrt(Math.max(0, variance));
  return { area, low: Math.max(0, area - half), high: Math.min(1, area + half) };
}

function worstOf(
  items: readonly Pick<InkItem, "text">[],
  scores: readonly number[],
  threshold: number,
): RejectionReport["worst"] {
  const byText = new Map<string, { accepted: number; count: number }>();
  items.forEach(({ text }, i) => {
    const entry = byText.get(text) ?? { accepted: 0, count: 0 };
    entry.count++;
    if ((scores[i] ?? 1) <= threshold) entry.accepted++;
    byText.set(text, entry);
  });
  return [...byText]
    .map(([text, entry]) => ({ text, ...entry }))
    .sort((a, b) => b.accepted - a.accepted)
    .slice(0, 12);
}
