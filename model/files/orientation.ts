import type { Box } from "../../core/ink/box.ts";
import type { Raster } from "../images/raster.ts";

const TURNED = 5; // from this orientation on width and height change places

/** How an orientation of EXIF, 1…8, has pixels seen: left and right, above and below change places, then rows become columns. */
export function waysOf(orientation: number) {
  return {
    isTurned: orientation >= TURNED,
    isMirrored: orientation === 2 || orientation === 3 || orientation === 7 || orientation === 8,
    isFlipped: orientation === 3 || orientation === 4 || orientation === 6 || orientation === 7,
  };
}

export function isOriented(orientation: number): boolean {
  return orientation > 1 && orientation <= 8;
}

/** The orientation that turns back what this one turned. */
export function backFrom(orientation: number): number {
  if (orientation === 6) return 8;
  return orientation === 8 ? 6 : orientation; // each other is its own way back
}

type Size = { readonly w: number; readonly h: number };

/** How large a picture is after an orientation of EXIF has turned it. */
export function sizeTurned({ w, h }: Size, orientation: number): Size {
  return waysOf(orientation).isTurned ? { w: h, h: w } : { w, h };
}

/** The raster as it is to be seen, by EXIF's orientation 1…8; another number leaves it as it is. */
export function upright({ w, h, values }: Raster, orientation: number): Raster {
  if (!isOriented(orientation)) return { w, h, values };
  const { isTurned, isMirrored, isFlipped } = waysOf(orientation);
  const { w: width, h: height } = sizeTurned({ w, h }, orientation);
  const turned = new Uint8Array(values.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) turned[y * width + x] = values[sourceOf(x, y)] ?? 0;
  }
  return { w: width, h: height, values: turned };

  function sourceOf(x: number, y: number): number {
    const [across, down] = isTurned ? [y, x] : [x, y];
    return (isFlipped ? h - 1 - down : down) * w + (isMirrored ? w - 1 - across : across);
  }
}

/** Where a box of the upright picture stands in its pixels as stored, which are `size` large. */
export function boxAsStored({ x, y, w, h }: Box, orientation: number, size: Size): Box {
  const { isTurned, isMirrored, isFlipped } = waysOf(orientation);
  const box = isTurned ? { x: y, y: x, w: h, h: w } : { x, y, w, h };
  return {
    ...box,
    x: isMirrored ? size.w - box.x - box.w : box.x,
    y: isFlipped ? size.h - box.y - box.h : box.y,
  };
}
