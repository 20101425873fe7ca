import { applyChange } from "../../core/reading/change.ts";
import { createReader } from "../../core/reading/reader.ts";
import type { DigitReading, Reading } from "../../core/reading/reading.ts";
import type { Classify } from "../../core/reading/scoreCache.ts";
import { type Rate, rateOf } from "../measures.ts";
import { marksOfStrokes } from "../strings/items.ts";
import type { SegmentedString } from "./segmented.ts";

const SURE = 0.9;

/** What is shown for one written digit: the text of a digit read from exactly its strokes, else null. */
export type Shown = { readonly text: string; readonly p: number } | null;
/** After one more stroke: whose it was, and what is then shown for each digit that has begun. */
export type StabilityStep = { readonly owner: number; readonly shown: readonly Shown[] };
/** Of the digits after which another was begun: how many were sure before that, how many had other ink come after that, and how many changed by it. */
export type StabilityCount = {
  readonly digits: number;
  readonly early: number;
  readonly sure: number;
  readonly changed: number;
};
export type StabilityReport = { readonly early: Rate; readonly changed: Rate; readonly strings: number };

/**
 * Counts digits once each. A digit becomes sure when it is shown with p ≥ 0.9; another stroke of its own makes that start
 * again; it has changed when, after a stroke of another, it is not shown or shown as something else. `owner` −1
 * is ink of no digit. A digit after which no other begins can neither be early nor be changed and is left out.
 */
export function countStability(digits: number, steps: readonly StabilityStep[]): StabilityCount {
  let [counted, early, sure, changed] = [0, 0, 0, 0];
  for (let digit = 0; digit < digits; digit++) {
    const begun = steps.findIndex(({ owner }) => owner === digit);
    const nextBegun = steps.findIndex(({ owner }, i) => i > begun && owner > digit);
    if (begun < 0 || nextBegun < 0) continue;
    counted++;
    const life = lifeOf(digit, steps, nextBegun);
    if (life.early) early++;
    if (life.sure) sure++;
    if (life.changed) changed++;
  }
  return { digits: counted, early, sure, changed };
}

function lifeOf(digit: number, steps: readonly StabilityStep[], nextBegun: number) {
  let told: string | null = null;
  let [early, sure, changed] = [false, false, false];
  steps.forEach(({ owner, shown }, i) => {
    const now = shown[digit] ?? null;
    if (owner === digit) told = null;
    else if (told !== null) {
      sure = true;
      if (now?.text !== told) changed = true;
    }
    if (told === null && now !== null && now.p >= SURE) told = now.text;
    if (told !== null && i < nextBegun) early = true;
  });
  return { early, sure, changed };
}

/** Writes each string a stroke at a time into a reader, as a board does, and counts. */
export async function reportStability(
  strings: readonly SegmentedString[],
  classify: Classify,
): Promise<StabilityReport> {
  let total: StabilityCount = { digits: 0, early: 0, sure: 0, changed: 0 };
  for (const item of strings) {
    const count = countStability(item.digits.length, await stepsOf(item, classify));
    total = {
      digits: total.digits + count.digits,
      early: total.early + count.early,
      sure: total.sure + count.sure,
      changed: total.changed + count.changed,
    };
  }
  return {
    early: rateOf(total.early, total.digits),
    changed: rateOf(total.changed, total.sure),
    strings: strings.length,
  };
}

async function stepsOf(
  { strokes, digits }: SegmentedString,
  classify: Classify,
): Promise<readonly StabilityStep[]> {
  const reader = createReader(classify);
  let reading: Reading = { numbers: [], rejected: [] };
  const steps: StabilityStep[] = [];
  for (const [at, mark] of marksOfStrokes(strokes).entries()) {
    reading = applyChange(reading, await reader.update({ add: [mark], remove: [], labels: [] }));
    const read = reading.numbers.flatMap((number) => number.digits);
    steps.push({
      owner: digits.findIndex((own) => own.includes(at)),
      shown: digits.map((own) => shownFor(own.filter((stroke) => stroke <= at).map(String), read)),
    });
  }
  return steps;
}

function shownFor(marks: readonly string[], read: readonly DigitReading[]): Shown {
  const digit = read.find(
    ({ parts }) =>
      parts.length === marks.length &&
      parts.every((part) => part.from === undefined && part.to === undefined && marks.includes(part.mark)),
  );
  return digit && marks.length > 0 ? { text: digit.text, p: digit.p } : null;
}
