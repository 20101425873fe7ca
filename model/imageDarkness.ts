/** Pixels row by row, 0 black … 255 white. */
export type Gray = { readonly w: number; readonly h: number; readonly values: Uint8Array };
/** How much darker than its paper each pixel is, 0…255, row by row. */
export type Darkness = Gray;

const TILES = 12; // along the longer side; a tile must be larger than a stroke is wide
const PAPER_SHARE = 0.75; // this share of a tile's pixels, in order of brightness, lies below its paper's
const LEAST_INK = 32; // darkness; fainter marks are texture of the paper

/** Takes the paper away: uneven light, tinted and black paper all become 0. */
export function darknessOf(gray: Gray): Darkness {
  const light = median(gray.values) >= 128 ? gray.values : gray.values.map((value) => 255 - value);
  const { w, h } = gray;
  const step = Math.max(8, Math.ceil(Math.max(w, h) / TILES));
  const columns = Math.max(1, Math.ceil(w / step));
  const rows = Math.max(1, Math.ceil(h / step));
  const paper = Array.from({ length: columns * rows }, (_, i) =>
    paperOf(light, w, h, (i % columns) * step, Math.floor(i / columns) * step, step),
  );
  const values = new Uint8Array(w * h);
  for (let y = 0; y < h; y++) {
    const row = position(y, step, rows);
    for (let x = 0; x < w; x++) {
      const column = position(x, step, columns);
      const at = (r: number, c: number) => paper[r * columns + c] ?? 255;
      const above = mix(at(row.low, column.low), at(row.low, column.high), column.part);
      const below = mix(at(row.high, column.low), at(row.high, column.high), column.part);
      const here = Math.max(1, mix(above, below, row.part));
      values[y * w + x] = Math.max(0, Math.round(255 * (1 - (light[y * w + x] ?? 0) / here)));
    }
  }
  return { w, h, values };
}

/** The darkness from which on a pixel is ink (Otsu 1979), or Infinity where all is paper. */
export function inkThreshold({ values }: Darkness): number {
  const counts = histogram(values);
  const total = values.length;
  const sum = counts.reduce((all, count, value) => all + count * value, 0);
  let below = 0;
  let sumBelow = 0;
  let most = -1;
  let best = Infinity;
  counts.forEach((count, value) => {
    below += count;
    sumBelow += count * value;
    if (below === 0 || below === total) return;
    const apart = sumBelow / below - (sum - sumBelow) / (total - below);
    const between = below * (total - below) * apart * apart;
    if (between > most) {
      most = between;
      best = value + 1;
    }
  });
  const darkest = counts.findLastIndex((count) => count > 0);
  return darkest < LEAST_INK ? Infinity : Math.max(LEAST_INK, best);
}

function paperOf(light: Uint8Array, w: number, h: number, x0: number, y0: number, step: number): number {
  const counts = new Array<number>(256).fill(0);
  let total = 0;
  for (let y = y0; y < Math.min(h, y0 + step); y++) {
    for (let x = x0; x < Math.min(w, x0 + step); x++) {
      const value = light[y * w + x] ?? 0;
      counts[value] = (counts[value] ?? 0) + 1;
      total++;
    }
  }
  return valueAt(counts, total * PAPER_SHARE);
}

/** The two tiles whose middles lie around a pixel, and how far it is on the way from the first to the second. */
function position(at: number, step: number, count: number): { low: number; high: number; part: number } {
  const place = Math.max(0, Math.min(count - 1, at / step - 0.5));
  const low = Math.floor(place);
  return { low, high: Math.min(count - 1, low + 1), part: place - low };
}

function mix(a: number, b: number, part: number): number {
  return a + (b - a) * part;
}

function median(values: Uint8Array): number {
  return valueAt(histogram(values), values.length / 2);
}

function histogram(values: Uint8Array): readonly number[] {
  const counts = new Array<number>(256).fill(0);
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

function valueAt(counts: readonly number[], rank: number): number {
  let seen = 0;
  return Math.max(
    0,
    counts.findIndex((count) => {
      seen += count;
      return seen >= rank;
    }),
  );
}
