export type Point = readonly [x: number, y: number];
/** Curves that meet in corners; each runs smoothly through its points. */
export type Shape = readonly (readonly Point[])[];

/**
 * Digits written by hand for this project, in a box 100 units tall: points with spaces between, "|" where a corner
 * parts two curves that share its point, "/" where the pen is lifted. Each digit has the forms that people use: a four
 * in two strokes, a five with its late bar, a crossed seven.
 */
const WRITTEN: readonly (readonly string[])[] = [
  ["44,2 20,12 6,45 14,84 36,99 58,86 68,50 60,14 40,2"],
  ["34,0 32,35 29,70 27,100", "14,26 28,14 40,0 | 38,50 36,100"],
  [
    "6,26 16,8 38,0 58,14 56,40 34,70 4,97 | 34,95 70,98",
    "8,22 26,2 54,8 60,34 42,66 10,96 8,84 24,82 46,97 70,90",
  ],
  ["10,14 30,0 54,10 54,34 24,46 | 54,52 64,74 48,96 22,100 4,88"],
  ["34,0 20,34 4,60 | 36,59 70,57 / 52,30 49,66 46,100"],
  ["16,4 14,24 11,44 | 34,37 58,52 58,80 36,99 6,92 / 16,4 38,3 64,1"],
  ["50,0 24,24 8,58 10,86 32,100 56,88 56,64 34,55 12,74"],
  ["4,4 34,4 66,2 | 44,42 24,100", "4,4 34,4 66,2 | 44,42 28,100 / 18,50 38,49 60,48"],
  ["58,16 36,0 12,14 20,36 50,58 60,84 36,100 10,86 20,62 48,38 58,14"],
  ["58,16 36,1 10,16 14,42 36,50 56,32 60,10 | 58,50 50,100"],
];

/** The forms of each digit, 0 first: a form's strokes in writing order, in a box one unit tall. */
export const DIGIT_FORMS: readonly (readonly (readonly Shape[])[])[] = WRITTEN.map((forms) =>
  forms.map((form) => form.split(" / ").map(shapeOf)),
);

function shapeOf(stroke: string): Shape {
  const curves = stroke.split(" | ").map((curve) => curve.split(" ").map(pointOf));
  return curves.map((curve, i) => {
    const corner = curves[i - 1]?.at(-1);
    return corner === undefined ? curve : [corner, ...curve];
  });
}

function pointOf(text: string): Point {
  const [x = 0, y = 0] = text.split(",").map((figure) => Number(figure) / 100);
  return [x, y];
}
