/** What is known of one example, the first always 1, and whether it is one of those sought. */
export type Example = { readonly evidence: readonly number[]; readonly is: boolean };

const STEPS = 3_000;
const RATE = 0.05;
const PRIOR = 0.003; // pull of each weight but the first towards 0
const DECAY = [0.9, 0.99] as const; // of the slope's mean and of its square (Kingma & Ba 2015)

/** Weights whose weighted sum of the evidence is the log odds of being sought, as if both kinds were `share` to 1. */
export function fitLogistic(examples: readonly Example[], share = 1): readonly number[] {
  const sought = examples.filter(({ is }) => is).length;
  const others = examples.length - sought;
  let weights = (examples[0]?.evidence ?? []).map(() => 0);
  const mean = weights.map(() => 0);
  const square = weights.map(() => 0);
  for (let step = 1; step <= STEPS; step++) {
    const slope = weights.map((weight, i) => (i === 0 ? 0 : PRIOR * weight));
    for (const { evidence, is } of examples) {
      const odds = evidence.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0);
      const error = 1 / (1 + Math.exp(-odds)) - (is ? 1 : 0);
      const weighed = (is ? share / sought : 1 / others) / (1 + share);
      evidence.forEach((value, i) => {
        slope[i] = (slope[i] ?? 0) + error * weighed * value;
      });
    }
    const rate = RATE * (1 - step / STEPS);
    weights = weights.map((weight, i) => {
      const at = slope[i] ?? 0;
      mean[i] = DECAY[0] * (mean[i] ?? 0) + (1 - DECAY[0]) * at;
      square[i] = DECAY[1] * (square[i] ?? 0) + (1 - DECAY[1]) * at * at;
      const first = (mean[i] ?? 0) / (1 - DECAY[0] ** step);
      return weight - (rate * first) / (Math.sqrt((square[i] ?? 0) / (1 - DECAY[1] ** step)) + 1e-8);
    });
  }
  return weights;
}
