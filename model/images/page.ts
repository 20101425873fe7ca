import type { Box } from "../../core/ink/box.ts";
import { gapX, overlapShare } from "../../core/reading/gap.ts";
import { read } from "../../core/reading/reader.ts";
import type { BlobMark, NumberReading, Reading, Rejected } from "../../core/reading/reading.ts";
import type { Classify } from "../../core/reading/scoreCache.ts";

const OTHERS_ODDS = 30; // × the odds of "not a digit"
const CRUMB = 0.4; // of the height usual among a page's numbers
const LETTER_GAP = 0.3; // of that height, between the letters of a word at most
const LETTER_LEAST = 0.4; // of that height; lower marks are dots and signs
const SAME_LINE = 0.3; // of the lower one's height beside its neighbour
const CLASSES = 11; // of the network: ten digits and "not a digit"

/** Reads a page of many marks: it has more that is no digit (operators, print, names, drawings) than the network's calibration expects. */
export async function readPage(marks: readonly BlobMark[], classify: Classify): Promise<Reading> {
  const reading = await read(marks, [], doubting(classify));
  const height = usualHeight(reading);
  const letters = reading.rejected.filter(({ box }) => box.h >= LETTER_LEAST * height);
  return without(withoutCrumbs(reading), (number) => isInWord(number, letters, height));
}

/** The reading with numbers refused that are much lower than the others: dust, or dashes that fill up a line. */
export function withoutCrumbs(reading: Reading): Reading {
  const height = usualHeight(reading);
  return without(reading, ({ box }) => box.h < CRUMB * height);
}

/** The height in the middle of all numbers'. */
function usualHeight({ numbers }: Reading): number {
  const heights = numbers.map(({ box }) => box.h).sort((a, b) => a - b);
  return heights[Math.floor(heights.length / 2)] ?? 0;
}

/** The network with its odds of "not a digit" raised. */
function doubting(classify: Classify): Classify {
  return async (glyphs, keys) => {
    const log = await classify(glyphs, keys);
    for (let row = 0; row < glyphs.length; row++) {
      const others = CLASSES * row + CLASSES - 1;
      const p = Math.exp(log[others] ?? -Infinity);
      const shift = Math.log(1 - p + p * OTHERS_ODDS);
      for (let i = CLASSES * row; i < others; i++) log[i] = (log[i] ?? -Infinity) - shift;
      log[others] = (log[others] ?? -Infinity) + Math.log(OTHERS_ODDS) - shift;
    }
    return log;
  };
}

/** Whether two letters hang together right beside it: an operator stands alone between its numbers. */
export function isInWord(
  { box }: { readonly box: Box },
  letters: readonly { readonly box: Box }[],
  height: number,
): boolean {
  const areClose = (a: Box, b: Box) =>
    gapX(a, b) <= LETTER_GAP * height && overlapShare(a.y, a.h, b.y, b.h, 0) >= SAME_LINE;
  return letters.some(
    (letter) =>
      areClose(box, letter.box) &&
      letters.some((other) => other !== letter && areClose(letter.box, other.box)),
  );
}

/** The reading with those numbers refused that `isNone` says are none. */
export function without({ numbers, rejected }: Reading, isNone: (number: NumberReading) => boolean): Reading {
  const refused = numbers.filter(isNone).map(
    ({ id, digits, box, p }): Rejected => ({
      id,
      parts: digits.flatMap((digit) => digit.parts),
      box,
      p: 1 - p,
    }),
  );
  return { numbers: numbers.filter((number) => !isNone(number)), rejected: [...rejected, ...refused] };
}
