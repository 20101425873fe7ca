import { type Quad, warpOf } from "../../../core/images/warp.ts";
import type { Raster } from "../raster.ts";

const TABLE = 110;
const GRAIN = 9;

/** A photo of `size` in which `page` lies with its corners at `quad` on a darker table, under `light` (0…1 at each place). */
export function onTable(
  page: Raster,
  quad: Quad,
  size: { readonly w: number; readonly h: number },
  light: (x: number, y: number) => number = () => 1,
): Raster {
  const { w, h } = size;
  const values = new Uint8Array(w * h);
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++) values[y * w + x] = (TABLE + ((x * 7 + y * 13) % GRAIN)) * light(x, y);
  const warp = warpOf(quad);
  const fine = 2; // places looked at in each pixel of the page, along either side: every one of the photo is met
  for (let row = 0; row < fine * page.h; row++)
    for (let column = 0; column < fine * page.w; column++) {
      const at = warp((column + 0.5) / (fine * page.w), (row + 0.5) / (fine * page.h));
      const [x, y] = [Math.floor(at.x), Math.floor(at.y)];
      if (x < 0 || y < 0 || x >= w || y >= h) continue;
      const value = page.values[Math.floor(row / fine) * page.w + Math.floor(column / fine)] ?? 0;
      values[y * w + x] = value * light(x, y);
    }
  return { w, h, values };
}
