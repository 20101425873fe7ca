import sharp from "sharp";
import { waysOf } from "../../model/files/orientation.ts";
import type { TurnedPictures } from "../store/images.ts";
import { JPEG, thumbnailOf } from "./keptPictures.ts";

/** Pictures of an image as they were drawn, turned as an orientation of EXIF, 1…8, says. Throws when they are no pictures. */
export async function turnPictures(
  { original, normalised }: Pick<TurnedPictures, "original" | "normalised">,
  orientation: number,
): Promise<TurnedPictures> {
  const { isTurned, isMirrored, isFlipped } = waysOf(orientation);
  // A quarter clockwise makes rows columns, and changes above and below before; sharp mirrors first, whatever comes first here.
  const turn = (picture: Uint8Array) =>
    sharp(picture)
      .flop(isMirrored)
      .flip(isFlipped !== isTurned)
      .rotate(isTurned ? 90 : 0);
  const { format } = await sharp(original).metadata();
  const image = turn(original);
  const turned = await (format === "jpeg" ? image.jpeg(JPEG) : image.png()).toBuffer();
  const { width, height } = await sharp(turned).metadata();
  return {
    width,
    height,
    original: turned,
    normalised: await turn(normalised).toColourspace("b-w").png().toBuffer(),
    thumbnail: await thumbnailOf(turned),
  };
}
