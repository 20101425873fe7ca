import type { Sample } from "../../core/ink/sample.ts";

type Point = readonly [x: number, y: number];
type Lines = readonly (readonly Point[])[];

/** How a hand draws each digit: points that its strokes pass through, in a box 10 high, y down. */
const DIGITS: Readonly<Record<string, Lines>> = {
  "0": [
    [
      [3.6, 0.5],
      [1.4, 2],
      [0.6, 5],
      [1.3, 8.6],
      [3.5, 9.8],
      [5.6, 8.2],
      [6.2, 4.8],
      [5.4, 1.7],
      [3.4, 0.4],
    ],
  ],
  "1": [
    [
      [0.6, 2.4],
      [2, 1.3],
      [2.9, 0.3],
      [2.8, 3.5],
      [2.6, 7],
      [2.6, 9.8],
    ],
  ],
  "2": [
    [
      [0.6, 2.2],
      [1.6, 0.6],
      [3.6, 0.2],
      [5.2, 1.4],
      [5, 3.6],
      [3.2, 6.2],
      [0.5, 9.5],
      [2.6, 9.3],
      [5.9, 9.6],
    ],
  ],
  "3": [
    [
      [0.8, 1.1],
      [2.9, 0.2],
      [4.8, 1.4],
      [4.2, 3.6],
      [2.2, 4.6],
      [4.5, 5.2],
      [5.5, 7.2],
      [4.2, 9.4],
      [2, 9.8],
      [0.4, 8.8],
    ],
  ],
  "4": [
    [
      [3.2, 0.3],
      [2, 3],
      [0.5, 6.1],
      [2.6, 6.2],
      [6.2, 6],
    ],
    [
      [4.5, 3.6],
      [4.4, 6.6],
      [4.3, 9.9],
    ],
  ],
  "5": [
    [
      [1.5, 0.7],
      [1.2, 2.4],
      [0.9, 4.4],
      [2.6, 3.7],
      [4.7, 4.6],
      [5.2, 7],
      [3.9, 9.3],
      [1.8, 9.8],
      [0.4, 8.9],
    ],
    [
      [1.5, 0.6],
      [3.4, 0.6],
      [5.6, 0.3],
    ],
  ],
  "6": [
    [
      [4.6, 0.3],
      [2.4, 2.6],
      [0.9, 5.8],
      [1, 8.5],
      [2.9, 9.8],
      [4.9, 8.6],
      [5, 6.4],
      [3.4, 5.2],
      [1.6, 6.2],
      [0.9, 7.6],
    ],
  ],
  "7": [
    [
      [0.4, 0.8],
      [2.6, 0.9],
      [5.5, 0.5],
      [4.4, 3],
      [3, 6.2],
      [2, 9.8],
    ],
  ],
  "8": [
    [
      [4.9, 1.5],
      [3, 0.2],
      [1.2, 1.6],
      [1.9, 3.7],
      [4.2, 5.3],
      [5.2, 7.6],
      [3.4, 9.8],
      [1.1, 8.8],
      [0.9, 6.7],
      [3, 4.6],
      [4.7, 2.8],
      [4.9, 1.3],
    ],
  ],
  "9": [
    [
      [5.1, 2.2],
      [3.6, 0.3],
      [1.4, 1],
      [0.7, 3.2],
      [1.9, 5],
      [4, 4.4],
      [5.1, 2],
      [4.9, 5.4],
      [4.6, 9.8],
    ],
  ],
};

/** Between 1 and 7: a short first bar, which is where a reader should hesitate. */
const DOUBTFUL: Lines = [
  [
    [1.3, 1.7],
    [2.3, 1.1],
    [3.7, 0.6],
    [3.3, 3.2],
    [2.8, 6.4],
    [2.5, 9.8],
  ],
];

const STEP = 0.35; // between samples, in the digits' own units
const MS_PER_SAMPLE = 9;
const GAP = 1.9;

export type HandInk = { readonly samples: readonly Sample[] };

/**
 * Digits as a hand might write them, for pictures: `text` of 0–9 and "?" (a stroke between 1 and 7) from (x, y), `height`
 * high. `seed` makes two hands differ; the same arguments give the same ink.
 */
export function handInk(
  text: string,
  at: { x: number; y: number; height: number; seed: number },
): readonly HandInk[] {
  const scale = at.height / 10;
  const strokes: HandInk[] = [];
  let left = 0;
  let turn = at.seed;
  for (const character of text) {
    const lines = character === "?" ? DOUBTFUL : (DIGITS[character] ?? []);
    const shaken = lines.map((line) => line.map(([x, y]) => shake(x, y, turn++)));
    for (const line of shaken) strokes.push({ samples: samplesOf(line, at.x + left * scale, at.y, scale) });
    left += Math.max(...lines.flat().map(([x]) => x)) + GAP;
  }
  return strokes;
}

function shake(x: number, y: number, turn: number): Point {
  const slant = (10 - y) * 0.09;
  return [x + slant + 0.22 * Math.sin(turn * 12.9898), y + 0.22 * Math.sin(turn * 78.233)];
}

function samplesOf(line: readonly Point[], left: number, top: number, scale: number): readonly Sample[] {
  return throughPoints(line).map(([x, y], i) => {
    return { x: left + x * scale, y: top + y * scale, t: i * MS_PER_SAMPLE, pressure: 0.5 };
  });
}

/** A Catmull-Rom curve through the points. */
function throughPoints(points: readonly Point[]): readonly Point[] {
  const curve: Point[] = [];
  for (let i = 0; i + 1 < points.length; i++) {
    const [a, b, c, d] = [
      points[i - 1] ?? points[i],
      points[i],
      points[i + 1],
      points[i + 2] ?? points[i + 1],
    ];
    if (!a || !b || !c || !d) continue;
    const steps = Math.max(2, Math.ceil(Math.hypot(c[0] - b[0], c[1] - b[1]) / STEP));
    for (let k = 0; k < steps; k++) curve.push(between(a, b, c, d, k / steps));
  }
  return [...curve, ...points.slice(-1)];
}

function between(a: Point, b: Point, c: Point, d: Point, t: number): Point {
  const along = (p: number, q: number, r: number, s: number) =>
    0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t + (3 * q - p - 3 * r + s) * t * t * t);
  return [along(a[0], b[0], c[0], d[0]), along(a[1], b[1], c[1], d[1])];
}
