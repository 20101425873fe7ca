import { type Raster, transposed } from "./raster.ts";

/**
 * Dark places filled that are too narrow for a square of side 2 × `reach` + 1 (closing, Serra 1982). Beyond its sides the
 * raster goes on as at them: where a shadow's edge runs out of the image, the tip of the shadow stays one.
 */
export function closed(raster: Raster, reach: number): Raster {
  if (reach === 0) return raster;
  const wide = widened(raster, reach);
  return inner(extremes(extremes(wide, reach, Math.max), reach, Math.min), reach);
}

function widened({ w, h, values }: Raster, margin: number): Raster {
  const size = { w: w + 2 * margin, h: h + 2 * margin };
  const inside = (at: number, length: number) => Math.max(0, Math.min(length - 1, at - margin));
  const wide = new Uint8Array(size.w * size.h);
  for (let y = 0; y < size.h; y++) {
    const row = inside(y, h) * w;
    for (let x = 0; x < size.w; x++) wide[y * size.w + x] = values[row + inside(x, w)] ?? 0;
  }
  return { ...size, values: wide };
}

function inner({ w, h, values }: Raster, margin: number): Raster {
  const size = { w: w - 2 * margin, h: h - 2 * margin };
  const kept = new Uint8Array(size.w * size.h);
  for (let y = 0; y < size.h; y++) {
    const from = (y + margin) * w + margin;
    kept.set(values.subarray(from, from + size.w), y * size.w);
  }
  return { ...size, values: kept };
}

/** The greatest or least value of the square of side 2 × `radius` + 1 around each pixel. */
function extremes(raster: Raster, radius: number, pick: (a: number, b: number) => number): Raster {
  return transposed(extremesAcross(transposed(extremesAcross(raster, radius, pick)), radius, pick));
}

/** The same along rows alone: windows of twice the width from two of the width before. */
function extremesAcross(
  { w, h, values }: Raster,
  radius: number,
  pick: (a: number, b: number) => number,
): Raster {
  const window = 2 * radius + 1;
  const found = new Uint8Array(w * h);
  const line = new Uint8Array(w + 2 * radius);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < line.length; x++)
      line[x] = values[y * w + Math.max(0, Math.min(w - 1, x - radius))] ?? 0;
    let width = 1;
    for (; 2 * width <= window; width *= 2)
      for (let x = 0; x + width < line.length; x++) line[x] = pick(line[x] ?? 0, line[x + width] ?? 0);
    for (let x = 0; x < w; x++) found[y * w + x] = pick(line[x] ?? 0, line[x + window - width] ?? 0);
  }
  return { w, h, values: found };
}
