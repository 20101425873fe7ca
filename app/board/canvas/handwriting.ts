import type { Sample } from "../../../core/ink/sample.ts";
import { svgPathOf } from "../../ink/svgPath.ts";

type Point = readonly [x: number, y: number];

/**
 * Letters written by hand for this project: points "x,y" of smooth curves, "|" at a corner, "/" where the pen is lifted.
 * Small letters stand between y 54 and 97; the first figure is how far the next letter is.
 */
const LETTERS: Readonly<Record<string, string>> = {
  a: "40 27,58 12,53 1,75 10,97 23,84 27,56 | 29,86 37,96",
  b: "38 4,14 5,55 5,96 | 7,70 19,54 31,73 22,96 6,92",
  e: "34 2,76 25,70 21,54 8,55 2,76 11,97 29,89",
  h: "38 4,14 5,55 5,97 | 7,71 18,54 28,64 30,97",
  i: "15 4,55 6,97 / 4,37 5,38",
  m: "52 2,55 4,97 | 6,69 14,54 21,63 22,97 | 24,69 33,54 41,63 43,97",
  n: "38 2,55 4,97 | 6,71 16,54 27,61 30,97",
  r: "31 2,55 5,97 | 6,73 14,57 27,56",
  t: "26 9,28 9,60 11,90 23,96 / 0,55 22,53",
  u: "41 2,55 4,85 14,97 26,85 28,55 | 30,86 37,96",
  w: "46 0,55 7,96 21,62 33,97 42,54",
  y: "34 2,55 9,82 20,82 | 28,54 25,100 13,127 0,119",
  " ": "26",
};
const STEPS = 8;
const HEIGHT = 132;
const PEN = { color: 0, width: 4 } as const;

export type Handwriting = { readonly path: string; readonly width: number; readonly height: number };

/** A line in that hand as the path of an SVG. Letters that it does not have are left out. */
export function handwritten(text: string): Handwriting {
  let x = 4;
  let path = "";
  for (const letter of text) {
    const [advance = "0", ...shape] = (LETTERS[letter] ?? "0").split(" ");
    for (const stroke of shape.join(" ").split(" / ")) {
      const samples = smooth(stroke, x);
      if (samples.length > 0) path += svgPathOf({ pointer: "mouse", pen: PEN, samples });
    }
    x += Number(advance);
  }
  return { path, width: x + 4, height: HEIGHT };
}

function smooth(stroke: string, left: number): readonly Sample[] {
  return stroke.split(" | ").flatMap((curve) => {
    const points = curve.split(" ").flatMap(pointOf);
    return points.flatMap((_, i) => between(points, i)).map(([x, y]) => sampleAt(x + left, y));
  });
}

/** A Catmull-Rom curve from point `i` to the next; the last point alone. */
function between(points: readonly Point[], i: number): readonly Point[] {
  const at = (k: number): Point => points[Math.min(points.length - 1, Math.max(0, k))] ?? [0, 0];
  const [before, from, to, after] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
  if (i === points.length - 1) return [from];
  return Array.from({ length: STEPS }, (_, step) => {
    const t = step / STEPS;
    const mix = (p: number, q: number, r: number, s: number) =>
      0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t + (3 * q - p - 3 * r + s) * t * t * t);
    return [mix(before[0], from[0], to[0], after[0]), mix(before[1], from[1], to[1], after[1])] as const;
  });
}

function pointOf(text: string): readonly Point[] {
  const [x, y] = text.split(",").map(Number);
  return x === undefined || y === undefined || text === "" ? [] : [[x, y]];
}

function sampleAt(x: number, y: number): Sample {
  return { x, y, t: 0, pressure: 0.5 };
}
