import type { BlobMark } from "../../core/reading/reading.ts";
import { isSlender, type Shape } from "./shape.ts";

const TALL = 0.4; // of a word's highest mark; lower ones are dots and signs
const LEVEL = [0.015, 0.03, 0.06] as const; // of the word's height, by which feet, or heads, of neighbours differ
const EVEN = [0.8, 0.93, 0.97] as const; // likeness of a mark to itself mirrored, flipped or turned
const SLOPED_LEAST = 5; // marks that show how a line slopes
const STEEPEST = 0.1; // slope; more is no line of print
const MOST_TOLD = 8; // marks; what more of them tell is said already

/** By how much the log odds of print rise with each: fitted by `model/pages/fitPrint.ts`. */
export const PRINT_WEIGHTS = {
  bias: -2.12,
  feet: [1.41, 1.29, -0.89], // neighbours whose feet differ by at most each `LEVEL`
  heads: [0.88, 0.21, -1.42],
  even: [-0.44, 0.94, 0.42, 1.05], // marks up to each likeness of `EVEN`, and above
  twins: 1.2, // marks with a twin in the image; 2.22 as fitted, but whoever composes an image of samples repeats them too
};

/** A word's marks that are letters, or digits, and no dots. */
export function lettersOf(word: readonly BlobMark[]): readonly BlobMark[] {
  const highest = Math.max(...word.map(({ box }) => box.h));
  return word.filter(({ box }) => box.h >= TALL * highest);
}

/** The log odds that letters side by side (at least two) are printed and not written, of `evidenceOfPrint`. */
export function oddsOfPrint(evidence: readonly number[]): number {
  const { bias, feet, heads, even, twins } = PRINT_WEIGHTS;
  return [bias, ...feet, ...heads, ...even, twins].reduce(
    (sum, weight, i) => sum + weight * (evidence[i] ?? 0),
    0,
  );
}

/**
 * What tells print from a hand, in the order of `PRINT_WEIGHTS`: type stands on one line to a fiftieth of its height, many of
 * its letters are as like as two peas with themselves mirrored, and each letter comes again.
 */
export function evidenceOfPrint(
  letters: readonly BlobMark[],
  shapes: ReadonlyMap<string, Shape>,
  twins: ReadonlySet<string>,
): readonly number[] {
  const height = Math.max(...letters.map(({ box }) => box.h));
  const steps = stepsOf(letters, shapes);
  const slope = slopeOf(steps);
  const feet = countsOf(
    steps.map(({ along, foot }) => Math.abs(foot - slope * along) / height),
    LEVEL,
  );
  const heads = countsOf(
    steps.map(({ along, head }) => Math.abs(head - slope * along) / height),
    LEVEL,
  );
  const telling = letters.filter(({ box }) => !isSlender(box));
  const even = countsOf(telling.flatMap(({ id }) => shapes.get(id) ?? []).map(evennessOf), EVEN);
  const again = telling.filter(({ id }) => twins.has(id)).length;
  const share = Math.min(1, MOST_TOLD / letters.length);
  return [1, ...[...feet.slice(0, -1), ...heads.slice(0, -1), ...even, again].map((count) => share * count)];
}

/** How like a mark is to itself mirrored, flipped or turned, whichever it is most. */
function evennessOf({ mirrored, flipped, turned }: Shape): number {
  return Math.max(mirrored, flipped, turned);
}

/** From each letter to the next, in pixels: how far, and by how much its foot and its head lie lower. */
type Step = { readonly along: number; readonly foot: number; readonly head: number };

function stepsOf(letters: readonly BlobMark[], shapes: ReadonlyMap<string, Shape>): readonly Step[] {
  return letters.slice(1).flatMap(({ id, box }, i) => {
    const before = letters[i];
    const [from, to] = [shapes.get(before?.id ?? ""), shapes.get(id)];
    if (!before || !from || !to) return [];
    const along = box.x + box.w / 2 - before.box.x - before.box.w / 2;
    return [{ along, foot: to.bottom - from.bottom, head: to.top - from.top }];
  });
}

/** How much a line falls for each pixel along: a photo need not be straight. */
function slopeOf(steps: readonly Step[]): number {
  if (steps.length + 1 < SLOPED_LEAST) return 0;
  const slopes = steps.map(({ along, foot }) => foot / Math.max(1, along)).sort((a, b) => a - b);
  const middle = slopes[Math.floor(slopes.length / 2)] ?? 0;
  return Math.max(-STEEPEST, Math.min(STEEPEST, middle));
}

/** How many values are at most each limit and above the one before; last, how many are above all. */
function countsOf(values: readonly number[], limits: readonly number[]): readonly number[] {
  return [...limits, Infinity].map(
    (limit, i) => values.filter((value) => value <= limit && value > (limits[i - 1] ?? -Infinity)).length,
  );
}
