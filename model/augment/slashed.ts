import type { Point, Strokes } from "../data/ink.ts";
import type { Random } from "./random.ts";

const STEPS = 8;

/** A zero with a stroke through it from below on the left to above on the right, as many write it to tell it from an O. */
export function slashed(strokes: Strokes, random: Random): Strokes {
  const points = strokes.flat();
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const inset = () => random.uniform(-0.15, 0.25); // of a side; below 0 the slash goes on beyond the ring
  const from = { x: left + inset() * (right - left), y: bottom - inset() * (bottom - top) };
  const to = { x: right - inset() * (right - left), y: top + inset() * (bottom - top) };
  const bend = random.normal(0.04) * (bottom - top);
  const slash = Array.from({ length: STEPS + 1 }, (_, i): Point => {
    const part = i / STEPS;
    return {
      x: from.x + part * (to.x - from.x),
      y: from.y + part * (to.y - from.y) + bend * Math.sin(Math.PI * part),
    };
  });
  return [...strokes, random.chance(0.6) ? slash.reverse() : slash];
}
