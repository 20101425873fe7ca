import type { Raster } from "./raster.ts";

export type Point = { readonly x: number; readonly y: number };
/** Corners in the order left top, right top, right bottom, left bottom. */
export type Quad = readonly [Point, Point, Point, Point];
/** From a place in the straightened square, 0…1 along both sides, to a place in the image. */
export type Warp = (u: number, v: number) => Point;

/** The perspective that takes the unit square to `quad` (Heckbert 1989). */
export function warpOf([a, b, c, d]: Quad): Warp {
  const dx1 = b.x - c.x;
  const dx2 = d.x - c.x;
  const dx3 = a.x - b.x + c.x - d.x;
  const dy1 = b.y - c.y;
  const dy2 = d.y - c.y;
  const dy3 = a.y - b.y + c.y - d.y;
  const determinant = dx1 * dy2 - dx2 * dy1;
  const g = (dx3 * dy2 - dx2 * dy3) / determinant;
  const h = (dx1 * dy3 - dx3 * dy1) / determinant;
  return (u, v) => {
    const w = g * u + h * v + 1;
    return {
      x: ((b.x - a.x + g * b.x) * u + (d.x - a.x + h * d.x) * v + a.x) / w,
      y: ((b.y - a.y + g * b.y) * u + (d.y - a.y + h * d.y) * v + a.y) / w,
    };
  };
}

/** The square that `warp` sees, `side` pixels wide, between pixels by their distance; beyond the image it is 0. */
export function straightened({ w, h, values }: Raster, warp: Warp, side: number): Raster {
  const square = new Uint8Array(side * side);
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const at = warp((column + 0.5) / side, (row + 0.5) / side);
      const x = Math.floor(at.x - 0.5);
      const y = Math.floor(at.y - 0.5);
      if (x < 0 || y < 0 || x >= w - 1 || y >= h - 1) continue;
      const fx = at.x - 0.5 - x;
      const fy = at.y - 0.5 - y;
      const i = y * w + x;
      const above = (values[i] ?? 0) * (1 - fx) + (values[i + 1] ?? 0) * fx;
      const below = (values[i + w] ?? 0) * (1 - fx) + (values[i + w + 1] ?? 0) * fx;
      square[row * side + column] = Math.round(above * (1 - fy) + below * fy);
    }
  }
  return { w: side, h: side, values: square };
}
