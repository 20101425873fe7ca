import type { BlobMark } from "../../core/reading/reading.ts";
import { type Component, componentsOf } from "./components.ts";
import type { Raster } from "./raster.ts";
import { rulesAcross, rulesDown } from "./rules.ts";

const SPECK_SHARE = 0.012; // of a digit's height squared; fewer pixels are dust
const SPECK_PIXELS = 6;
const RULE_HEIGHTS = { across: 1.4, down: 2.2 }; // digit heights; no stroke of a digit is a straight line as long as this
const RULE_SHARE = 0.3; // of the image's side
const RULE_THICKNESS = 0.13; // digit heights
const MOST_MARKS = 3_000; // more is texture, and no writing

/** Ink as marks for the reader, without dust, rules and frames. Equal images give equal marks. */
export function marksOf(ink: Raster): readonly BlobMark[] {
  const height = likelyHeight(componentsOf(ink), ink);
  const clean = withoutRules(ink, height);
  const least = Math.max(SPECK_PIXELS, SPECK_SHARE * height * height);
  const blobs = componentsOf(clean).filter((blob) => blob.area >= least);
  const kept =
    blobs.length > MOST_MARKS ? [...blobs].sort((a, b) => b.area - a.area).slice(0, MOST_MARKS) : blobs;
  return [...kept]
    .sort((a, b) => a.box.x - b.box.x || a.box.y - b.box.y)
    .map(({ box, mask }, i) => ({ kind: "blob", id: `b${i}`, seq: i, box, mask }));
}

/** A digit's height by the blobs alone: that of blobs in the middle by height, of those that are no dust beside the others. */
export function likelyHeight(blobs: readonly Component[], { w, h }: Raster): number {
  const tall = blobs
    .filter(({ area, box }) => area >= SPECK_PIXELS && box.h < 0.98 * h && box.w < 0.5 * w)
    .map(({ box }) => box.h)
    .sort((a, b) => a - b);
  if (tall.length === 0) return h;
  const high = tall[Math.floor(0.9 * (tall.length - 1))] ?? h;
  const grown = tall.filter((height) => height >= 0.4 * high);
  return grown[Math.floor(grown.length / 2)] ?? h;
}

function withoutRules(ink: Raster, height: number): Raster {
  const thickness = Math.max(2, RULE_THICKNESS * height);
  const across = rulesAcross(ink, {
    length: Math.max(RULE_HEIGHTS.across * height, RULE_SHARE * ink.w),
    thickness,
  });
  const down = rulesDown(ink, {
    length: Math.max(RULE_HEIGHTS.down * height, RULE_SHARE * ink.h),
    thickness,
  });
  const values = ink.values.map((value, i) =>
    value !== 0 && across.values[i] === 0 && down.values[i] === 0 ? 1 : 0,
  );
  return { w: ink.w, h: ink.h, values };
}
