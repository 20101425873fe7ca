/** An axis-parallel rectangle in board units; a dot has zero width and height. */
export type Box = {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
};

type Point = { readonly x: number; readonly y: number };

/** The smallest box around `points`. An empty list is a programmer's error and throws. */
export function boxOf(points: readonly Point[]): Box {
  const first = points[0];
  if (first === undefined) throw new RangeError("boxOf needs at least one point");
  let left = first.x;
  let right = first.x;
  let top = first.y;
  let bottom = first.y;
  for (const { x, y } of points) {
    if (x < left) left = x;
    else if (x > right) right = x;
    if (y < top) top = y;
    else if (y > bottom) bottom = y;
  }
  return { x: left, y: top, w: right - left, h: bottom - top };
}

/** The smallest box around both. */
export function unionOf(a: Box, b: Box): Box {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    x,
    y,
    w: Math.max(a.x + a.w, b.x + b.w) - x,
    h: Math.max(a.y + a.h, b.y + b.h) - y,
  };
}
