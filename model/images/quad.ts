import type { Point, Quad } from "../../core/images/warp.ts";

type Line = { readonly at: Point; readonly along: Point };

/** The convex hull of points, clockwise as the image is seen, y downwards (Andrew 1979). */
export function hullOf(points: readonly Point[]): readonly Point[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  const chain = (from: readonly Point[]) => {
    const kept: Point[] = [];
    for (const point of from) {
      while (kept.length > 1 && turn(kept.at(-2) ?? point, kept.at(-1) ?? point, point) <= 0) kept.pop();
      kept.push(point);
    }
    return kept.slice(0, -1);
  };
  return [...chain(sorted), ...chain([...sorted].reverse())];
}

/** The area within a polygon. */
export function areaWithin(polygon: readonly Point[]): number {
  const twice = polygon.reduce((sum, a, i) => {
    const b = polygon[(i + 1) % polygon.length] ?? a;
    return sum + a.x * b.y - b.x * a.y;
  }, 0);
  return Math.abs(twice) / 2;
}

/**
 * The four lines around a convex polygon that add the least area to it, one side taken away at a time, once corners that stand out by less than
 * `bend` are gone; null for fewer than four sides, or where no side can go. Corners in the order left top, right top, right bottom, left bottom, of whichever way up is nearest.
 */
export function quadAround(hull: readonly Point[], bend: number): Quad | null {
  let corners = [...withoutBends(hull, bend)];
  while (corners.length > 4) {
    const cheapest = corners
      .map((_, i) => ({ i, ...withoutSide(corners, i) }))
      .sort((a, b) => a.added - b.added)[0];
    if (!cheapest?.corner) return null;
    const { i, corner } = cheapest;
    const next = (i + 1) % corners.length;
    corners = corners.flatMap((point, at) => (at === i ? [corner] : at === next ? [] : [point]));
  }
  return corners.length === 4 ? fromLeftTop(corners) : null;
}

/** Nearly straight sides in pieces would meet anywhere once one piece is gone. */
function withoutBends(hull: readonly Point[], bend: number): readonly Point[] {
  const flattest = hull
    .map((corner, i) => ({
      i,
      height: heightOver(hull.at(i - 1) ?? corner, corner, hull[(i + 1) % hull.length] ?? corner),
    }))
    .sort((a, b) => a.height - b.height)[0];
  if (!flattest || hull.length <= 4 || flattest.height >= bend) return hull;
  return withoutBends(
    hull.filter((_, i) => i !== flattest.i),
    bend,
  );
}

function heightOver(a: Point, top: Point, b: Point): number {
  return (2 * areaWithin([a, top, b])) / Math.max(1e-9, Math.hypot(b.x - a.x, b.y - a.y));
}

/** Where the sides beside side `i` meet once it is gone, and the area that adds. */
function withoutSide(corners: readonly Point[], i: number): { corner: Point | null; added: number } {
  const at = (k: number) => corners[(k + corners.length) % corners.length] ?? { x: 0, y: 0 };
  const [before, from, to, after] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
  const corner = meeting(lineThrough(before, from), lineThrough(after, to));
  const isBeyond = corner !== null && turn(from, corner, to) > 0 && turn(before, corner, after) > 0;
  return isBeyond ? { corner, added: areaWithin([from, corner, to]) } : { corner: null, added: Infinity };
}

function lineThrough(from: Point, to: Point): Line {
  return { at: from, along: { x: to.x - from.x, y: to.y - from.y } };
}

function meeting(a: Line, b: Line): Point | null {
  const cross = a.along.x * b.along.y - a.along.y * b.along.x;
  if (Math.abs(cross) < 1e-9) return null;
  const t = ((b.at.x - a.at.x) * b.along.y - (b.at.y - a.at.y) * b.along.x) / cross;
  return { x: a.at.x + t * a.along.x, y: a.at.y + t * a.along.y };
}

/** Above 0 where the way from `a` over `b` to `c` turns clockwise as the image is seen. */
function turn(a: Point, b: Point, c: Point): number {
  return (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x);
}

function fromLeftTop(corners: readonly Point[]): Quad | null {
  const first = corners
    .map((a, i) => {
      const b = corners[(i + 1) % 4] ?? a;
      return { i, slope: (b.x - a.x) / Math.hypot(b.x - a.x, b.y - a.y) };
    })
    .sort((a, b) => b.slope - a.slope)[0];
  const [a, b, c, d] = [0, 1, 2, 3].map((k) => corners[((first?.i ?? 0) + k) % 4]);
  return a && b && c && d ? [a, b, c, d] : null;
}
