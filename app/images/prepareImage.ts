import { EXIF_BYTES, exifOrientation } from "../../core/images/exifOrientation.ts";
import { imageKindOf, KIND_BYTES } from "../../core/images/imageKind.ts";
import { IMAGE_LIMITS } from "../../core/images/imageLimits.ts";
import { IMAGE_REASONS, type ImageReason } from "../../core/images/imageReasons.ts";

/**
 * What is sent of a file that was chosen; `note` tells the person when it is not the file itself, and `turned` the server by
 * which orientation of EXIF the browser has turned it then, which may have been wrong.
 */
export type Prepared =
  | { readonly ok: true; readonly file: Blob; readonly note?: string; readonly turned?: number }
  | { readonly ok: false; readonly error: string };

const SMALLER_SIDE = 3_500; // pixels; finer paper shows no more of its digits
const JPEG_QUALITY = 0.92;
const SMALLER = "It was larger than can be sent, so it was made smaller first.";
const CONVERTED = "It was saved as JPEG first.";
const GONE = "This file could not be opened. See that it is still there, and choose it again.";

/** Looks at a file by its content: refuses what is no image, and makes a photo that is too large smaller. Never throws. */
export async function prepareImage(file: Blob): Promise<Prepared> {
  const head = await headOf(file);
  if (head === undefined) return { ok: false, error: GONE };
  const kind = imageKindOf(head);
  if (kind === undefined) return refuse("not-an-image");
  if (kind === "pdf") return unopened(file);
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" }).catch(() => undefined);
  if (picture === undefined) return unopened(file);
  try {
    const { width, height } = picture;
    if (Math.min(width, height) < IMAGE_LIMITS.leastSide) return refuse("too-few-pixels");
    const most = kind === "avif" ? IMAGE_LIMITS.avifPixels : IMAGE_LIMITS.pixels;
    const isLarge = file.size > IMAGE_LIMITS.fileBytes || width * height > most;
    if (!isLarge && kind !== "heic") return { ok: true, file };
    const smaller = await drawn(picture);
    if (smaller === undefined) return isLarge ? refuse("too-many-pixels") : unopened(file);
    const turned = kind === "jpeg" ? exifOrientation((await headOf(file, EXIF_BYTES)) ?? head) : 1;
    return { ok: true, file: smaller, note: isLarge ? SMALLER : CONVERTED, turned };
  } finally {
    picture.close();
  }
}

/** Undefined when the device does not give it: it was moved, deleted or locked after it was chosen. */
async function headOf(file: Blob, length = KIND_BYTES): Promise<Uint8Array | undefined> {
  const bytes = await file
    .slice(0, length)
    .arrayBuffer()
    .catch(() => undefined);
  return bytes && new Uint8Array(bytes);
}

/** What this browser cannot open the server may: it is sent as it is. */
function unopened(file: Blob): Prepared {
  if (file.size > IMAGE_LIMITS.fileBytes) return refuse("too-many-bytes");
  return { ok: true, file };
}

async function drawn(picture: ImageBitmap): Promise<Blob | undefined> {
  const scale = Math.min(1, SMALLER_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(IMAGE_LIMITS.leastSide, Math.round(picture.width * scale));
  canvas.height = Math.max(IMAGE_LIMITS.leastSide, Math.round(picture.height * scale));
  const context = canvas.getContext("2d");
  if (context === null) return undefined;
  context.imageSmoothingQuality = "high";
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) =>
    canvas.toBlob((blob) => resolve(blob ?? undefined), "image/jpeg", JPEG_QUALITY),
  );
}

function refuse(reason: ImageReason): Prepared {
  return { ok: false, error: IMAGE_REASONS[reason] };
}
