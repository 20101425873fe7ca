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

type View = {
  readonly w: number; // pixels
  readonly h: number;
  /** What is beyond the image: its edge goes on, or nothing is there (0). */
  readonly beyond: "edge" | "nothing";
};

/** What `warp` sees, between pixels by their distance. */
export function straightened({ w, h, values }: Raster, warp: Warp, view: View): Raster {
  const flat = new Uint8Array(view.w * view.h);
  for (let row = 0; row < view.h; row++) {
    for (let column = 0; column < view.w; column++) {
      const at = warp((column + 0.5) / view.w, (row + 0.5) / view.h);
      let x = Math.floor(at.x - 0.5);
      let y = Math.floor(at.y - 0.5);
      let fx = at.x - 0.5 - x;
      let fy = at.y - 0.5 - y;
      if (x < 0 || y < 0 || x >= w - 1 || y >= h - 1) {
        if (view.beyond === "nothing") continue;
        if (x < 0 || x >= w - 1) [x, fx] = x < 0 ? [0, 0] : [w - 2, 1];
        if (y < 0 || y >= h - 1) [y, fy] = y < 0 ? [0, 0] : [h - 2, 1];
      }
      const i = y * w + x;
      const above = (values[i] ?? 0) * (1 - fx) + (values[i + 1] ?? 0) * fx;
      const below = (values[i + w] ?? 0) * (1 - fx) + (values[i + w + 1] ?? 0) * fx;
      flat[row * view.w + column] = Math.round(above * (1 - fy) + below * fy);
    }
  }
  return { w: view.w, h: view.h, values: flat };
}
