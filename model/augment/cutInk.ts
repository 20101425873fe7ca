import { cutsOf } from "../../core/reading/cuts.ts";
import type { InkItem, Point, Strokes } from "../data/ink.ts";
import { NOT_A_DIGIT } from "../data/ink.ts";
import { frameOf } from "./ink.ts";
import type { Random } from "./random.ts";

/** What a cut through two digits written without lifting the pen leaves; `doubtful` where a wrong cut may have left a digit. */
export type CutInk = { readonly strokes: Strokes; readonly label: number; readonly doubtful: boolean };

const LONGEST_WAY = 1.1; // digit heights that a pen stays down for
const WAY_STEPS = 6;
const CLOSE = 0.25; // digit heights of the pen's way between a cut and the way from digit to digit
const WRONG = 0.25; // share of wrong cuts

/**
 * Two digits in one stroke, cut where the decoder cuts it: one of them with some of the way to the other on it. Null where the way
 * would be too long or no cut is near.
 */
export function cutInk(left: InkItem, right: InkItem, random: Random): CutInk | null {
  const a = sized(left.strokes, 0, random);
  const gap = random.uniform(-0.08, 0.3);
  const b = sized(right.strokes, rightOf(a) + gap, random);
  const last = a.at(-1) ?? [];
  const first = b[0] ?? [];
  const way = wayBetween(last.at(-1), first[0], random);
  if (!way) return null;
  const line = [...last, ...way, ...first];
  const samples = line.map(({ x, y }, t) => ({ x, y, t }));
  const cuts = cutsOf({ kind: "ink", id: "c", seq: 0, atMs: 0, samples }, 1);
  const off = (cut: number) => distanceTo(line, cut, last.length, last.length + way.length);
  const ordered = [...cuts].sort((p, q) => off(p) - off(q));
  const wrong = ordered.length > 1 && random.chance(WRONG);
  const cut = wrong ? random.pick(ordered.slice(1)) : ordered[0];
  if (cut === undefined) return null;
  const near = off(cut) <= CLOSE;
  if (!near && !wrong) return null;
  const leftOne = random.chance(0.5);
  const strokes = leftOne ? [...a.slice(0, -1), line.slice(0, cut)] : [line.slice(cut), ...b.slice(1)];
  const { label } = leftOne ? left : right;
  return { strokes, label: near ? label : NOT_A_DIGIT, doubtful: !near };
}

/** Strokes of about one digit height, from `x` on to the right, their middle near 0. */
function sized(strokes: Strokes, x: number, random: Random): readonly Point[][] {
  const { x: middle, y, side } = frameOf(strokes);
  const ys = strokes.flatMap((stroke) => stroke.map((point) => point.y));
  const tall = Math.max(...ys) - Math.min(...ys);
  const scale = Math.exp(random.normal(0.1)) / Math.max(1e-6, tall, 0.5 * side);
  const lift = random.normal(0.07);
  const moved = strokes.map((stroke) =>
    stroke.map((point) => ({ x: (point.x - middle) * scale, y: (point.y - y) * scale + lift })),
  );
  const from = Math.min(...moved.flatMap((stroke) => stroke.map((point) => point.x)));
  return moved.map((stroke) => stroke.map((point) => ({ x: point.x - from + x, y: point.y })));
}

function rightOf(strokes: Strokes): number {
  return Math.max(...strokes.flatMap((stroke) => stroke.map(({ x }) => x)));
}

/** Points between two ends in a gentle bend, null where a pen would be lifted. */
function wayBetween(from: Point | undefined, to: Point | undefined, random: Random): Point[] | null {
  if (!from || !to || Math.hypot(to.x - from.x, to.y - from.y) > LONGEST_WAY) return null;
  const bend = random.normal(0.08);
  return Array.from({ length: WAY_STEPS }, (_, i) => {
    const part = (i + 1) / (WAY_STEPS + 1);
    const rise = bend * Math.sin(part * Math.PI);
    return { x: from.x + part * (to.x - from.x), y: from.y + part * (to.y - from.y) + rise };
  });
}

/** How long the pen's way is from sample `at` to the stretch between two samples; 0 within it. */
function distanceTo(line: readonly Point[], at: number, from: number, to: number): number {
  const [start, end] = at < from ? [at, from] : at > to ? [to, at] : [at, at];
  let sum = 0;
  for (let i = start + 1; i <= end && i < line.length; i++) {
    const [before, point] = [line[i - 1], line[i]];
    if (before && point) sum += Math.hypot(point.x - before.x, point.y - before.y);
  }
  return sum;
}
