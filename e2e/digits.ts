import type { Sample } from "../core/ink/sample.ts";
import { DIGIT_FORMS, type Point, type Shape } from "./digitForms.ts";

/** A stroke as a hand makes it: `t` counts from its own first sample, coordinates in board units. */
export type Written = readonly Sample[];

/** Where a digit or a number begins (its top left), how tall its digits are, and which hand writes it. */
export type Place = {
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly seed: number;
};

const SAMPLE_MS = 10; // as a tablet of 100 Hz
const ADVANCE = 0.92; // from one digit to the next, in digit heights
const SPEED = 5.2; // digit heights a second
const WOBBLE = 0.014; // of the height, for each point of a curve

/** One digit's strokes, as a hand chosen by the seed writes it. Throws a RangeError when `digit` is not one of 0–9. */
export function writeDigit(digit: number, { x, y, height, seed }: Place): readonly Written[] {
  const random = randomOf(seed * 31 + digit);
  const forms = DIGIT_FORMS[digit];
  const form = forms?.[Math.floor(random() * forms.length)];
  if (form === undefined) throw new RangeError(`${digit} is not a digit`);
  const slant = (random() - 0.5) * 0.2;
  const turn = (random() - 0.5) * 0.14;
  const wide = 0.92 + random() * 0.2;
  const place = ([u, v]: Point): Point => {
    const across = (u - 0.35) * wide + (0.5 - v) * slant + (random() - 0.5) * 2 * WOBBLE;
    const down = v - 0.5 + (random() - 0.5) * 2 * WOBBLE;
    const px = across * Math.cos(turn) - down * Math.sin(turn);
    const py = across * Math.sin(turn) + down * Math.cos(turn);
    return [x + (px + 0.35) * height, y + (py + 0.5) * height];
  };
  return form.map((shape) => inTime(placeShape(shape, place), height));
}

/** A number's strokes in writing order, digits side by side. `text` is digits only. */
export function writeNumber(text: string, place: Place): readonly Written[] {
  return [...text].flatMap((digit, i) =>
    writeDigit(Number(digit), {
      ...place,
      x: place.x + i * ADVANCE * place.height,
      seed: place.seed + i * 7,
    }),
  );
}

/** How wide `writeNumber` writes `count` digits. */
export function widthOf(count: number, height: number): number {
  return count * ADVANCE * height;
}

/** Numbers in 0…1 that repeat with the seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Corners are placed once, so that the curves that meet there still meet after the wobble. */
function placeShape(shape: Shape, place: (point: Point) => Point): Shape {
  let corner: Point | undefined;
  return shape.map((curve) => {
    const placed = curve.map((point, i) => (i === 0 && corner !== undefined ? corner : place(point)));
    corner = placed.at(-1);
    return placed;
  });
}

/** Samples every 10 ms along the shape: slow where the pen lands, turns a corner and lifts, harder in the middle. */
function inTime(shape: Shape, height: number): Written {
  const samples: Sample[] = [];
  for (const curve of shape) {
    const path = smooth(curve);
    const steps = Math.max(3, Math.round(((lengthOf(path) / height / SPEED) * 1000) / SAMPLE_MS));
    for (let i = samples.length === 0 ? 0 : 1; i <= steps; i++) {
      const part = i / steps;
      const eased = 0.6 * part + 0.4 * part * part * (3 - 2 * part);
      const [x, y] = along(path, eased);
      samples.push({ x, y, t: samples.length * SAMPLE_MS, pressure: 0.35 + 0.3 * Math.sin(Math.PI * part) });
    }
  }
  return samples;
}

/** A Catmull-Rom curve through the points, sixteen short lines for each gap. */
function smooth(points: readonly Point[]): readonly Point[] {
  const at = (i: number): Point => points[Math.max(0, Math.min(points.length - 1, i))] ?? [0, 0];
  const path: Point[] = [at(0)];
  for (let i = 0; i + 1 < points.length; i++) {
    for (let step = 1; step <= 16; step++) {
      const t = step / 16;
      const mix = (axis: 0 | 1): number => {
        const [a, b, c, d] = [at(i - 1)[axis], at(i)[axis], at(i + 1)[axis], at(i + 2)[axis]];
        return (
          0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t ** 3)
        );
      };
      path.push([mix(0), mix(1)]);
    }
  }
  return path;
}

function lengthOf(path: readonly Point[]): number {
  return path.reduce((sum, point, i) => sum + distance(path[i - 1] ?? point, point), 0);
}

function along(path: readonly Point[], part: number): Point {
  let left = part * lengthOf(path);
  for (let i = 1; i < path.length; i++) {
    const [a, b] = [path[i - 1], path[i]];
    if (a === undefined || b === undefined) break;
    const step = distance(a, b);
    if (left <= step && step > 0) {
      return [a[0] + ((b[0] - a[0]) * left) / step, a[1] + ((b[1] - a[1]) * left) / step];
    }
    left -= step;
  }
  return path.at(-1) ?? [0, 0];
}

function distance(a: Point, b: Point): number {
  return Math.hypot(b[0] - a[0], b[1] - a[1]);
}
