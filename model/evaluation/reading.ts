import type { Labelled } from "../glyphs.ts";
import { calibrationError, type Rate, rateOf, reliability, rows, winners } from "../measures.ts";
import { CLASSES } from "../network.ts";

const REJECTED = CLASSES - 1;

export type ReadingReport = {
  readonly error: Rate; // a rejected digit counts as wrong
  readonly rejected: Rate;
  readonly calibrationError: number;
  readonly calibrationErrorIfPerfect: number; // 95th percentile of simulated perfect calibration on as many items
  readonly reliability: ReturnType<typeof reliability>;
  readonly confusion: readonly (readonly number[])[]; // [digit][read as 0–9, 10]
  readonly riskCoverage: readonly { readonly coverage: number; readonly error: number }[];
  readonly misread: readonly {
    readonly index: number;
    readonly label: number;
    readonly read: number;
    readonly p: number;
  }[];
};

/** How digits are read at the served decision: the likeliest of eleven classes. */
export function reportReading(
  { labels }: Pick<Labelled, "labels">,
  logProbabilities: Float32Array,
): ReadingReport {
  const read = winners(logProbabilities);
  const chances = rows(logProbabilities).map((row) => Math.exp(Math.max(...row)));
  const right = labels.map((label, i) => label === read[i]);
  const confusion = Array.from({ length: REJECTED }, () => Array<number>(CLASSES).fill(0));
  labels.forEach((label, i) => {
    const row = confusion[label];
    const column = read[i] ?? 0;
    if (row) row[column] = (row[column] ?? 0) + 1;
  });
  return {
    error: rateOf(right.filter((ok) => !ok).length, labels.length),
    rejected: rateOf(read.filter((label) => label === REJECTED).length, labels.length),
    calibrationError: calibrationError(chances, right),
    calibrationErrorIfPerfect: perfectError(chances),
    reliability: reliability(chances, right),
    confusion,
    riskCoverage: riskCoverage(chances, right),
    misread: labels.flatMap((label, index) =>
      right[index] ? [] : [{ index, label, read: read[index] ?? 0, p: round(chances[index] ?? 0) }],
    ),
  };
}

/** What an honest model would show on as many items: each is right with exactly its confidence. */
function perfectError(chances: readonly number[]): number {
  let state = 12345;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
  const errors = Array.from({ length: 200 }, () =>
    calibrationError(
      chances,
      chances.map((p) => next() < p),
    ),
  );
  return errors.sort((a, b) => a - b)[189] ?? 0;
}

function riskCoverage(chances: readonly number[], right: readonly boolean[]): ReadingReport["riskCoverage"] {
  const order = [...chances.keys()].sort((a, b) => (chances[b] ?? 0) - (chances[a] ?? 0));
  let wrong = 0;
  const every = Math.max(1, Math.floor(order.length / 100));
  return order.flatMap((index, i) => {
    if (!right[index]) wrong++;
    return i % every === every - 1
      ? [{ coverage: round((i + 1) / order.length), error: round(wrong / (i + 1)) }]
      : [];
  });
}

function round(value: number): number {
  return Math.round(value * 1e5) / 1e5;
}
