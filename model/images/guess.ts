import type { Box } from "../../core/ink/box.ts";
import { gapX, overlapShare } from "../../core/reading/gap.ts";
import type { NumberReading, Reading } from "../../core/reading/reading.ts";
import { without } from "./page.ts";

const MOST_DIGITS = 5; // of a number; more say no more
const LETTER_HIGH = 0.5; // of the number's height; lower ink is signs
const LETTER_BESIDE = 0.3; // of the lower one's height
const TIGHT = 0.35; // of the number's height: within a word
const MOST_LETTERS = 3;
const LEAST_CHANCE = 1e-4;
const USUAL_OF = 3; // numbers; fewer show no usual height
const LEAST_ODDS = -1.25; // of being a number
const LEAST_ALONE = 0.1; // chance of a digit with nothing else in the image

/** What is around a number: refused ink that is no print, and the usual height of numbers in the image, 0 where there are too few. */
export type Surroundings = {
  readonly letters: readonly { readonly box: Box }[];
  readonly height: number;
};

/** By how much the log odds that ink is a number rise with each: fitted by `model/pages/fitPrint.ts`. */
export const NUMBER_WEIGHTS = {
  bias: -1.49,
  chance: 0.78, // log odds that the decoder gives it
  digits: 1.4, // each after the first
  cut: -0.21, // share of its digits that are parts of a mark
  cutOnes: -1.58, // how many of these are read 1: halves of n, u and m
  tight: -0.63, // letters right beside it
  loose: -1.89, // how much wider it is than its digits would be as squares
  uneven: -1.28, // log ratio of its highest digit to its lowest
  large: -0.84, // log ratio of its height to the usual one
  small: -1.05, // the other way round
};

/** The reading without numbers that are less likely numbers than letters or drawings: cut out of one, among letters, or of odd size. */
export function withoutGuesses(reading: Reading, letters: Surroundings["letters"]): Reading {
  if (isAlone(reading)) return without(reading, ({ p }) => p < LEAST_ALONE);
  const around = { letters, height: usualHeight(reading) };
  return without(reading, (number) => oddsOfNumber(evidenceOfNumber(number, around)) < LEAST_ODDS);
}

/** Whether one digit is all that the image shows: then it is what was asked about. */
export function isAlone({ numbers, rejected }: Reading): boolean {
  return numbers.length === 1 && numbers[0]?.digits.length === 1 && rejected.length === 0;
}

/** The height in the middle of all numbers', 0 where they are too few. */
export function usualHeight({ numbers }: Reading): number {
  const heights = numbers.map(({ box }) => box.h).sort((a, b) => a - b);
  return heights.length < USUAL_OF ? 0 : (heights[Math.floor(heights.length / 2)] ?? 0);
}

/** The log odds of `evidenceOfNumber`. */
export function oddsOfNumber(evidence: readonly number[]): number {
  return Object.values(NUMBER_WEIGHTS).reduce((sum, weight, i) => sum + weight * (evidence[i] ?? 0), 0);
}

/** What tells numbers from letters and drawings read as digits, in the order of `NUMBER_WEIGHTS`. */
export function evidenceOfNumber(
  { p, box, digits }: NumberReading,
  { letters, height }: Surroundings,
): readonly number[] {
  const chance = Math.min(1 - LEAST_CHANCE, Math.max(LEAST_CHANCE, p));
  const cut = digits.filter(({ parts }) => parts.some(({ from }) => from !== undefined));
  const tight = letters.filter(
    (letter) =>
      letter.box.h >= LETTER_HIGH * box.h &&
      overlapShare(letter.box.y, letter.box.h, box.y, box.h, 0) >= LETTER_BESIDE &&
      gapX(letter.box, box) <= TIGHT * box.h,
  );
  const heights = digits.map((digit) => Math.max(1, digit.box.h));
  const size = height > 0 ? Math.log(box.h / height) : 0;
  return [
    1,
    Math.log(chance / (1 - chance)),
    Math.min(MOST_DIGITS, digits.length) - 1,
    cut.length / digits.length,
    cut.filter(({ text }) => text === "1").length,
    Math.min(MOST_LETTERS, tight.length),
    Math.max(0, box.w / (digits.length * box.h) - 1),
    Math.log(Math.max(...heights) / Math.min(...heights)),
    Math.max(0, size),
    Math.max(0, -size),
  ];
}
