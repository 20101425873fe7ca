import type { Box } from "../core/ink/box.ts";
import type { Candidate, Part, Reading } from "../core/reading/reading.ts";

type Numbers = readonly [number, number, number, number];

/** One line of `npm run recognize`. Boxes are [x, y, w, h] in the input's own unit. */
export type Answer = {
  readonly file: string;
  readonly line: number | null;
  readonly text: string;
  readonly numbers: readonly object[];
  readonly rejected: readonly object[];
};

/** How the marks of an item are named in its input, and the unit of its boxes. */
export type Source = {
  readonly file: string;
  readonly line: number | null; // null for images
  readonly strokesOf: (parts: readonly Part[]) => readonly number[];
  readonly scale: number; // input units in one unit of the marks
};

const DECIMALS = 1e6;

/** The answer to one item. */
export function answerOf(reading: Reading, source: Source): Answer {
  const box = (b: Box): Numbers => [inUnit(b.x), inUnit(b.y), inUnit(b.w), inUnit(b.h)];
  const inUnit = (value: number) => Number((value * source.scale).toFixed(3));
  const numbers = reading.numbers.map((number) => ({
    text: number.text,
    p: chance(number.p),
    candidates: number.candidates.map(({ text, p }) => ({ text, p: chance(p) })),
    box: box(number.box),
    digits: number.digits.map((digit) => ({
      label: digit.text,
      p: chance(digit.p),
      candidates: digit.candidates.map(({ text, p }: Candidate) => ({ label: text, p: chance(p) })),
      box: box(digit.box),
      strokes: source.strokesOf(digit.parts),
    })),
    marks: number.signs.map((sign) => ({
      label: sign.text,
      strokes: source.strokesOf(sign.parts),
      box: box(sign.box),
    })),
  }));
  return {
    file: source.file,
    line: source.line,
    text: reading.numbers.map((number) => number.text).join(" "),
    numbers,
    rejected: reading.rejected.map((ink) => ({
      strokes: source.strokesOf(ink.parts),
      box: box(ink.box),
      p: chance(ink.p),
    })),
  };
}

/** Rounded down, so that chances that sum to 1 still do not exceed it. */
function chance(p: number): number {
  return Math.floor(p * DECIMALS) / DECIMALS;
}
