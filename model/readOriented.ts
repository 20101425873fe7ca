import type { Reading } from "../core/reading/reading.ts";
import type { Classify } from "../core/reading/scoreCache.ts";
import { boxAsStored, isOriented, upright } from "./files/orientation.ts";
import type { Picture } from "./images/decode.ts";
import { placed, readPicture } from "./images/readImage.ts";

/**
 * Reads a picture as its pixels are stored and, where EXIF says that they are turned, as EXIF says too; the one in which more
 * digits are read holds. Cameras write it rightly, but many programs turn the pixels and leave it. Boxes are in the pixels
 * as stored.
 */
export async function readOriented(picture: Picture, classify: Classify): Promise<Reading> {
  const { gray, scale, orientation } = picture;
  const stored = await readPicture(picture, classify);
  if (!isOriented(orientation)) return stored;
  const turned = await readPicture({ ...picture, gray: upright(gray, orientation) }, classify);
  if (digitsIn(turned) <= digitsIn(stored)) return stored;
  const size = { w: gray.w * scale, h: gray.h * scale };
  return placed(turned, (box) => boxAsStored(box, orientation, size));
}

/** How many digits are read, each as much as it is sure. */
function digitsIn({ numbers }: Reading): number {
  return numbers.flatMap(({ digits }) => digits).reduce((sum, { p }) => sum + p, 0);
}
