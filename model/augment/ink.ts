import type { Point, Strokes } from "../data/ink.ts";
import type { Random } from "./random.ts";

type Warp = (point: Point) => Point;
type Frame = { readonly x: number; readonly y: number; readonly side: number };

/** The same character as another hand, pen and tablet might have given it. The unit is kept, the size nearly. */
export function augmentInk(strokes: Strokes, random: Random): Strokes {
  const frame = frameOf(strokes);
  if (frame.side === 0) return strokes;
  const warp = warpOf(frame, random);
  const jitter = random.chance(0.4) ? frame.side * random.uniform(0, 0.012) : 0;
  const keep = random.chance(0.4) ? random.uniform(0.25, 0.9) : 1;
  const apart = strokes.length > 1 ? frame.side * 0.03 : 0;
  const changed = strokes.map((stroke) => {
    const dx = random.normal(apart);
    const dy = random.normal(apart);
    const moved = thinOut(trimEnds(stroke, random), keep, random).map((point) => {
      const { x, y } = warp(point);
      return { x: x + dx + random.normal(jitter), y: y + dy + random.normal(jitter) };
    });
    return random.chance(0.07) ? moved.reverse() : moved;
  });
  return overTrace(reorder(changed, random), random);
}

/** Pen width on the glyph in px: mostly near the one that ink is read with, at times from a fine ball pen to a marker. */
export function penWidth(random: Random): number {
  if (random.chance(0.2)) return random.uniform(1, 4.6);
  return Math.max(1.2, Math.min(3.2, 2.2 + random.normal(0.45)));
}

/** Pen width on the glyph in px for ink alone, which is always drawn with one width. */
export function steadyPenWidth(random: Random): number {
  return Math.max(1.7, Math.min(2.8, 2.2 + random.normal(0.2)));
}

/** The box's centre and its longer side. */
export function frameOf(strokes: Strokes): Frame {
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (const stroke of strokes) {
    for (const { x, y } of stroke) {
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  return { x: (left + right) / 2, y: (top + bottom) / 2, side: Math.max(right - left, bottom - top) };
}

/** Rotation, slant, aspect and a smooth elastic field of a few waves, about the ink's centre. */
function warpOf(frame: Frame, random: Random): Warp {
  const angle = clamp(random.normal(0.11), 0.26);
  const slant = clamp(random.normal(0.19), 0.5);
  const aspect = Math.exp(clamp(random.normal(0.16), 0.42));
  const sin = Math.sin(angle);
  const cos = Math.cos(angle);
  const wave = () => ({
    amount: frame.side * random.normal(0.027),
    fx: (random.uniform(-1.4, 1.4) * 2 * Math.PI) / frame.side,
    fy: (random.uniform(-1.4, 1.4) * 2 * Math.PI) / frame.side,
    phase: random.uniform(0, 2 * Math.PI),
  });
  const waves = [wave(), wave(), wave(), wave()] as const;
  return (point) => {
    const px = point.x - frame.x;
    const py = point.y - frame.y;
    const at = (w: (typeof waves)[number]) => w.amount * Math.sin(px * w.fx + py * w.fy + w.phase);
    const x = (px + at(waves[0]) + at(waves[1])) * aspect - slant * py;
    const y = (py + at(waves[2]) + at(waves[3])) / aspect;
    return { x: x * cos - y * sin, y: x * sin + y * cos };
  };
}

function clamp(value: number, most: number): number {
  return Math.max(-most, Math.min(most, value));
}

/** A pen that touches down late or leaves early. */
function trimEnds(stroke: readonly Point[], random: Random): readonly Point[] {
  if (stroke.length < 12 || !random.chance(0.25)) return stroke;
  const most = Math.floor(stroke.length * 0.06);
  return stroke.slice(random.below(most + 1), stroke.length - random.below(most + 1));
}

/** A slower tablet, or lost samples; the ends stay. */
function thinOut(stroke: readonly Point[], keep: number, random: Random): readonly Point[] {
  if (keep === 1 || stroke.length < 8) return stroke;
  return stroke.filter((_, i) => i === 0 || i === stroke.length - 1 || random.chance(keep));
}

function reorder(strokes: readonly Point[][], random: Random): readonly Point[][] {
  if (strokes.length < 2 || !random.chance(0.1)) return strokes;
  const from = random.below(strokes.length);
  const rest = strokes.filter((_, i) => i !== from);
  const moved = strokes[from];
  return moved ? rest.toSpliced(random.below(strokes.length), 0, moved) : strokes;
}

/** A line gone over again. */
function overTrace(strokes: readonly Point[][], random: Random): Strokes {
  if (!random.chance(0.03)) return strokes;
  return strokes.map((stroke) => {
    const from = random.below(stroke.length);
    return [...stroke, ...stroke.slice(from).reverse()];
  });
}
