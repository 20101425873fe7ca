import type { Strokes } from "../data/ink.ts";

/** Ink written for this project, so that something can be measured and tested where no other ink is: corner points in a box about 60 × 100. */
const DIGITS: Readonly<Record<string, readonly string[]>> = {
  "0": ["34,2 18,8 6,26 2,52 8,78 22,96 38,98 52,84 58,60 56,34 46,12 32,1"],
  "1": ["12,24 24,12 34,2 33,30 32,62 31,99"],
  "2": ["6,22 12,8 28,1 44,6 50,22 44,42 28,64 10,86 2,98 18,96 38,97 58,96"],
  "3": ["6,10 22,1 42,6 48,22 40,40 24,47 42,52 55,68 50,88 32,99 12,96 2,84"],
  "4": ["24,2 16,26 8,48 1,66 22,66 42,65 60,64", "46,34 45,58 44,80 42,102"],
  "5": ["14,4 11,22 8,44 24,39 42,44 54,60 52,80 38,96 18,99 2,90", "14,4 34,3 56,1"],
  "6": ["44,1 28,12 14,34 5,60 6,82 20,97 38,97 51,84 50,66 36,56 20,60 8,72"],
  "7": ["3,5 22,4 42,3 57,1 48,24 36,52 26,78 19,100"],
  "8": ["48,16 36,2 18,4 10,18 18,36 36,52 48,70 48,88 32,99 14,94 7,78 16,60 34,46 46,32 48,16"],
  "9": ["50,16 36,2 16,6 5,24 10,42 26,50 42,42 50,24 51,12 50,44 46,74 40,100"],
};

type Point = { readonly x: number; readonly y: number };
type Hand = { readonly gap: number; readonly slant: number; readonly height: number; readonly slope: number };

const UPRIGHT: Hand = { gap: 0.32, slant: 0, height: 60, slope: 0 };
/** Numbers with how they stand: wide or close, upright or slanted, along a level or a falling line. */
const NUMBERS: readonly (readonly [text: string, hand: Hand])[] = [
  ["0123456789", UPRIGHT],
  ["407", { ...UPRIGHT, slant: 0.2 }],
  ["36", { ...UPRIGHT, height: 140 }],
  ["9150", { ...UPRIGHT, gap: 0.22 }],
  ["2468", { ...UPRIGHT, slope: 0.08 }],
  ["13579", { ...UPRIGHT, slant: -0.12, height: 40 }],
  ["88", UPRIGHT],
  ["7", { ...UPRIGHT, height: 90 }],
  ["50274", { ...UPRIGHT, gap: 0.4, slant: 0.1, slope: -0.06 }],
  ["1999", { ...UPRIGHT, gap: 0.28 }],
];

/** The ten digits as one hand wrote them. */
export function ownDigits(): readonly { readonly label: number; readonly strokes: Strokes }[] {
  return Object.keys(DIGITS).map((digit) => ({ label: Number(digit), strokes: ownNumber(digit) }));
}

/** Whole numbers written for this project, with what they say. */
export function ownNumbers(): readonly { readonly text: string; readonly strokes: Strokes }[] {
  return NUMBERS.map(([text, hand]) => ({ text, strokes: ownNumber(text, hand) }));
}

/** A number in that hand's digits, from left to right. */
export function ownNumber(text: string, hand: Hand = UPRIGHT): Strokes {
  const scale = hand.height / 100;
  let left = 0;
  return [...text].flatMap((digit) => {
    const strokes = (DIGITS[digit] ?? []).map(pointsOf);
    const at = left;
    left += Math.max(0, ...strokes.flat().map(({ x }) => x)) + hand.gap * 100;
    return strokes.map((stroke) =>
      stroke.map(({ x, y }) => ({
        x: scale * (at + x + hand.slant * (100 - y)),
        y: scale * (y + hand.slope * (at + x)),
      })),
    );
  });
}

function pointsOf(path: string): readonly Point[] {
  return path.split(" ").map((pair) => {
    const [x = 0, y = 0] = pair.split(",").map(Number);
    return { x, y };
  });
}
