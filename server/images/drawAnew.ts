import sharp, { type Sharp } from "sharp";
import { imageKindOf } from "../../core/images/imageKind.ts";
import { IMAGE_LIMITS } from "../../core/images/imageLimits.ts";
import type { ImageReason } from "../../core/images/imageReasons.ts";
import { decodeImage } from "../../model/images/decode.ts";
import { bitmapPixels, bitmapSize, type Pixels } from "./bitmap.ts";
import { type Drawn, type NotDrawn, refusalByHead } from "./refusal.ts";
import { upright } from "./upright.ts";

const THUMBNAIL_SIDE = 360;
const JPEG = { quality: 95, chromaSubsampling: "4:4:4", optimiseCoding: false } as const; // optimised, all of it would be in memory at once

type DrawOptions = { readonly asStored: boolean };

/**
 * Opens an image file and draws it anew, without metadata and upright, or turned as its pixels are stored; or says why
 * it is not taken.
 */
export async function drawAnew(file: Buffer, options: DrawOptions): Promise<Drawn | NotDrawn> {
  const refused = refusalByHead(file);
  if (refused !== undefined) return { ok: false, reason: refused };
  try {
    const isBitmap = imageKindOf(file) === "bmp";
    const { width, height } = isBitmap
      ? bitmapSize(file)
      : await sharp(file, { limitInputPixels: false }).metadata();
    const reason = refusalBySize(width, height);
    if (reason !== undefined) return { ok: false, reason };
    return await draw(isBitmap ? await pngOf(bitmapPixels(file)) : file, options);
  } catch {
    return { ok: false, reason: "damaged" };
  }
}

function pngOf({ width, height, values }: Pixels): Promise<Buffer> {
  return sharp(values, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 1 })
    .toBuffer();
}

function refusalBySize(width: number, height: number): ImageReason | undefined {
  if (width * height > IMAGE_LIMITS.pixels) return "too-many-pixels";
  return Math.min(width, height) < IMAGE_LIMITS.leastSide ? "too-few-pixels" : undefined;
}

async function draw(file: Buffer, { asStored }: DrawOptions): Promise<Drawn> {
  const open = () => {
    const image = sharp(file, { limitInputPixels: IMAGE_LIMITS.pixels, failOn: "error" });
    return (asStored ? image : image.autoOrient()).toColourspace("srgb");
  };
  const original = await encode(open, imageKindOf(file) === "jpeg" || imageKindOf(file) === "avif");
  const { width, height, format } = await sharp(original).metadata();
  const { gray, orientation } = await decodeImage(file);
  const { w, h, values } = upright(gray, asStored ? 1 : orientation);
  const raw = { raw: { width: w, height: h, channels: 1 as const } };
  const normalised = await sharp(values, raw).toColourspace("b-w").png().toBuffer();
  const size = {
    width: THUMBNAIL_SIDE,
    height: THUMBNAIL_SIDE,
    fit: "inside" as const,
    withoutEnlargement: true,
  };
  const thumbnail = await sharp(original).resize(size).webp({ quality: 75 }).toBuffer();
  return { ok: true, mime: `image/${format}`, width, height, original, normalised, thumbnail };
}

/** Photos as JPEG, all other as PNG, unless that is larger than any file that is taken. */
async function encode(open: () => Sharp, isPhoto: boolean): Promise<Buffer> {
  const { hasAlpha } = await open().metadata();
  if (!isPhoto || hasAlpha) {
    const png = await open().png().toBuffer();
    if (png.length <= IMAGE_LIMITS.fileBytes) return png;
  }
  return open().flatten({ background: "#ffffff" }).jpeg(JPEG).toBuffer();
}
