import type { Blob } from "../../../core/ink/blob.ts";
import { inkColor, type Scheme } from "./palette.ts";

/** A blob in the color of ink, one pixel for each of its mask's. */
export function blobPicture({ box, mask }: Blob, scheme: Scheme): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = box.w;
  canvas.height = box.h;
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("this browser draws no canvas");
  const pixels = context.createImageData(box.w, box.h);
  const color = Number.parseInt(inkColor(0, scheme).slice(1), 16);
  mask.forEach((value, i) => {
    pixels.data.set([color >> 16, (color >> 8) & 255, color & 255, value], 4 * i);
  });
  context.putImageData(pixels, 0, 0);
  return canvas;
}
