import { IMAGE_LIMITS } from "../../core/images/imageLimits.ts";
import type { ImageReason } from "../../core/images/imageReasons.ts";

/** Red, green, blue and alpha of an image, row by row, turned as its container says. */
export type HeicPixels = {
  readonly ok: true;
  readonly width: number;
  readonly height: number;
  readonly values: Uint8Array;
};

/** The pixels of a HEIC file, decoded by libheif in WebAssembly. Throws where it is none or is cut short. */
export async function heicPixels(
  file: Uint8Array,
): Promise<HeicPixels | { readonly ok: false; readonly reason: ImageReason }> {
  const { default: heic } = await import("heic-decode");
  const images = await heic.all({ buffer: file });
  try {
    const [image] = images;
    if (image === undefined) throw new Error("no image in it");
    const { width, height } = image;
    if (width * height > IMAGE_LIMITS.heavyPixels) return { ok: false, reason: "too-many-to-unpack" };
    if (Math.min(width, height) < IMAGE_LIMITS.leastSide) return { ok: false, reason: "too-few-pixels" };
    const { data } = await image.decode();
    return { ok: true, width, height, values: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) };
  } finally {
    images.dispose();
  }
}
