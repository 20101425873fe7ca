/** A digit of which its writer said what it is, as the network sees it. */
export type Prototype = {
  readonly features: Float32Array; // of length 1
  readonly label: number; // 0…9
};

/** How far corrections speak for ink like theirs. `reach`: the distance 1 − cosine at which their word has faded to 1/e. */
export type Adaptation = { readonly weight: number; readonly reach: number };

const DIGITS = 10;

/** Chosen on strings of writers the network had not seen; see model/LOG.md. */
export const ADAPTATION: Adaptation = { weight: 3, reach: 0.08 };

/** The network's features brought to length 1; features that are all 0 stay so, and are like nothing. */
export function prototypeOf(features: Float32Array, label: number): Prototype {
  const length = Math.hypot(...features);
  return { features: features.map((value) => (length > 0 ? value / length : 0)), label };
}

/**
 * Log-probabilities [11] of a glyph, given what its writer said of glyphs like it: each prototype adds to its digit by its
 * nearness, so that far from all of them the network's word stays as it is (a cache model, Grave et al. 2017). The chance that it is no digit
 * stays too: half a digit may look much like one, and no correction says which ink belongs together.
 */
export function adapt(
  log: Float32Array,
  features: Float32Array,
  prototypes: readonly Prototype[],
  { weight, reach }: Adaptation = ADAPTATION,
): Float32Array {
  if (prototypes.length === 0) return log;
  const own = prototypeOf(features, 0).features;
  const added = new Float64Array(DIGITS);
  let sum = 0;
  for (const prototype of prototypes) {
    const near = weight * Math.exp((cosine(own, prototype.features) - 1) / reach);
    added[prototype.label] = (added[prototype.label] ?? 0) + near;
    sum += near;
  }
  const isDigit = log.subarray(0, DIGITS).reduce((total, value) => total + Math.exp(value), 0);
  return log.map((value, label) =>
    label < DIGITS ? Math.log(Math.exp(value) + isDigit * (added[label] ?? 0)) - Math.log(1 + sum) : value,
  );
}

function cosine(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
