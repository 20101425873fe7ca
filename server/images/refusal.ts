import { imageKindOf } from "../../core/images/imageKind.ts";
import { IMAGE_LIMITS } from "../../core/images/imageLimits.ts";
import type { ImageReason } from "../../core/images/imageReasons.ts";

/** An image drawn anew: nothing of the file is in it but what can be seen. Width and height are the original's, turned as EXIF says. */
export type Drawn = {
  readonly ok: true;
  readonly mime: string;
  readonly width: number;
  readonly height: number;
  readonly original: Uint8Array;
  readonly normalised: Uint8Array; // gray PNG, as it is read
  readonly thumbnail: Uint8Array; // WebP
  readonly page: number | null; // of a PDF, from 1
  readonly pages: number; // of the file; an image has one
  readonly orientation: number; // EXIF's, 1…8, by which the pixels were turned; whether that was right, shows when they are read
  readonly unit: number; // of the file's own units that one pixel is: PDF points, or pixels
};
export type NotDrawn = { readonly ok: false; readonly reason: ImageReason };

/** Why a file is not even opened. */
export function refusalByHead(file: Uint8Array): ImageReason | undefined {
  if (file.length > IMAGE_LIMITS.fileBytes) return "too-many-bytes";
  return imageKindOf(file) === undefined ? "not-an-image" : undefined;
}
