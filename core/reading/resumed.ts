import { unionOf } from "../ink/box.ts";
import { byWriting, type Piece, pieceOf, type ResumedInk, strokesOf } from "./piece.ts";
import type { InkMark } from "./reading.ts";

// Strokes that people lift the pen between hardly ever follow each other so. Of UNIPEN's training writers 5 of 2,854 pairs within a digit and 1 of
// 2,758 from digit to digit go on within 0.15 sizes and 50°, 10 and 3 within 0.05 sizes in any direction.
const GAP = 0.14; // sizes from where the ink broke off to where it goes on; from 0.16 on a 5's bar goes on to the digit after it
const NEAR = 0.03; // so near it may go on in any direction, as from a corner
const REACH = 0.15; // sizes of ink that say where a pen was going
const TURN = 60; // degrees between the ways before and after
const TURN_TO_GAP = 70; // and between either and the way across, which is short
const SHORTEST = 0.1; // sizes; a dot goes nowhere

type Point = { readonly x: number; readonly y: number };

/**
 * Whole strokes that a pen, a finger or a tablet let slip, each piece with what goes on from it as one: where a stroke begins close to the end
 * of its writer's stroke before and goes on the same way, the ink was meant as one. Other pieces stay as they are.
 */
export function joinResumed(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = [];
  const last = new Map<string | undefined, number>(); // by author: the place in `joined` of what they wrote last
  for (const piece of [...pieces].sort(byWriting)) {
    const { source } = piece;
    const author = source.kind === "ink" ? source.author : undefined;
    const at = last.get(author);
    const before = at === undefined ? undefined : joined[at];
    const whole = before && at !== undefined ? resumed(before, piece) : null;
    if (whole && at !== undefined) joined[at] = whole;
    else last.set(author, joined.push(piece) - 1);
  }
  return joined;
}

/** Both as one; null where `next` does not go on from `before`. */
function resumed(before: Piece, next: Piece): Piece | null {
  if (!before.whole || !next.whole || before.source.kind !== "ink" || next.source.kind !== "ink") return null;
  const size = Math.max(unionOf(before.box, next.box).h, (before.box.w + next.box.w) / 2);
  return goesOn(before.source, next.source, size) ? pieceOf(inkOf(before.source, next.source)) : null;
}

function inkOf(before: InkMark | ResumedInk, next: InkMark): ResumedInk {
  const strokes = [...strokesOf(before), { mark: next.id, from: before.samples.length }];
  return {
    ...before,
    id: strokes.map(({ mark }) => mark).join("+"),
    atMs: Math.max(before.atMs, next.atMs),
    samples: [...before.samples, ...next.samples],
    strokes,
  };
}

function goesOn(before: InkMark, next: InkMark, size: number): boolean {
  const end = before.samples.at(-1);
  const start = next.samples[0];
  if (!end || !start) return false;
  const gap = { x: start.x - end.x, y: start.y - end.y };
  const apart = Math.hypot(gap.x, gap.y);
  if (apart > GAP * size) return false;
  const back = wayFrom([...before.samples].reverse(), size);
  const into = wayFrom(next.samples, size);
  if (!back || !into) return false;
  if (apart <= NEAR * size) return true;
  const out = { x: -back.x, y: -back.y };
  return turn(out, into) <= TURN && turn(out, gap) <= TURN_TO_GAP && turn(gap, into) <= TURN_TO_GAP;
}

/** Where ink goes in its first REACH; null where it is too short to go anywhere. */
function wayFrom(points: readonly Point[], size: number): Point | null {
  const start = points[0];
  const last = points.at(-1);
  if (!start || !last) return null;
  const apart = ({ x, y }: Point) => Math.hypot(x - start.x, y - start.y);
  const far = points.find((point) => apart(point) >= REACH * size) ?? last;
  return apart(far) >= SHORTEST * size ? { x: far.x - start.x, y: far.y - start.y } : null;
}

/** Degrees between two directions. */
function turn(a: Point, b: Point): number {
  const cross = a.x * b.y - a.y * b.x;
  const dot = a.x * b.x + a.y * b.y;
  return (Math.abs(Math.atan2(cross, dot)) * 180) / Math.PI;
}
