import type { Labelled } from "../glyphs.ts";
import { type Rate, rateOf, winners } from "../measures.ts";

/** Error of each way to join two recognisers' log-probabilities (Kimura & Shridhar 1991), beside each alone. */
export function compareCombinations(
  { labels }: Pick<Labelled, "labels">,
  views: Readonly<Record<"bitmap" | "trajectory" | "fused", Float32Array>>,
): Readonly<Record<string, Rate>> {
  const { bitmap, trajectory, fused } = views;
  const joined = (join: (a: number, b: number) => number) =>
    bitmap.map((a, i) => join(a, trajectory[i] ?? 0));
  const error = (scores: Float32Array) => {
    const read = winners(scores);
    return rateOf(labels.filter((label, i) => label !== read[i]).length, labels.length);
  };
  return {
    bitmap: error(bitmap),
    trajectory: error(trajectory),
    product: error(joined((a, b) => a + b)),
    mean: error(joined((a, b) => Math.exp(a) + Math.exp(b))),
    vote: error(joined((a, b) => Math.max(a, b))),
    learned: error(fused),
  };
}
