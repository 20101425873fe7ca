import { createRandom } from "../augment/random.ts";
import { calibrationError, reliability } from "../measures.ts";

export type CalibrationReport = {
  readonly count: number;
  readonly error: number; // expected calibration error, 15 bins
  readonly low: number; // 95 % interval, bootstrap
  readonly high: number;
  readonly perfect: number; // 95th percentile of what perfect calibration shows on as many items
  readonly bins: ReturnType<typeof reliability>;
};

const SEED = 4;
const PERFECT_STREAM = 1;
const BOOTSTRAP_STREAM = 2;
const SIMULATIONS = 400;
const RESAMPLES = 200;

/** How honest the chances given to `right` answers are. */
export function reportCalibration(chances: readonly number[], right: readonly boolean[]): CalibrationReport {
  const random = createRandom(SEED, BOOTSTRAP_STREAM);
  const resampled = sortedTimes(RESAMPLES, () => {
    const drawn = chances.map(() => random.below(chances.length));
    return calibrationError(
      drawn.map((i) => chances[i] ?? 0),
      drawn.map((i) => right[i] ?? false),
    );
  });
  return {
    count: chances.length,
    error: calibrationError(chances, right),
    low: percentile(resampled, 0.025),
    high: percentile(resampled, 0.975),
    perfect: perfectCalibrationError(chances),
    bins: reliability(chances, right),
  };
}

/** The 95th percentile of the calibration error that chance alone gives a model whose answers are right exactly as often as it says. */
export function perfectCalibrationError(chances: readonly number[]): number {
  const random = createRandom(SEED, PERFECT_STREAM);
  const errors = sortedTimes(SIMULATIONS, () =>
    calibrationError(
      chances,
      chances.map((p) => random.chance(p)),
    ),
  );
  return percentile(errors, 0.95);
}

function sortedTimes(times: number, measure: () => number): readonly number[] {
  return Array.from({ length: times }, measure).sort((a, b) => a - b);
}

/** The value below which `part` of the sorted values lie (nearest rank). */
export function percentile(sorted: readonly number[], part: number): number {
  return sorted[Math.max(0, Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1))] ?? 0;
}
