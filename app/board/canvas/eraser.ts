import type { Point } from "./viewport.ts";

/** Whether the eraser, going straight from `a` to `b`, comes within `reach` of `line`. */
export function touchesLine(line: readonly Point[], a: Point, b: Point, reach: number): boolean {
  let from: Point | undefined;
  for (const point of line) {
    if (segmentsWithin(from ?? point, point, a, b, reach)) return true;
    from = point;
  }
  return false;
}

function segmentsWithin(p: Point, q: Point, a: Point, b: Point, reach: number): boolean {
  if (Math.max(p.x, q.x) + reach < Math.min(a.x, b.x) || Math.max(a.x, b.x) + reach < Math.min(p.x, q.x)) {
    return false;
  }
  if (Math.max(p.y, q.y) + reach < Math.min(a.y, b.y) || Math.max(a.y, b.y) + reach < Math.min(p.y, q.y)) {
    return false;
  }
  return (
    cross(p, q, a, b) ||
    distanceTo(p, a, b) <= reach ||
    distanceTo(q, a, b) <= reach ||
    distanceTo(a, p, q) <= reach ||
    distanceTo(b, p, q) <= reach
  );
}

function cross(p: Point, q: Point, a: Point, b: Point): boolean {
  return side(p, q, a) * side(p, q, b) < 0 && side(a, b, p) * side(a, b, q) < 0;
}

function side(p: Point, q: Point, r: Point): number {
  return (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
}

function distanceTo(point: Point, a: Point, b: Point): number {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const lengthSquared = dx * dx + dy * dy;
  const along = lengthSquared === 0 ? 0 : ((point.x - a.x) * dx + (point.y - a.y) * dy) / lengthSquared;
  const held = Math.min(1, Math.max(0, along));
  return Math.hypot(point.x - a.x - held * dx, point.y - a.y - held * dy);
}
