import { boxBehind } from "../../core/images/view.ts";
import type { Blob } from "../../core/ink/blob.ts";
import { type Box, unionOf } from "../../core/ink/box.ts";
import { MAX_BLOB_SIDE, MAX_BLOBS } from "../../core/ink/packBlobs.ts";
import type { BlobMark } from "../../core/reading/reading.ts";
import { LIMITS } from "../../core/wire/limits.ts";
import { flatOf } from "../../model/images/flat.ts";
import type { Raster } from "../../model/images/raster.ts";
import { findMarks } from "../../model/images/readImage.ts";
import { enlarged, inkCounter, type Mask, seenMask, within } from "./mask.ts";

/** The ink of an image's numbers as a board takes it, the image's left top corner at 0, 0; `owners` says whose each blob is. */
export type CutBlobs = {
  readonly size: { readonly w: number; readonly h: number }; // of the whole image, board units
  readonly blobs: readonly Blob[];
  readonly owners: readonly number[]; // places in the list of boxes
};

const DIGIT_HEIGHT = 56; // board units, about what people write
const LARGEST = 4; // board units a pixel: finer digits stay small rather than become stairs
const MOST_PIXELS = 3.6 * LIMITS.inkBytes; // of all blobs: four fit a byte
const WHOLE = 0.6; // of a mark's ink in a number's box, from which on all of it is that number's
const MOST_CUT = 60_000_000; // pixels looked at to cut marks: a page full of boxes ends too
const REACH = 0.04; // of a box's height that its ink may reach beyond it
const FAINT = 0.45; // of the darkest in a box, from which on it is ink where no mark was found
const LEAST_DARKNESS = 8;

/**
 * Cuts the ink of numbers out of a picture. `boxes` are the numbers', in pixels of `gray`. A mark that belongs to a number
 * stays whole; one that runs through several, a line of the form or joined digits, is cut at their boxes. A number
 * without any ink gets no blob. What was straightened to be read is cut there, and lies as the picture shows it.
 */
export function cutBlobs(gray: Raster, enlargedBy: number, boxes: readonly Box[]): CutBlobs {
  const { darkness, ink, view } = flatOf(gray, 1 / enlargedBy);
  const places = boxes.map((box) => (view ? boxBehind(view, box) : box));
  const found = allotted(findMarks(darkness, ink, enlargedBy), places);
  const owned = places.flatMap((place, owner) => {
    const own = found[owner] ?? [];
    const masks = own.length > 0 ? own : faintIn(darkness, place);
    return [...masks]
      .sort((a, b) => areaOf(b.box) - areaOf(a.box))
      .slice(0, LIMITS.partsPerLabel)
      .sort((a, b) => a.box.x - b.box.x || a.box.y - b.box.y)
      .map((mask) => ({ mask: view ? seenMask(mask, view) : mask, owner }));
  });
  const kept = owned.slice(0, MAX_BLOBS);
  const scale = scaleFor(
    places,
    kept.map(({ mask }) => mask.box),
  );
  const size = { w: Math.round(gray.w * scale), h: Math.round(gray.h * scale) };
  return {
    size,
    blobs: kept.map(({ mask }) => enlarged(mask, scale)),
    owners: kept.map(({ owner }) => owner),
  };
}

/** So that middling digits become as tall as people write, and all ink fits one message. */
function scaleFor(boxes: readonly Box[], masks: readonly Box[]): number {
  const heights = boxes.map(({ h }) => h).sort((a, b) => a - b);
  const middling = Math.max(1, heights[heights.length >> 1] ?? 1);
  const pixels = masks.reduce((sum, box) => sum + areaOf(box), 0);
  const longest = Math.max(1, ...masks.flatMap(({ w, h }) => [w, h]));
  return Math.min(
    LARGEST,
    DIGIT_HEIGHT / middling,
    Math.sqrt(MOST_PIXELS / Math.max(1, pixels)),
    (MAX_BLOB_SIDE - 1) / longest,
  );
}

/** Each box's masks: a mark that lies mostly in one box whole, any other as far as it lies in each. */
function allotted(marks: readonly BlobMark[], boxes: readonly Box[]): readonly (readonly Mask[])[] {
  const near = boxes.map(grown);
  const found = boxes.map((): Mask[] => []);
  let budget = MOST_CUT;
  for (const mark of marks) {
    const over = near.flatMap((box, owner) => (overlap(mark.box, box) ? [{ box, owner }] : []));
    if (over.length === 0) continue;
    const countIn = inkCounter(mark);
    const counts = over.map(({ box }) => countIn(box));
    const most = Math.max(...counts);
    if (most >= WHOLE * countIn(mark.box)) {
      found[over[counts.indexOf(most)]?.owner ?? 0]?.push({ box: mark.box, mask: mark.mask });
      continue;
    }
    for (const { box, owner } of over) {
      budget -= areaOf(mark.box);
      const part = budget > 0 ? within(mark, box) : undefined;
      if (part !== undefined) found[owner]?.push(part);
    }
  }
  return found;
}

/** The darkest within a box, where no mark is: a number that a person found and the reader did not. */
function faintIn(darkness: Raster, box: Box): readonly Mask[] {
  const x = Math.max(0, Math.floor(box.x));
  const y = Math.max(0, Math.floor(box.y));
  const w = Math.min(darkness.w, Math.ceil(box.x + box.w)) - x;
  const h = Math.min(darkness.h, Math.ceil(box.y + box.h)) - y;
  if (w < 1 || h < 1) return [];
  const values = Uint8Array.from(
    { length: w * h },
    (_, i) => darkness.values[(y + Math.floor(i / w)) * darkness.w + x + (i % w)] ?? 0,
  );
  const darkest = values.reduce((most, value) => Math.max(most, value), 0);
  if (darkest < LEAST_DARKNESS) return [];
  const mask = values.map((value) => (value >= FAINT * darkest ? Math.round((255 * value) / darkest) : 0));
  return [{ box: { x, y, w, h }, mask }];
}

function grown({ x, y, w, h }: Box): Box {
  const reach = Math.max(1, REACH * h);
  return { x: x - reach, y: y - reach, w: w + 2 * reach, h: h + 2 * reach };
}

function overlap(a: Box, b: Box): boolean {
  const all = unionOf(a, b);
  return all.w < a.w + b.w && all.h < a.h + b.h;
}

function areaOf({ w, h }: Box): number {
  return w * h;
}
