import sharp, { type Sharp } from "sharp";
import { type ImageKind, imageKindOf } from "../../core/images/imageKind.ts";
import { IMAGE_LIMITS } from "../../core/images/imageLimits.ts";
import { openFile, type Sheet } from "../../model/files/openFile.ts";
import { upright } from "../../model/files/orientation.ts";
import { decodeImage } from "../../model/images/decode.ts";
import { type Drawn, type NotDrawn, refusalByHead } from "./refusal.ts";

const THUMBNAIL_SIDE = 360;
const PHOTOS: ReadonlySet<ImageKind | undefined> = new Set(["jpeg", "avif", "heic", "pdf"]);
const JPEG = { quality: 95, chromaSubsampling: "4:4:4", optimiseCoding: false } as const; // optimised, all of it would be in memory at once

type OpenSheet = { readonly ok: true; readonly sheet: Sheet; readonly pages: number };
type DrawOptions = { readonly asStored: boolean; readonly page: number };

/**
 * Opens an image file, or a page of a PDF, and draws it anew, without metadata and upright, or turned as its pixels are
 * stored; or says why it is not taken.
 */
export async function drawAnew(file: Buffer, { asStored, page }: DrawOptions): Promise<Drawn | NotDrawn> {
  const refused = refusalByHead(file);
  if (refused !== undefined) return { ok: false, reason: refused };
  try {
    const opened = await openSheet(file, page);
    if (!opened.ok) return opened;
    const isPhoto = PHOTOS.has(imageKindOf(file));
    return { ...(await draw(opened.sheet, { asStored, isPhoto })), pages: opened.pages };
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

async function draw(
  { bytes: file, page, unit }: Sheet,
  { asStored, isPhoto }: { readonly asStored: boolean; readonly isPhoto: boolean },
): Promise<Omit<Drawn, "pages">> {
  const open = () => {
    const image = sharp(file, { limitInputPixels: IMAGE_LIMITS.pixels, failOn: "error" });
    return (asStored ? image : image.autoOrient()).toColourspace("srgb");
  };
  const original = await encode(open, isPhoto);
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
  const pictures = { original, normalised, thumbnail };
  const turn = asStored ? orientation : 1;
  return { ok: true, mime: `image/${format}`, width, height, ...pictures, page, unit, orientation: turn };
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
