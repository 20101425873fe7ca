const STRAIGHT = 0.16; // of its length that a straight stroke leaves the line between its ends: small hooks, the steps of a coarse tablet

type Point = { readonly x: number; readonly y: number };

/** Whether no point lies far from the line between `a` and `b`, the stroke's ends if not said otherwise. */
export function isStraight(points: readonly Point[], a = points[0], b = points.at(-1)): boolean {
  if (!a || !b) return true;
  const most = STRAIGHT * distance(a, b) ** 2; // twice a triangle's area
  return points.every(({ x, y }) => Math.abs((b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x)) <= most);
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}
