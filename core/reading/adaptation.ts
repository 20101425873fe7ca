/** A digit of which its writer said what it is, as the network sees it. */
export type Prototype = {
  readonly features: Float32Array; // of length 1
  readonly label: number; // 0…9
};

/** How far corrections speak for ink like theirs. `reach`: the distance 1 − cosine at which their word has faded to 1/e. */
export type Adaptation = { readonly weight: number; readonly reach: number };

/** Fitted on writers the network had not seen; see model/LOG.md. */
export const ADAPTATION: Adaptation = { weight: 3, reach: 0.05 };

/** The network's features brought to length 1; features that are all 0 stay so, and are like nothing. */
export function prototypeOf(features: Float32Array, label: number): Prototype {
  const length = Math.hypot(...features);
  return { features: features.map((value) => (length > 0 ? value / length : 0)), label };
}

/**
 * Log-probabilities [11] of a glyph, given what its writer said of glyphs like it: each prototype adds to its class by its
 * nearness, so that far from all of them the network's word stays as it is (a cache model, Grave et al. 2017).
 */
export function adapt(
  log: Float32Array,
  features: Float32Array,
  prototypes: readonly Prototype[],
  { weight, reach }: Adaptation = ADAPTATION,
): Float32Array {
  if (prototypes.length === 0) return log;
  const own = prototypeOf(features, 0).features;
  const added = new Float64Array(log.length);
  let sum = 0;
  for (const prototype of prototypes) {
    const near = weight * Math.exp((cosine(own, prototype.features) - 1) / reach);
    added[prototype.label] = (added[prototype.label] ?? 0) + near;
    sum += near;
  }
  return log.map((value, label) => Math.log(Math.exp(value) + (added[label] ?? 0)) - Math.log(1 + sum));
}

function cosine(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
