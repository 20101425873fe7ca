import sharp from "sharp";
import { imageKindOf } from "../../core/images/imageKind.ts";
import { IMAGE_LIMITS } from "../../core/images/imageLimits.ts";
import type { ImageReason } from "../../core/images/imageReasons.ts";
import { bitmapPixels, bitmapSize } from "./bitmap.ts";
import { heicPixels } from "./heic.ts";
import { openPdf } from "./pdf.ts";

/** An image as a file that sharp reads. `page` is null where the file is no PDF; a pixel is `unit` of the file's own units, PDF points or stored pixels. */
export type Sheet = {
  readonly ok: true;
  readonly bytes: Buffer;
  readonly page: number | null;
  readonly unit: number;
};
export type NoSheet = { readonly ok: false; readonly reason: ImageReason };
export type OpenFile = {
  readonly ok: true;
  readonly sheets: number;
  /** Counted from 1. Throws an Error where the file is damaged. */
  sheet(number: number): Promise<Sheet | NoSheet>;
  close(): Promise<void>;
};

/** Opens an image, which is one sheet, or a PDF, which is as many as it has pages. */
export async function openFile(file: Buffer): Promise<OpenFile | NoSheet> {
  if (imageKindOf(file) === "pdf") return pdfSheets(file);
  return { ok: true, sheets: 1, sheet: () => imageSheet(file), close: async () => undefined };
}

async function pdfSheets(file: Buffer): Promise<OpenFile | NoSheet> {
  const pdf = await openPdf(file);
  if (!pdf.ok) return pdf;
  return {
    ok: true,
    sheets: pdf.pages,
    sheet: async (page) => {
      const drawn = await pdf.page(page);
      if (!drawn.ok) return drawn;
      return { ok: true, bytes: await pngOf(drawn, 4), page, unit: drawn.points };
    },
    close: pdf.close,
  };
}

async function imageSheet(file: Buffer): Promise<Sheet | NoSheet> {
  const whole = (bytes: Buffer, unit = 1): Sheet => ({ ok: true, bytes, page: null, unit });
  const kind = imageKindOf(file);
  if (kind === "heic") {
    const pixels = await heicPixels(file);
    return pixels.ok ? whole(await jpegOf(pixels), pixels.unit) : pixels;
  }
  const { width, height } =
    kind === "bmp" ? bitmapSize(file) : await sharp(file, { limitInputPixels: false }).metadata();
  const reason = refusalBySize(width, height, kind === "avif");
  if (reason !== undefined) return { ok: false, reason };
  if (kind === "avif") return whole(await unpacked(file));
  return whole(kind === "bmp" ? await pngOf(bitmapPixels(file), 3) : file);
}

function refusalBySize(width: number, height: number, isAvif: boolean): ImageReason | undefined {
  if (width * height > IMAGE_LIMITS.pixels) return "too-many-pixels";
  if (isAvif && width * height > IMAGE_LIMITS.avifPixels) return "too-many-to-unpack";
  return Math.min(width, height) < IMAGE_LIMITS.leastSide ? "too-few-pixels" : undefined;
}

type Drawn = { readonly width: number; readonly height: number; readonly values: Uint8Array };

/** Decoded once: each time it takes 20 bytes a pixel. */
async function unpacked(file: Buffer): Promise<Buffer> {
  const image = sharp(file, { limitInputPixels: IMAGE_LIMITS.pixels, failOn: "error", sequentialRead: true });
  const { hasAlpha } = await image.metadata();
  const plain = image.toColourspace("srgb");
  return hasAlpha ? plain.png({ compressionLevel: 1 }).toBuffer() : plain.jpeg(NEARLY_LOSSLESS).toBuffer();
}

function jpegOf({ width, height, values }: Drawn): Promise<Buffer> {
  return sharp(values, { raw: { width, height, channels: 3 } })
    .jpeg(NEARLY_LOSSLESS)
    .toBuffer();
}

const NEARLY_LOSSLESS = { quality: 97, chromaSubsampling: "4:4:4", optimiseCoding: false } as const; // optimised, all of it would be in memory at once

function pngOf({ width, height, values }: Drawn, channels: 3 | 4): Promise<Buffer> {
  return sharp(values, { raw: { width, height, channels } })
    .removeAlpha()
    .png({ compressionLevel: 1 })
    .toBuffer();
}
