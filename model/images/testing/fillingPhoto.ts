import { type View, warpInto } from "../../../core/images/view.ts";
import type { Raster } from "../raster.ts";

/** How a page lies: turned clockwise, and its right side shorter by a share, for it is further away. */
export type Lie = { readonly degrees?: number; readonly far?: number };

const [PAPER, INK] = [230, 50];

/** A photo as large as the page that fills it, with ink where `isInk` says so on the page; and where the page lies in it. */
export function fillingPhoto(
  { w, h }: Pick<Raster, "w" | "h">,
  isInk: (x: number, y: number) => boolean,
  { degrees = 0, far = 0 }: Lie = {},
): { readonly gray: Raster; readonly page: View } {
  const angle = (degrees * Math.PI) / 180;
  const at = (x: number, y: number) => ({
    x: w / 2 + x * Math.cos(angle) - y * Math.sin(angle),
    y: h / 2 + x * Math.sin(angle) + y * Math.cos(angle),
  });
  const less = (h / 2) * (1 - far);
  const page: View = {
    quad: [at(-w / 2, -h / 2), at(w / 2, -less), at(w / 2, less), at(-w / 2, h / 2)],
    w,
    h,
  };
  const place = warpInto(page);
  const values = Uint8Array.from({ length: w * h }, (_, i) => {
    const { x, y } = place((i % w) + 0.5, Math.floor(i / w) + 0.5);
    return isInk(x, y) ? INK : PAPER;
  });
  return { gray: { w, h, values }, page };
}

/** Words of slender bars, as tall as digits are, in rows across a page of 700 × 900. */
export function isWriting(x: number, y: number): boolean {
  const row = Math.floor(y / 60);
  const inRow = y % 60 > 18 && y % 60 < 44 && row > 1 && row < 13;
  return inRow && (x + 37 * row) % 26 < 8 && (x + 83 * row) % 190 > 50 && x > 80 && x < 620;
}
