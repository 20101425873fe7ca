import type { Box } from "../ink/box.ts";
import { gapX } from "./gap.ts";
import type { Piece } from "./piece.ts";

const FLAT = 1.2; // times its height that a bar is wide
const LOWER = 0.6; // heights of the body from here on: a bar's own height
const FLOATS = 0.6; // how far above the body it ends
const SUNK = 0.25; // how far below the body's top
const BESIDE = 0.05; // how far from the body's side it begins
const LEFT = 0.1; // how far it may begin before the body: that of a fraction goes beyond both ends

/** Whether `bar` may be the bar of a 5 that floats above its `body`, by their boxes. */
export function isBarAbove(bar: Box, body: Box): boolean {
  const size = body.h;
  const foot = bar.y + bar.h;
  return (
    bar.w >= FLAT * bar.h &&
    bar.h <= LOWER * size &&
    foot <= body.y + SUNK * size &&
    foot >= body.y - FLOATS * size &&
    bar.x >= body.x - LEFT * size &&
    gapX(bar, body) <= BESIDE * size
  );
}

/** Whether one of two strokes may be the other's bar. Blobs may not: what is left of a printed line lies above many. */
export function areBodyAndBar(a: Piece, b: Piece): boolean {
  if (a.source.kind !== "ink" || b.source.kind !== "ink") return false;
  return isBarAbove(a.box, b.box) || isBarAbove(b.box, a.box);
}
