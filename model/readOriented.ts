import type { Reading } from "../core/reading/reading.ts";
import type { Classify } from "../core/reading/scoreCache.ts";
import { boxAsStored, isOriented, upright } from "./files/orientation.ts";
import type { Picture } from "./images/decode.ts";
import { placed, readPicture } from "./images/readImage.ts";

/** What is read in a picture as it is seen when `orientation` turns its pixels, 1…8; boxes are in the pixels turned so. */
export type SeenReading = { readonly reading: Reading; readonly orientation: number };

/**
 * Reads a picture as its pixels are stored and, where EXIF says that they are turned, as EXIF says too; the way in which more
 * digits are read holds, EXIF's where neither does. Cameras write it rightly, but many programs turn the pixels and leave it.
 */
export async function readBothWays(picture: Picture, classify: Classify): Promise<SeenReading> {
  const { gray, orientation } = picture;
  const stored = { reading: await readPicture(picture, classify), orientation: 1 };
  if (!isOriented(orientation)) return stored;
  const turned = await readPicture({ ...picture, gray: upright(gray, orientation) }, classify);
  return digitsIn(turned) < digitsIn(stored.reading) ? stored : { reading: turned, orientation };
}

/** The same, its boxes in the pixels as stored. */
export async function readOriented(picture: Picture, classify: Classify): Promise<Reading> {
  const { gray, scale } = picture;
  const { reading, orientation } = await readBothWays(picture, classify);
  const size = { w: gray.w * scale, h: gray.h * scale };
  return placed(reading, (box) => boxAsStored(box, orientation, size));
}

/** How many digits are read, each as much as it is sure. */
function digitsIn({ numbers }: Reading): number {
  return numbers.flatMap(({ digits }) => digits).reduce((sum, { p }) => sum + p, 0);
}
