import type { Box } from "../../core/ink/box.ts";
import type { Raster } from "./raster.ts";

/** Connected ink: its box in the raster's pixels, how many pixels, and its mask of `box.w` × `box.h`. */
export type Component = { readonly box: Box; readonly area: number; readonly mask: Uint8Array };

/** Ink (values above 0) that hangs together over sides and corners, in reading order of its first pixels. */
export function componentsOf({ w, h, values }: Raster): readonly Component[] {
  const names = new Int32Array(values.length);
  const stack = new Int32Array(values.length);
  const found: Component[] = [];
  for (let from = 0; from < values.length; from++) {
    if (values[from] === 0 || names[from] !== 0) continue;
    const name = found.length + 1;
    let [left, right, top, bottom, area] = [w, -1, h, -1, 0];
    let depth = 0;
    stack[depth++] = from;
    names[from] = name;
    while (depth > 0) {
      const at = stack[--depth] ?? 0;
      const x = at % w;
      const y = (at - x) / w;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
      area++;
      for (let ny = y > 0 ? y - 1 : y; ny <= y + 1 && ny < h; ny++) {
        for (let nx = x > 0 ? x - 1 : x; nx <= x + 1 && nx < w; nx++) {
          const next = ny * w + nx;
          if (values[next] === 0 || names[next] !== 0) continue;
          names[next] = name;
          stack[depth++] = next;
        }
      }
    }
    const box = { x: left, y: top, w: right - left + 1, h: bottom - top + 1 };
    found.push({ box, area, mask: maskOf(names, name, box, w) });
  }
  return found;
}

function maskOf(names: Int32Array, name: number, box: Box, width: number): Uint8Array {
  const mask = new Uint8Array(box.w * box.h);
  for (let y = 0; y < box.h; y++) {
    const row = (box.y + y) * width + box.x;
    for (let x = 0; x < box.w; x++) if (names[row + x] === name) mask[y * box.w + x] = 1;
  }
  return mask;
}
