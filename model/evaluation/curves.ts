import { areaUnderRoc, rows } from "../measures.ts";

export type CurvePoint = readonly [x: number, y: number];
type Curve = readonly CurvePoint[];

/** How one digit is told from the nine others by the chance given to it. */
export type DigitCurves = {
  readonly digit: number;
  readonly count: number; // of this digit
  readonly rocArea: number;
  readonly averagePrecision: number;
  readonly roc: Curve; // [others taken for it, found of it]
  readonly precisionRecall: Curve; // [found of it, right among those taken for it]
};

const MOST_POINTS = 80;
const DIGITS = 10;

/** Both curves of each digit that occurs, one digit against the others, thinned for drawing. */
export function curvesByDigit(
  labels: readonly number[],
  logProbabilities: Float32Array,
): readonly DigitCurves[] {
  const all = rows(logProbabilities);
  return Array.from({ length: DIGITS }, (_, digit) => digit).flatMap((digit) => {
    const scores = all.map((row) => row[digit] ?? -Infinity);
    const isDigit = labels.map((label) => label === digit);
    const count = isDigit.filter(Boolean).length;
    if (count === 0 || count === labels.length) return [];
    const steps = stepsOf(scores, isDigit);
    return [
      {
        digit,
        count,
        rocArea: areaUnderRoc(
          scores.filter((_, i) => isDigit[i]),
          scores.filter((_, i) => !isDigit[i]),
        ),
        averagePrecision: averagePrecision(scores, isDigit),
        roc: thin(rocOf(steps)),
        precisionRecall: thin(precisionRecallOf(steps)),
      },
    ];
  });
}

type Step = { readonly found: number; readonly taken: number }; // positives and negatives at or above a score

/** Counts at each distinct score, from the highest down. */
function stepsOf(scores: readonly number[], isPositive: readonly boolean[]): readonly Step[] {
  const order = [...scores.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  const steps: Step[] = [];
  let found = 0;
  let taken = 0;
  order.forEach((index, i) => {
    if (isPositive[index]) found++;
    else taken++;
    const next = order[i + 1];
    if (next === undefined || scores[next] !== scores[index]) steps.push({ found, taken });
  });
  return steps;
}

function rocOf(steps: readonly Step[]): Curve {
  const { found: positives = 1, taken: negatives = 1 } = steps.at(-1) ?? {};
  return [[0, 0], ...steps.map(({ found, taken }): CurvePoint => [taken / negatives, found / positives])];
}

function precisionRecallOf(steps: readonly Step[]): Curve {
  const positives = steps.at(-1)?.found ?? 1;
  return steps.map(({ found, taken }) => [found / positives, found / (found + taken)]);
}

/** Mean precision over the positives, each taken where it is found; ties are found together. */
export function averagePrecision(scores: readonly number[], isPositive: readonly boolean[]): number {
  const steps = stepsOf(scores, isPositive);
  const positives = steps.at(-1)?.found ?? 0;
  let before = 0;
  let sum = 0;
  for (const { found, taken } of steps) {
    sum += ((found - before) * found) / (found + taken);
    before = found;
  }
  return positives === 0 ? 0 : sum / positives;
}

/** The same curve by its corners, at most `most` of them; the ends stay. */
export function thin(curve: Curve, most = MOST_POINTS): Curve {
  const corners = curve.filter((point, i) => {
    const before = curve[i - 1];
    const after = curve[i + 1];
    return !before || !after || !isStraight(before, point, after);
  });
  const every = (corners.length - 1) / (most - 1);
  const kept =
    corners.length <= most
      ? corners
      : Array.from({ length: most }, (_, i) => corners[Math.round(i * every)] ?? [0, 0]);
  return kept.map(([x, y]) => [round(x), round(y)]);
}

function isStraight(a: CurvePoint, b: CurvePoint, c: CurvePoint): boolean {
  return Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) < 1e-12;
}

function round(value: number): number {
  return Math.round(value * 1e5) / 1e5;
}
