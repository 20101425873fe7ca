import type { BlobMark, Reading, Rejected } from "../../core/reading/reading.ts";
import { exactDrawings } from "./drawing.ts";
import { isAlone, withoutGuesses } from "./guess.ts";
import { without } from "./page.ts";
import { printedText } from "./print.ts";

/** The reading without numbers that are mostly printed text or exact drawings, and without guesses about letters. */
export function leaveAlone(reading: Reading, marks: readonly BlobMark[]): Reading {
  if (reading.numbers.length === 0) return reading;
  const { left, letters } = printedAndDrawn(reading, marks);
  return withoutGuesses(left, letters);
}

/** The reading without print and exact drawings; `letters` is what was refused before that and is no print. */
export function printedAndDrawn(
  reading: Reading,
  marks: readonly BlobMark[],
): { readonly left: Reading; readonly letters: readonly Rejected[] } {
  const text = printedText(reading, marks);
  const drawings: ReadonlySet<string> = isAlone(reading) ? new Set() : exactDrawings(reading, marks);
  const left = without(reading, ({ digits }) => {
    const parts = digits.flatMap((digit) => digit.parts);
    return 2 * parts.filter(({ mark }) => text.has(mark) || drawings.has(mark)).length >= parts.length;
  });
  return { left, letters: reading.rejected.filter(({ parts }) => !parts.some(({ mark }) => text.has(mark))) };
}
