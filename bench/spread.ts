/** How a set of measurements is spread; all of them 0 where nothing was measured. */
export type Spread = {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
};

/** The percentiles (nearest rank) of `values`, rounded to 0.1. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (part: number): number => {
    const rank = Math.max(0, Math.ceil(part * sorted.length) - 1);
    return Math.round((sorted[rank] ?? 0) * 10) / 10;
  };
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}
