import { type Box, boxOf } from "../ink/box.ts";
import { type Point, type Quad, unwarpOf, type Warp, warpOf } from "./warp.ts";

/** What of an image is looked at as if from straight above: `w` × `h` pixels, their corners at `quad` in the image's own. */
export type View = { readonly quad: Quad; readonly w: number; readonly h: number };

const LEAST_SHARE = 0.1; // of a box's side: a box behind it that is smaller was not one's own

/** The view of a quadrangle, of about as many pixels as it has in the image. */
export function viewOf(quad: Quad): View {
  const [a, b, c, d] = quad;
  const mean = (one: number, other: number) => Math.max(1, Math.round((one + other) / 2));
  return {
    quad,
    w: mean(distance(a, b), distance(d, c)),
    h: mean(distance(a, d), distance(b, c)),
  };
}

/** From a place in the view to where the image has it. */
export function warpFrom({ quad, w, h }: View): Warp {
  const warp = warpOf(quad);
  return (x, y) => warp(x / w, y / h);
}

/** From a place in the image to where the view has it. */
export function warpInto({ quad, w, h }: View): Warp {
  const unwarp = unwarpOf(quad);
  return (x, y) => {
    const at = unwarp(x, y);
    return { x: at.x * w, y: at.y * h };
  };
}

/** A view of a view, as one of the image. */
export function viewThrough(outer: View, { quad: [a, b, c, d], w, h }: View): View {
  const warp = warpFrom(outer);
  const seen = ({ x, y }: Point) => warp(x, y);
  return { quad: [seen(a), seen(b), seen(c), seen(d)], w, h };
}

/** The box in the image around a box of the view. */
export function boxSeen(view: View, box: Box): Box {
  return boxOf(cornersOf(box).map(({ x, y }) => warpFrom(view)(x, y)));
}

/**
 * The box of the view around which the image has `box`: the way back of `boxSeen`, by what the view does at its middle.
 * A box that no box of the view is seen as, drawn by a person, becomes the one around its corners.
 */
export function boxBehind(view: View, box: Box): Box {
  const back = warpInto(view);
  const middle = back(box.x + box.w / 2, box.y + box.h / 2);
  const warp = warpFrom(view);
  const step = (dx: number, dy: number) => {
    const [from, to] = [
      warp(middle.x - dx / 2, middle.y - dy / 2),
      warp(middle.x + dx / 2, middle.y + dy / 2),
    ];
    return { x: Math.abs(to.x - from.x), y: Math.abs(to.y - from.y) };
  };
  const [right, down] = [step(1, 0), step(0, 1)];
  const determinant = right.x * down.y - right.y * down.x;
  const w = (down.y * box.w - down.x * box.h) / determinant;
  const h = (right.x * box.h - right.y * box.w) / determinant;
  if (w >= LEAST_SHARE * box.w && h >= LEAST_SHARE * box.h)
    return { x: middle.x - w / 2, y: middle.y - h / 2, w, h };
  return boxOf(cornersOf(box).map(({ x, y }) => back(x, y)));
}

function cornersOf({ x, y, w, h }: Box): readonly Point[] {
  return [
    { x, y },
    { x: x + w, y },
    { x: x + w, y: y + h },
    { x, y: y + h },
  ];
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
