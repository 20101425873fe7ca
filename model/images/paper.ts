import { histogramOf, type Raster, valueAtShare } from "./raster.ts";

const SMALL_SIDE = 1_000;
const TILES = 12; // along the longer side of a small image; a tile must be larger than a stroke is wide
const PAGE_TILES = 24;
const PAPER_SHARE = 0.75; // this share of a tile's pixels, in order of brightness, lies below its paper's

/** How much darker than its paper each pixel is, 0…255. Uneven light, tinted and black paper all become 0. */
export function darknessOf(gray: Raster): Raster {
  const { w, h } = gray;
  const light = isLightPaper(gray) ? gray.values : gray.values.map((value) => 255 - value);
  const longest = Math.max(w, h);
  const step = Math.max(8, Math.ceil(longest / (longest > SMALL_SIDE ? PAGE_TILES : TILES)));
  const columns = Math.ceil(w / step);
  const rows = Math.ceil(h / step);
  const paper = Float32Array.from({ length: columns * rows }, (_, i) =>
    paperOf({ w, h, values: light }, (i % columns) * step, Math.floor(i / columns) * step, step),
  );
  const values = new Uint8Array(w * h);
  const across = Array.from({ length: w }, (_, x) => placeOf(x, step, columns));
  for (let y = 0; y < h; y++) {
    const { low, high, part } = placeOf(y, step, rows);
    const band = Float32Array.from({ length: columns }, (_, c) =>
      mix(paper[low * columns + c] ?? 255, paper[high * columns + c] ?? 255, part),
    );
    for (let x = 0; x < w; x++) {
      const at = across[x];
      if (!at) continue;
      const here = Math.max(1, mix(band[at.low] ?? 255, band[at.high] ?? 255, at.part));
      values[y * w + x] = Math.max(0, Math.round(255 * (1 - (light[y * w + x] ?? 0) / here)));
    }
  }
  return { w, h, values };
}

/** Paper is dark only where both the edge and the most of an image are: a page may lie on a dark table, thick ink may fill a crop. */
function isLightPaper({ w, h, values }: Raster): boolean {
  const counts = histogramOf(values);
  const middle = (valueAtShare(counts, 0.01) + valueAtShare(counts, 0.99)) / 2;
  if (valueAtShare(counts, 0.5) >= middle) return true;
  const edge: number[] = [];
  for (let x = 0; x < w; x++) edge.push(values[x] ?? 0, values[(h - 1) * w + x] ?? 0);
  for (let y = 0; y < h; y++) edge.push(values[y * w] ?? 0, values[y * w + w - 1] ?? 0);
  return valueAtShare(histogramOf(Uint8Array.from(edge)), 0.5) > middle;
}

function paperOf({ w, h, values }: Raster, x0: number, y0: number, step: number): number {
  const counts = new Uint32Array(256);
  for (let y = y0; y < Math.min(h, y0 + step); y++) {
    for (let x = x0; x < Math.min(w, x0 + step); x++) {
      const value = values[y * w + x] ?? 0;
      counts[value] = (counts[value] ?? 0) + 1;
    }
  }
  return valueAtShare(counts, PAPER_SHARE);
}

/** The two tiles whose middles lie around a pixel, and how far it is on the way from the first to the second. */
function placeOf(at: number, step: number, count: number): { low: number; high: number; part: number } {
  const place = Math.max(0, Math.min(count - 1, (at + 0.5) / step - 0.5));
  const low = Math.floor(place);
  return { low, high: Math.min(count - 1, low + 1), part: place - low };
}

function mix(a: number, b: number, part: number): number {
  return a + (b - a) * part;
}
