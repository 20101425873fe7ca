import sharp from "sharp";
import type { BlobMark } from "../core/reading/reading.ts";
import { blobsOf } from "./imageBlobs.ts";
import { darknessOf, type Gray, inkThreshold } from "./imageDarkness.ts";

/** The ink of an image as blobs, from left to right; one unit of theirs is `scale` pixels of the image as stored. */
export type ImageInk = { readonly blobs: readonly BlobMark[]; readonly scale: number };

const MOST_PIXELS = 60_000_000; // more would take memory that a small machine has not
const LONGEST_SIDE = 2_000; // finer paper shows no more of a line of digits
const LEAST_HEIGHT = 160; // small images are enlarged, so that a mask of ink and paper keeps their shapes

/** Cuts the ink out of an image of white or black paper. Throws when it is no image that can be read. */
export async function imageInk(file: Buffer): Promise<ImageInk> {
  if (/^\s*(<\?xml|<svg|<!)/i.test(file.subarray(0, 256).toString("latin1")))
    throw new Error("SVG is not read");
  const image = sharp(file, { limitInputPixels: MOST_PIXELS, failOn: "error" });
  const { width, height } = await image.metadata();
  const longest = Math.max(width, height);
  const enlarged = Math.min(4, Math.max(1, LEAST_HEIGHT / height));
  const scale = Math.min(LONGEST_SIDE / longest, enlarged);
  const { data, info } = await image
    .flatten({ background: "#ffffff" })
    .toColourspace("b-w")
    .resize({
      width: Math.max(1, Math.round(width * scale)),
      height: Math.max(1, Math.round(height * scale)),
      fit: "fill",
    })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const gray: Gray = { w: info.width, h: info.height, values: onlyFirst(data, info.channels) };
  const darkness = darknessOf(gray);
  return { blobs: blobsOf(darkness, inkThreshold(darkness)), scale: width / info.width };
}

function onlyFirst(data: Buffer, channels: number): Uint8Array {
  if (channels === 1) return data;
  return Uint8Array.from({ length: data.length / channels }, (_, i) => data[i * channels] ?? 0);
}
