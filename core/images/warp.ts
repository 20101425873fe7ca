export type Point = { readonly x: number; readonly y: number };
/** Corners in the order left top, right top, right bottom, left bottom. */
export type Quad = readonly [Point, Point, Point, Point];
/** From a place in the straightened square, 0…1 along both sides, to a place in the image. */
export type Warp = (u: number, v: number) => Point;

type Row = readonly [number, number, number];
type Matrix = readonly [Row, Row, Row];

/** The perspective that takes the unit square to `quad` (Heckbert 1989). */
export function warpOf(quad: Quad): Warp {
  return warpBy(matrixOf(quad));
}

/** The way back: from a place in the image to one in the unit square that `warpOf(quad)` takes there. */
export function unwarpOf(quad: Quad): Warp {
  const [[a, b, c], [d, e, f], [g, h, i]] = matrixOf(quad);
  return warpBy([
    [e * i - f * h, c * h - b * i, b * f - c * e],
    [f * g - d * i, a * i - c * g, c * d - a * f],
    [d * h - e * g, b * g - a * h, a * e - b * d],
  ]);
}

function matrixOf([a, b, c, d]: Quad): Matrix {
  const dx1 = b.x - c.x;
  const dx2 = d.x - c.x;
  const dx3 = a.x - b.x + c.x - d.x;
  const dy1 = b.y - c.y;
  const dy2 = d.y - c.y;
  const dy3 = a.y - b.y + c.y - d.y;
  const determinant = dx1 * dy2 - dx2 * dy1;
  const g = (dx3 * dy2 - dx2 * dy3) / determinant;
  const h = (dx1 * dy3 - dx3 * dy1) / determinant;
  return [
    [b.x - a.x + g * b.x, d.x - a.x + h * d.x, a.x],
    [b.y - a.y + g * b.y, d.y - a.y + h * d.y, a.y],
    [g, h, 1],
  ];
}

function warpBy([[a, b, c], [d, e, f], [g, h, i]]: Matrix): Warp {
  return (u, v) => {
    const w = g * u + h * v + i;
    return { x: (a * u + b * v + c) / w, y: (d * u + e * v + f) / w };
  };
}
