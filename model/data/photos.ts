import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { z } from "zod";
import { rasteriseMask } from "../../core/reading/rasterise.ts";
import { inkThreshold } from "../images/ink.ts";
import { darknessOf } from "../images/paper.ts";
import type { Raster } from "../images/raster.ts";
import { IMAGE_BYTES, type Images } from "./mnist.ts";

/** A fifth of the images, by a hash of the file's name, is left out to be tested on: 0 … 4; null takes all. */
export type LeaveOut = number | null;

export const PHOTO_FOLDS = 5;
const LINE = z.object({
  file: z.string(),
  boxes: z.array(
    z.object({ label: z.string(), box: z.tuple([z.number(), z.number(), z.number(), z.number()]) }),
  ),
});
type Line = z.infer<typeof LINE>;

const DEFAULT_FILES = [new URL("../../../shared/data/cheques/labels.jsonl", import.meta.url)];
const ENLARGED = 2; // a mask of ink and paper keeps their shapes
const LEVELS = [0.75, 1, 1.25]; // of the threshold: paper and pens differ more than these few hundred show
const SPECK_SHARE = 0.01; // of the box; less ink in one piece is paper

/** The label files of boxed digits that lie beside the project, none where there are none. */
export function defaultPhotoFiles(): readonly string[] {
  return DEFAULT_FILES.map((url) => fileURLToPath(url)).filter((path) => existsSync(path));
}

/** The fold of an image, by its name alone. */
export function photoFoldOf(file: string): number {
  const digest = createHash("sha256").update(file).digest("hex");
  return Number.parseInt(digest.slice(0, 8), 16) % PHOTO_FOLDS;
}

/**
 * Boxed digits of photographed or scanned ink as glyphs' bitmaps, each at several thresholds. `files` hold a line
 * `{file,boxes:[{label,box:[x,y,w,h]}]}` for each image, beside which the image lies. Boxes of more than one digit are left out.
 */
export async function loadPhotos(files: readonly string[], leaveOut: LeaveOut): Promise<Images> {
  const bitmaps: Float32Array[] = [];
  const labels: number[] = [];
  for (const labelFile of files) {
    for (const line of readLines(labelFile)) {
      if (photoFoldOf(line.file) === leaveOut) continue;
      const { darkness, scale } = await darknessIn(join(dirname(labelFile), line.file));
      for (const { label, box } of line.boxes) {
        if (!/^[0-9]$/.test(label)) continue;
        for (const bitmap of glyphsIn(
          darkness,
          box.map((side) => Math.round(side * scale)),
        )) {
          bitmaps.push(bitmap);
          labels.push(Number(label));
        }
      }
    }
  }
  const pixels = new Uint8Array(bitmaps.length * IMAGE_BYTES);
  bitmaps.forEach((bitmap, i) => {
    pixels.set(
      bitmap.map((value) => Math.round(255 * value)),
      i * IMAGE_BYTES,
    );
  });
  return { pixels, labels: Uint8Array.from(labels), count: bitmaps.length };
}

function readLines(file: string): readonly Line[] {
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.flatMap((line, i) => {
    if (line.trim() === "") return [];
    try {
      return [LINE.parse(JSON.parse(line))];
    } catch (cause) {
      throw new Error(`${file}, line ${i + 1}: not an image's boxes as JSON`, { cause });
    }
  });
}

async function darknessIn(file: string): Promise<{ readonly darkness: Raster; readonly scale: number }> {
  const image = sharp(file).flatten({ background: "#ffffff" }).greyscale();
  const { width } = await image.metadata();
  const { data, info } = await image
    .resize({ width: width * ENLARGED })
    .extractChannel(0)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { darkness: darknessOf({ w: info.width, h: info.height, values: data }), scale: ENLARGED };
}

function glyphsIn(
  darkness: Raster,
  [x = 0, y = 0, w = 0, h = 0]: readonly number[],
): readonly Float32Array[] {
  const threshold = inkThreshold(darkness);
  return LEVELS.flatMap((level) => {
    const mask = new Uint8Array(w * h);
    for (let row = 0; row < h; row++) {
      for (let column = 0; column < w; column++) {
        const inside = x + column < darkness.w && y + row < darkness.h;
        const value = inside ? (darkness.values[(y + row) * darkness.w + x + column] ?? 0) : 0;
        mask[row * w + column] = value >= threshold * level ? 1 : 0;
      }
    }
    dropSpecks(mask, w, h);
    return mask.includes(1) ? [rasteriseMask(mask, w, h)] : [];
  });
}

/** Takes away connected ink (4 neighbours) too small to be part of a digit. */
function dropSpecks(mask: Uint8Array, w: number, h: number): void {
  const seen = new Uint8Array(mask.length);
  for (let start = 0; start < mask.length; start++) {
    if (mask[start] !== 1 || seen[start] === 1) continue;
    const piece = [start];
    seen[start] = 1;
    for (const at of piece) {
      const column = at % w;
      for (const next of [at - w, at + w, column > 0 ? at - 1 : -1, column < w - 1 ? at + 1 : -1]) {
        if (next < 0 || next >= mask.length || mask[next] !== 1 || seen[next] === 1) continue;
        seen[next] = 1;
        piece.push(next);
      }
    }
    if (piece.length < SPECK_SHARE * w * h) for (const at of piece) mask[at] = 0;
  }
}

/** No images at all, for training without any. */
export const NO_PHOTOS: Images = { pixels: new Uint8Array(0), labels: new Uint8Array(0), count: 0 };
