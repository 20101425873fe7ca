import type { Labelled } from "../glyphs.ts";
import { type Rate, rateOf, rows, winners } from "../measures.ts";
import { CLASSES } from "../network.ts";
import { type CalibrationReport, reportCalibration } from "./calibration.ts";
import { curvesByDigit, type DigitCurves } from "./curves.ts";

const REJECTED = CLASSES - 1;
const MOST_PAIRS = 10;
const CURVE_POINTS = 100;

export type ReadingReport = {
  readonly error: Rate; // a rejected digit counts as wrong
  readonly rejected: Rate;
  readonly calibration: CalibrationReport;
  readonly confusion: readonly (readonly number[])[]; // [digit][read as 0–9, 10]
  readonly confused: readonly { readonly written: number; readonly read: number; readonly count: number }[];
  readonly riskCoverage: readonly { readonly coverage: number; readonly error: number }[];
  readonly curves: readonly DigitCurves[];
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
    calibration: reportCalibration(chances, right),
    confusion,
    confused: mostConfused(confusion),
    riskCoverage: riskCoverage(chances, right),
    curves: curvesByDigit(labels, logProbabilities),
    misread: labels.flatMap((label, index) =>
      right[index] ? [] : [{ index, label, read: read[index] ?? 0, p: round(chances[index] ?? 0) }],
    ),
  };
}

/** The most frequent mistakes, the first first. */
export function mostConfused(confusion: ReadingReport["confusion"]): ReadingReport["confused"] {
  return confusion
    .flatMap((row, written) => row.map((count, read) => ({ written, read, count })))
    .filter(({ written, read, count }) => written !== read && count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_PAIRS);
}

/** Error among the surest readings, for each share of readings; the last point is all of them. */
export function riskCoverage(
  chances: readonly number[],
  right: readonly boolean[],
): ReadingReport["riskCoverage"] {
  const order = [...chances.keys()].sort((a, b) => (chances[b] ?? 0) - (chances[a] ?? 0));
  let wrong = 0;
  const every = Math.max(1, Math.floor(order.length / CURVE_POINTS));
  return order.flatMap((index, i) => {
    if (!right[index]) wrong++;
    return i % every === every - 1 || i === order.length - 1
      ? [{ coverage: round((i + 1) / order.length), error: round(wrong / (i + 1)) }]
      : [];
  });
}

function round(value: number): number {
  return Math.round(value * 1e5) / 1e5;
}
