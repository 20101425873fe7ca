import { type Rate, rateOf } from "../measures.ts";
import type { ConnectedReport } from "../strings/connected.ts";
import type { StringsReport } from "../strings/evaluate.ts";
import type { LayoutsReport } from "../strings/layouts.ts";
import { SIGNS, type Sign, type SignsReport } from "../strings/signs.ts";
import { type BarRow, barRow, errorRow } from "./bars.ts";
import type { CalibrationReport } from "./calibration.ts";
import type { ExperimentResults } from "./experiments.ts";
import type { InkReport } from "./ink.ts";
import type { Memory } from "./memory.ts";
import type { SpeedReport } from "./speed.ts";
import type { StabilityReport } from "./stability.ts";

const SERVED = "at the decision that serves";

const STRINGS: Readonly<Record<string, string>> = {
  strings_lines: "held-out strings cut from lines",
  lines_digits_only: "held-out lines of digits",
  strings_words: "held-out connected strings",
};

export function inkRows({ writers, stringsDigits, rejection }: InkReport): readonly BarRow[] {
  return [
    errorRow("writers", "held-out writers' digits: error, refusals included", writers.error, { most: 0.005 }),
    errorRow("writers.rejected", `held-out writers' digits refused ${SERVED}`, writers.rejected),
    errorRow("strings.cut", "digits cut from held-out strings by their true strokes: error", stringsDigits),
    ...(rejection === null
      ? []
      : [
          errorRow(
            "others.at99",
            "letters and symbols taken for digits, 99 % of digits kept",
            rejection.acceptedAt99,
            {
              most: 0.015,
            },
          ),
          barRow({
            id: "others.area",
            what: "not a digit: area under the ROC curve",
            unit: "plain",
            value: rejection.roc.area,
            low: rejection.roc.low,
            high: rejection.roc.high,
            count: rejection.acceptedAt99.count,
            least: 0.999,
          }),
          errorRow(
            "others.served",
            `letters and symbols taken for digits ${SERVED}`,
            rejection.servedFalseAccepts,
          ),
        ]),
  ];
}

export function calibrationRow(id: string, what: string, report: CalibrationReport, most: number): BarRow {
  const { error, low, high, perfect, count } = report;
  return barRow({
    id,
    what: `calibration error (15 bins), ${what}`,
    unit: "plain",
    value: error,
    low,
    high,
    count,
    most,
    orBar: perfect,
  });
}

/** Whole strings right and the error of their digits, with the bars of lines or of joined writing. */
export function stringRows(reports: readonly StringsReport[]): readonly BarRow[] {
  return reports
    .filter(({ count }) => count > 0)
    .flatMap(({ set, count, wholeRight, wholeRightUnspaced, digits, digitError }) => {
      const isLine = set.includes("lines");
      const name = STRINGS[set] ?? set;
      const whole = shareRow(
        `${set}.whole`,
        `${name}: whole string right`,
        round(wholeRight * count),
        count,
        {
          least: isLine ? 0.975 : 0.95,
          note: `${(100 * wholeRightUnspaced).toFixed(2)} % with spaces taken out of what was read`,
        },
      );
      const each = errorRow(
        `${set}.digits`,
        `${name}: digit error`,
        rateOf(round(digitError * digits), digits),
        {
          ...(isLine ? { most: 0.008 } : {}),
        },
      );
      return [whole, each];
    });
}

/** Strings of 2–5 isolated digits of one held-out writer, joined. */
export function connectedRows({ error, errorByJoint }: ConnectedReport): readonly BarRow[] {
  const right = ({ count, wrong }: Rate) => count - wrong;
  const note = Object.entries(errorByJoint)
    .map(([joint, rate]) => `${joint} ${(100 * (1 - rate.rate)).toFixed(1)} %`)
    .join(", ");
  return [
    shareRow("connected", "held-out digits joined: whole string right", right(error), error.count, {
      least: 0.95,
      note,
    }),
  ];
}

/** Numbers of held-out writers' digits and signs. */
export function signRows(report: SignsReport): readonly BarRow[] {
  const names: Readonly<Record<Sign, string>> = { ".": "a point", "-": "a minus sign", ",": "a comma" };
  return SIGNS.map((sign) => {
    const { count, wrong } = report[sign];
    return shareRow(
      `signs${sign}`,
      `held-out numbers with ${names[sign]}: whole number right`,
      count - wrong,
      count,
      {},
    );
  });
}

