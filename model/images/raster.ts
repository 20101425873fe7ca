/** Pixels row by row; what a value means is said by its user: brightness, darkness, or 1 for ink. */
export type Raster = { readonly w: number; readonly h: number; readonly values: Uint8Array };

/** A raster of zeros. */
export function blank(w: number, h: number): Raster {
  return { w, h, values: new Uint8Array(w * h) };
}

/** Rows as columns. */
export function transposed({ w, h, values }: Raster): Raster {
  const turned = new Uint8Array(values.length);
  for (let y = 0; y < h; y++) for (let x = 0; x < w; x++) turned[x * h + y] = values[y * w + x] ?? 0;
  return { w: h, h: w, values: turned };
}

/** How often each value 0…255 occurs. */
export function histogramOf(values: Uint8Array): Uint32Array {
  const counts = new Uint32Array(256);
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

/** The least value that has at least `share` of all at or below it. */
export function valueAtShare(counts: Uint32Array, share: number): number {
  const wanted = share * counts.reduce((sum, count) => sum + count, 0);
  let seen = 0;
  for (let value = 0; value < counts.length; value++) {
    seen += counts[value] ?? 0;
    if (seen >= wanted) return value;
  }
  return counts.length - 1;
}

/** Means of squares of about `factor` pixels. */
export function shrunk({ w, h, values }: Raster, factor: number): Raster {
  const size = { w: Math.max(1, Math.floor(w / factor)), h: Math.max(1, Math.floor(h / factor)) };
  const small = new Uint8Array(size.w * size.h);
  for (let row = 0; row < size.h; row++) {
    const [top, bottom] = [Math.floor(row * factor), Math.max(1, Math.floor((row + 1) * factor))];
    for (let column = 0; column < size.w; column++) {
      const [left, right] = [Math.floor(column * factor), Math.max(1, Math.floor((column + 1) * factor))];
      let sum = 0;
      for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) sum += values[y * w + x] ?? 0;
      small[row * size.w + column] = Math.round(sum / Math.max(1, (bottom - top) * (right - left)));
    }
  }
  return { ...size, values: small };
}

/** Mean of the square of side 2 × `radius` + 1 around each pixel; beyond the edge the edge goes on. Twice is near a Gaussian. */
export function boxBlur(raster: Raster, radius: number): Raster {
  if (radius < 1) return raster;
  const { w, h } = raster;
  const across = new Uint8Array(w * h);
  blurLines(raster.values, across, { lines: h, length: w, lineStep: w, step: 1 }, radius);
  const values = new Uint8Array(w * h);
  blurLines(across, values, { lines: w, length: h, lineStep: 1, step: w }, radius);
  return { w, h, values };
}

type Lines = {
  readonly lines: number;
  readonly length: number;
  readonly lineStep: number;
  readonly step: number;
};

function blurLines(
  from: Uint8Array,
  to: Uint8Array,
  { lines, length, lineStep, step }: Lines,
  radius: number,
): void {
  const size = 2 * radius + 1;
  for (let line = 0; line < lines; line++) {
    const start = line * lineStep;
    const end = start + (length - 1) * step;
    const first = from[start] ?? 0;
    const last = from[end] ?? 0;
    let sum = (radius + 1) * first;
    for (let i = 1; i <= radius; i++) sum += i < length ? (from[start + i * step] ?? 0) : last;
    for (let i = 0; i < length; i++) {
      to[start + i * step] = Math.round(sum / size);
      const enters = i + radius + 1 < length ? (from[start + (i + radius + 1) * step] ?? 0) : last;
      const leaves = i >= radius ? (from[start + (i - radius) * step] ?? 0) : first;
      sum += enters - leaves;
    }
  }
}
