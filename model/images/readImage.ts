import type { Box } from "../../core/ink/box.ts";
import { read } from "../../core/reading/reader.ts";
import type { Reading } from "../../core/reading/reading.ts";
import type { Classify } from "../../core/reading/scoreCache.ts";
import { readCells } from "./cells.ts";
import { decodeImage, type Picture } from "./decode.ts";
import { gridOf } from "./grid.ts";
import { inkOf } from "./ink.ts";
import { marksOf } from "./marks.ts";
import { darknessOf } from "./paper.ts";

/**
 * Reads the numbers of an image file; boxes are in its pixels as stored. Throws an Error in words when it is no image
 * that can be read; an image without numbers gives an empty reading.
 */
export async function readImage(file: Buffer, classify: Classify): Promise<Reading> {
  return readPicture(await decodeImage(file), classify);
}

/** The same for an image that is decoded already. */
export async function readPicture({ gray, scale }: Picture, classify: Classify): Promise<Reading> {
  const ink = inkOf(gray, 1 / scale);
  const grid = gridOf(ink);
  const reading = grid
    ? await readCells(darknessOf(gray), grid, classify)
    : await read(marksOf(ink), [], classify);
  return placed(reading, (box) => ({
    x: box.x * scale,
    y: box.y * scale,
    w: box.w * scale,
    h: box.h * scale,
  }));
}

/** The reading with every box moved by `place`. */
export function placed(reading: Reading, place: (box: Box) => Box): Reading {
  const moved = <T extends { readonly box: Box }>(item: T): T => ({ ...item, box: place(item.box) });
  return {
    numbers: reading.numbers.map((number) => ({
      ...moved(number),
      digits: number.digits.map(moved),
      signs: number.signs.map(moved),
    })),
    rejected: reading.rejected.map(moved),
  };
}
