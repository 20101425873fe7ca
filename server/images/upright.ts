import type { Raster } from "../../model/images/raster.ts";

const TURNED = 5; // from this orientation on width and height change places

/** The raster as it is to be seen, by EXIF's orientation 1…8; another number leaves it as it is. */
export function upright({ w, h, values }: Raster, orientation: number): Raster {
  if (orientation <= 1 || orientation > 8) return { w, h, values };
  const [width, height] = orientation >= TURNED ? [h, w] : [w, h];
  const turned = new Uint8Array(values.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) turned[y * width + x] = values[sourceOf(x, y)] ?? 0;
  }
  return { w: width, h: height, values: turned };

  function sourceOf(x: number, y: number): number {
    const [across, down] = orientation >= TURNED ? [y, x] : [x, y];
    const mirrored = orientation === 2 || orientation === 3 || orientation === 7 || orientation === 8;
    const flipped = orientation === 3 || orientation === 4 || orientation === 6 || orientation === 7;
    return (flipped ? h - 1 - down : down) * w + (mirrored ? w - 1 - across : across);
  }
}