/** Sums, equations and measures made of held-out writers' characters. */
export function expressionRows({ count, wrong }: Rate): readonly BarRow[] {
  const what = "held-out digits among letters and signs: every number read and nothing else";
  return [shareRow("expressions", what, count - wrong, count, {})];
}

/** Numbers of held-out writers' digits with what people draw around, under and between them. */
export function layoutRow(id: string, drawnAs: "ink" | "images", report: LayoutsReport): BarRow {
  const each = [...report];
  const what = `held-out digits set out as ${each.map(([layout]) => layout).join(", ")}, ${drawnAs}: every number read and nothing else`;
  const right = each.reduce((sum, [, { count, wrong }]) => sum + count - wrong, 0);
  const count = each.reduce((sum, [, rate]) => sum + rate.count, 0);
  const note = each.map(([layout, { rate }]) => `${layout} ${(100 * (1 - rate)).toFixed(0)} %`).join(", ");
  return shareRow(id, what, right, count, { note });
}

/** The row of a share that should be high. */
export function shareRow(
  id: string,
  what: string,
  right: number,
  count: number,
  asked: { readonly least?: number; readonly note?: string },
): BarRow {
  const { rate: value, low, high } = rateOf(right, count);
  return barRow({ id, what, unit: "percent", value, low, high, count, ...asked });
}

export function stabilityRows({ early, changed }: StabilityReport): readonly BarRow[] {
  return [
    shareRow(
      "stability.early",
      "digits shown with p ≥ 0.9 before the next begins",
      early.wrong,
      early.count,
      {
        least: 0.95,
        note: "the next row counts only where this one is met",
      },
    ),
    errorRow("stability", "such readings changed by later ink of other digits", changed, { most: 0.005 }),
  ];
}

export function experimentRows({ kindsLeftOut, seeds, cheques }: ExperimentResults): readonly BarRow[] {
  const rows: BarRow[] = [];
  if (cheques) {
    const { right, count, recipe: note } = cheques;
    const what = "cheque amounts, whole image given, five parts in turn left out of training";
    rows.push(shareRow("cheques.folds", what, right, count, { least: 0.92, note }));
  }
  if (kindsLeftOut) {
    const rate: Rate = rateOf(kindsLeftOut.accepted, kindsLeftOut.count);
    const what = "kinds of symbol never trained on, taken for digits";
    rows.push(errorRow("others.leftOut", what, rate, { most: 0.06, note: kindsLeftOut.recipe }));
  }
  if (seeds) {
    const { errors, recipe: note } = seeds;
    const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
    const what = `held-out writers' digits: mean error of ${errors.length} seeds (interval: lowest and highest)`;
    const [low, high] = [Math.min(...errors), Math.max(...errors)];
    const count = errors.length;
    rows.push(
      barRow({ id: "seeds", what, unit: "percent", value: mean, low, high, count, most: 0.005, note }),
    );
  }
  return rows;
}

export function machineRows(speed: SpeedReport, memory: Memory, weightsMb: number): readonly BarRow[] {
  const { oneDigitMs: one, lineMs: line } = speed;
  const { batchDigitsPerSecond: value, batchLow: low, batchHigh: high, batches: count } = speed;
  const timed = (id: string, what: string, times: typeof one, most: number) =>
    barRow({
      id,
      what,
      unit: "ms",
      value: times.p95,
      low: times.low,
      high: times.high,
      count: times.count,
      most,
    });
  return [
    timed("speed.one", "one digit end to end, p95", one, 5),
    barRow({
      id: "speed.batch",
      what: "digits in batches of 64",
      unit: "perSecond",
      value,
      low,
      high,
      count,
      least: 500,
    }),
    timed("speed.line", "a 12-digit line after one more stroke, p95", line, 15),
    barRow({ id: "weights", what: "weights", unit: "megabytes", value: weightsMb, count: 1, most: 8 }),
    barRow({
      id: "memory",
      what: "memory of one worker",
      unit: "megabytes",
      value: memory.wholeMb,
      count: 1,
      most: 500,
      note: `a whole process with nothing else in it; ${memory.grownMb} MB of it grew by loading and reading`,
    }),
  ];
}

function round(value: number): number {
  return Math.round(value);
}
