import type { Point, Strokes } from "../data/ink.ts";
import type { Random } from "./random.ts";

type Drawing = (random: Random) => Strokes;

const TURN = 2 * Math.PI;

/** A made-up scribble or shape about one unit tall: what people draw on a board that is neither digit nor letter. */
export function makeScribble(random: Random): Strokes {
  return random.pick(DRAWINGS)(random);
}

function curve(count: number, at: (part: number) => Point): readonly Point[] {
  return Array.from({ length: count }, (_, i) => at(i / (count - 1)));
}

function corners(points: readonly (readonly [number, number])[]): readonly Point[] {
  return points.flatMap(([x, y], i) => {
    const next = points[i + 1];
    if (!next) return [{ x, y }];
    return curve(9, (t) => ({ x: x + (next[0] - x) * t, y: y + (next[1] - y) * t })).slice(0, 8);
  });
}

/** Smooth wandering: a sum of waves in each direction. */
const tangle: Drawing = (random) => {
  const waves = Array.from({ length: 3 }, () => ({
    x: random.normal(0.4),
    y: random.normal(0.4),
    turns: random.uniform(0.8, 4.5),
    phase: random.uniform(0, TURN),
  }));
  const at = (t: number) => ({
    x: waves.reduce((sum, w) => sum + w.x * Math.sin(w.turns * TURN * t + w.phase), 0),
    y: waves.reduce((sum, w) => sum + w.y * Math.cos(w.turns * TURN * t + w.phase * 1.7), 0),
  });
  return [curve(90, at)];
};

const zigzag: Drawing = (random) => {
  const teeth = 4 + random.below(7);
  const slope = random.uniform(-0.6, 0.6);
  const tall = random.uniform(0.2, 1);
  const points = Array.from({ length: teeth }, (_, i): [number, number] => {
    const x = i / (teeth - 1) + random.normal(0.03);
    return [x, (i % 2) * tall + slope * x + random.normal(0.05)];
  });
  return [random.chance(0.5) ? corners(points) : corners(points.map(([x, y]) => [y, x]))];
};

const spiral: Drawing = (random) => {
  const turns = random.uniform(1.8, 5) * (random.chance(0.5) ? 1 : -1);
  const start = random.uniform(0, TURN);
  const wide = random.uniform(0.6, 1.4);
  const at = (t: number) => ({
    x: wide * (0.08 + t) * Math.cos(start + turns * TURN * t),
    y: (0.08 + t) * Math.sin(start + turns * TURN * t),
  });
  return [curve(100, at)];
};

/** Loops along a line, as in a pen test. */
const loops: Drawing = (random) => {
  const turns = random.uniform(2.4, 6);
  const travel = random.uniform(0.8, 3);
  const vertical = random.chance(0.2);
  const at = (t: number) => {
    const x = travel * t + 0.3 * Math.cos(turns * TURN * t);
    const y = 0.45 * Math.sin(turns * TURN * t);
    return vertical ? { x: y, y: x } : { x, y };
  };
  return [curve(100, at)];
};

const star: Drawing = (random) => {
  const count = random.pick([5, 5, 6]);
  const points = Array.from({ length: count + 1 }, (_, i): [number, number] => {
    const angle = ((i * 2) / count) * TURN - TURN / 4;
    return [Math.cos(angle), Math.sin(angle)];
  });
  return [corners(points)];
};

/** Triangles, boxes, diamonds: closed with corners, sometimes with a line through. */
const polygon: Drawing = (random) => {
  const count = random.pick([3, 4, 4, 5, 6]);
  const turn = random.chance(0.6) ? TURN / 4 + (count === 4 ? TURN / 8 : 0) : random.uniform(0, TURN);
  const wide = random.uniform(0.7, 1.8);
  const points = Array.from({ length: count + 1 }, (_, i): [number, number] => {
    const angle = (i / count) * TURN - turn;
    return [wide * Math.cos(angle), Math.sin(angle)];
  });
  const cross = random.chance(0.2)
    ? [
        corners([
          [-0.6 * wide, random.normal(0.3)],
          [0.6 * wide, random.normal(0.3)],
        ]),
      ]
    : [];
  return [corners(points), ...cross];
};

