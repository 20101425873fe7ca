import sharp from "sharp";

const THUMBNAIL_SIDE = 360;

/** How photos are kept. */
export const JPEG = { quality: 95, chromaSubsampling: "4:4:4", optimiseCoding: false } as const; // optimised, all of it would be in memory at once

/** The small picture of an original, as WebP. */
export function thumbnailOf(original: Uint8Array): Promise<Buffer> {
  const size = { width: THUMBNAIL_SIDE, height: THUMBNAIL_SIDE };
  return sharp(original)
    .resize({ ...size, fit: "inside", withoutEnlargement: true })
    .webp({ quality: 75 })
    .toBuffer();
}
