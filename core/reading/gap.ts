import type { Box } from "../ink/box.ts";

type Point = { readonly x: number; readonly y: number };

/** Free space between two boxes from side to side; negative where they overlap. */
export function gapX(a: Box, b: Box): number {
  return Math.max(a.x, b.x) - Math.min(a.x + a.w, b.x + b.w);
}

/** Free space between two boxes from top to bottom; negative where they overlap. */
export function gapY(a: Box, b: Box): number {
  return Math.max(a.y, b.y) - Math.min(a.y + a.h, b.y + b.h);
}

/** How much of the narrower interval lies in the other, 0…1; an interval narrower than `least` counts as that wide. */
export function overlapShare(
  from: number,
  size: number,
  from2: number,
  size2: number,
  least: number,
): number {
  const a = widened(from, size, least);
  const b = widened(from2, size2, least);
  const shared = Math.min(a.from + a.size, b.from + b.size) - Math.max(a.from, b.from);
  const narrow = Math.min(a.size, b.size);
  return shared <= 0 || narrow <= 0 ? 0 : Math.min(1, shared / narrow);
}

function widened(from: number, size: number, least: number): { from: number; size: number } {
  return size >= least ? { from, size } : { from: from - (least - size) / 2, size: least };
}

/** Whether two polylines come nearer to each other than `reach`. */
export function touch(a: readonly Point[], b: readonly Point[], reach: number): boolean {
  for (let i = 0; i < a.length; i++) {
    const p = a[i];
    const q = a[i + 1] ?? p;
    if (!p || !q) continue;
    for (let j = 0; j < b.length; j++) {
      const r = b[j];
      const s = b[j + 1] ?? r;
      if (r && s && near(p, q, r, s, reach)) return true;
    }
  }
  return false;
}

/** How often two polylines cross. */
export function crossings(a: readonly Point[], b: readonly Point[]): number {
  let count = 0;
  for (let i = 0; i + 1 < a.length; i++) {
    const p = a[i];
    const q = a[i + 1];
    if (!p || !q) continue;
    for (let j = 0; j + 1 < b.length; j++) {
      const r = b[j];
      const s = b[j + 1];
      if (r && s && cross(p, q, r, s)) count++;
    }
  }
  return count;
}

function near(p: Point, q: Point, r: Point, s: Point, reach: number): boolean {
  if (Math.max(p.x, q.x) + reach < Math.min(r.x, s.x) || Math.max(r.x, s.x) + reach < Math.min(p.x, q.x))
    return false;
  if (Math.max(p.y, q.y) + reach < Math.min(r.y, s.y) || Math.max(r.y, s.y) + reach < Math.min(p.y, q.y))
    return false;
  if (cross(p, q, r, s)) return true;
  return (
    distanceTo(p, q, r) <= reach ||
    distanceTo(p, q, s) <= reach ||
    distanceTo(r, s, p) <= reach ||
    distanceTo(r, s, q) <= reach
  );
}

function cross(p: Point, q: Point, r: Point, s: Point): boolean {
  return side(p, q, r) * side(p, q, s) < 0 && side(r, s, p) * side(r, s, q) < 0;
}

function side(a: Point, b: Point, c: Point): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

function distanceTo(a: Point, b: Point, c: Point): number {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const squared = dx * dx + dy * dy;
  const along = squared > 0 ? Math.max(0, Math.min(1, ((c.x - a.x) * dx + (c.y - a.y) * dy) / squared)) : 0;
  return Math.hypot(c.x - a.x - along * dx, c.y - a.y - along * dy);
}
