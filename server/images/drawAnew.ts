import sharp, { type Sharp } from "sharp";
import { type ImageKind, imageKindOf } from "../../core/images/imageKind.ts";
import { IMAGE_LIMITS } from "../../core/images/imageLimits.ts";
import { openFile, type Sheet } from "../../model/files/openFile.ts";
import { upright } from "../../model/files/orientation.ts";
import { decodeImage } from "../../model/images/decode.ts";
import { JPEG, thumbnailOf } from "./keptPictures.ts";
import { type Drawn, type NotDrawn, refusalByHead } from "./refusal.ts";

const PHOTOS: ReadonlySet<ImageKind | undefined> = new Set(["jpeg", "avif", "heic", "pdf"]);

type OpenSheet = { readonly ok: true; readonly sheet: Sheet; readonly pages: number };

/**
 * Opens an image file, or page `page` of a PDF, from 1, and draws it anew, without metadata and turned as EXIF says; or says
 * why it is not taken.
 */
export async function drawAnew(file: Buffer, page: number): Promise<Drawn | NotDrawn> {
  const refused = refusalByHead(file);
  if (refused !== undefined) return { ok: false, reason: refused };
  try {
    const opened = await openSheet(file, page);
    if (!opened.ok) return opened;
    const isPhoto = PHOTOS.has(imageKindOf(file));
    return { ...(await draw(opened.sheet, isPhoto)), pages: opened.pages };
  } catch {
    return { ok: false, reason: "damaged" };
  }
}

/** A page alone: what the rest of the file took is free again before it is drawn. */
async function openSheet(file: Buffer, page: number): Promise<OpenSheet | NotDrawn> {
  const opened = await openFile(file);
  if (!opened.ok) return opened;
  try {
    if (opened.sheets > IMAGE_LIMITS.pdfPages) return { ok: false, reason: "too-many-pages" };
    const sheet = await opened.sheet(page);
    return sheet.ok ? { ok: true, sheet, pages: opened.sheets } : sheet;
  } finally {
    await opened.close();
  }
}

async function draw({ bytes: file, page, unit }: Sheet, isPhoto: boolean): Promise<Omit<Drawn, "pages">> {
  const open = () =>
    sharp(file, { limitInputPixels: IMAGE_LIMITS.pixels, failOn: "error" })
      .autoOrient()
      .toColourspace("srgb");
  const original = await encode(open, isPhoto);
  const { width, height, format } = await sharp(original).metadata();
  const { gray, orientation } = await decodeImage(file);
  const { w, h, values } = upright(gray, orientation);
  const raw = { raw: { width: w, height: h, channels: 1 as const } };
  const normalised = await sharp(values, raw).toColourspace("b-w").png().toBuffer();
  const pictures = { original, normalised, thumbnail: await thumbnailOf(original) };
  return { ok: true, mime: `image/${format}`, width, height, ...pictures, page, unit, orientation };
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
