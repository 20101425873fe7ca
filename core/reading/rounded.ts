import type { Box } from "../ink/box.ts";
import type { Candidate, ReadingChange } from "./reading.ts";

const CHANCES = 1e4; // a ten-thousandth is finer than any calibration
const UNITS = 10; // a tenth of a board unit is finer than any screen

/**
 * The same change with chances to four places and boxes to a tenth of a board unit, which is a third of the bytes. Chances are
 * rounded down, so that those of one number still sum to at most 1. Only for boards: an image's or a file's units may be anything.
 */
export function rounded({ numbers, rejected, removed }: ReadingChange): ReadingChange {
  return {
    numbers: numbers.map((number) => ({
      ...number,
      p: chance(number.p),
      candidates: number.candidates.map(ofCandidate),
      box: ofBox(number.box),
      digits: number.digits.map((digit) => ({
        ...digit,
        p: chance(digit.p),
        candidates: digit.candidates.map(ofCandidate),
        box: ofBox(digit.box),
      })),
      signs: number.signs.map((sign) => ({ ...sign, box: ofBox(sign.box) })),
      segmentations: number.segmentations.map((cut) => ({ ...cut, p: chance(cut.p) })),
    })),
    rejected: rejected.map((ink) => ({ ...ink, p: chance(ink.p), box: ofBox(ink.box) })),
    removed,
  };
}

function ofCandidate({ text, p }: Candidate): Candidate {
  return { text, p: chance(p) };
}

function chance(p: number): number {
  return Math.floor(p * CHANCES) / CHANCES;
}

function ofBox({ x, y, w, h }: Box): Box {
  const at = (units: number) => Math.round(units * UNITS) / UNITS;
  return { x: at(x), y: at(y), w: at(w), h: at(h) };
}