const hatch: Drawing = (random) => {
  const count = 3 + random.below(6);
  const slope = random.normal(0.4);
  const crossed = random.chance(0.4);
  const lines = Array.from({ length: count }, (_, i) => {
    const x = i / count + random.normal(0.02);
    return corners([
      [x, 0],
      [x + slope, 1],
    ]);
  });
  return crossed
    ? [
        ...lines,
        corners([
          [-0.1, 0.5],
          [1 + slope, 0.5 + random.normal(0.2)],
        ]),
      ]
    : lines;
};

const dots: Drawing = (random) => {
  const count = random.pick([1, 2, 2, 3, 3, 4]);
  const dot = () => {
    const x = random.uniform(0, 1.5);
    const y = random.uniform(0, 1);
    return [
      { x, y },
      { x: x + random.normal(0.03), y: y + random.normal(0.03) },
    ];
  };
  return count === 1 ? [[{ x: 0, y: 0 }]] : Array.from({ length: count }, dot);
};

/** A scribbled-out place: to and fro over the same ground. */
const blackening: Drawing = (random) => {
  const count = 10 + random.below(16);
  const slant = random.uniform(-0.8, 0.8);
  const points = Array.from({ length: count }, (_, i): [number, number] => {
    const y = (i / count) * random.uniform(0.8, 1.2);
    return [(i % 2) * random.uniform(0.8, 1.4) + slant * y, y];
  });
  return [corners(points)];
};

/** Signs of a school board: √ Σ π ∞ ∫ → ≠ ± ÷ △ ✓ and a heart, as corners on a unit square: "x,y x,y | x,y …", a bar between strokes. */
const SIGNS: readonly string[] = [
  "0,0.6 0.15,0.55 0.35,1 0.6,0 1.5,0",
  "1,0.1 0.9,0 0,0 0.55,0.5 0,1 0.95,1 1,0.88",
  "0,0.1 1,0 | 0.3,0.05 0.2,1 | 0.7,0.03 0.72,0.85 0.9,1",
  "0,0.5 1.4,0.5 | 1.1,0.2 1.4,0.5 1.1,0.8",
  "0,0.3 1,0.3 | 0,0.7 1,0.7 | 0.75,0 0.25,1",
  "0,0.35 0.9,0.35 | 0.45,0 0.45,0.7 | 0,1 0.9,1",
  "0,0.5 1,0.5 | 0.5,0.1 0.52,0.12 | 0.5,0.9 0.52,0.88",
  "0,0.6 0.35,1 1.1,0",
  "0.5,1 0,0.35 0.1,0.05 0.35,0 0.5,0.25 0.65,0 0.9,0.05 1,0.35 0.5,1",
  "0.5,0.1 0.5,0.9 | 0.1,0.5 0.9,0.5 | 0.2,0.2 0.8,0.8 | 0.8,0.2 0.2,0.8",
  "0,0.1 0.2,0 0.5,0.2 0.8,0.2 1,0.05 | 0,0.6 0.2,0.5 0.5,0.7 0.8,0.7 1,0.55",
  "0.7,0.1 0.5,0 0.4,0.15 0.38,0.5 0.36,0.9 0.25,1 0.05,0.9 | 0.1,0.5 0.7,0.5",
];

const sign: Drawing = (random) =>
  random
    .pick(SIGNS)
    .split(" | ")
    .map((stroke) => corners(stroke.split(" ").map((pair) => nudge(pair, random))));

const lemniscate: Drawing = (random) => {
  const tall = random.uniform(0.25, 0.5);
  const start = random.uniform(0, TURN);
  return [curve(70, (t) => ({ x: Math.cos(start + TURN * t), y: tall * Math.sin(2 * (start + TURN * t)) }))];
};

function nudge(pair: string, random: Random): [number, number] {
  const [x = 0, y = 0] = pair.split(",").map(Number);
  return [x + random.normal(0.04), y + random.normal(0.04)];
}

const DRAWINGS: readonly Drawing[] = [
  tangle,
  tangle,
  zigzag,
  spiral,
  loops,
  star,
  polygon,
  polygon,
  hatch,
  dots,
  blackening,
  sign,
  sign,
  sign,
  lemniscate,
];
