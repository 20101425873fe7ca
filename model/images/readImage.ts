import { boxSeen } from "../../core/images/view.ts";
import type { Box } from "../../core/ink/box.ts";
import { fieldsOf } from "../../core/reading/fields.ts";
import { pieceOf } from "../../core/reading/piece.ts";
import { read } from "../../core/reading/reader.ts";
import type { BlobMark, Reading } from "../../core/reading/reading.ts";
import type { Classify } from "../../core/reading/scoreCache.ts";
import { readCells } from "./cells.ts";
import { decodeImage, type Picture } from "./decode.ts";
import { flatOf } from "./flat.ts";
import { darkerInk, inkOf } from "./ink.ts";
import { leaveAlone } from "./leftAlone.ts";
import { marksOf } from "./marks.ts";
import { readPage, withoutCrumbs } from "./page.ts";
import { darknessOf, FILLED, isCrop } from "./paper.ts";
import type { Raster } from "./raster.ts";
import { upright } from "./slant.ts";
import { toned } from "./tone.ts";
import { mayBeOne, readWhole } from "./whole.ts";

const PAGE_MARKS = 30;
const SURE = 0.95;

/**
 * Reads the numbers of an image file; boxes are in its pixels as stored. Throws an Error in words when it is no image
 * that can be read; an image without numbers gives an empty reading.
 */
export async function readImage(file: Buffer, classify: Classify): Promise<Reading> {
  return readPicture(await decodeImage(file), classify);
}

/**
 * The same for an image that is decoded already; what lies at an angle is straightened first. Boxes end where the image does: upright ones around
 * what lies at an angle reach beyond it.
 */
export async function readPicture({ gray, scale }: Picture, classify: Classify): Promise<Reading> {
  const { darkness, ink, grid, view } = flatOf(gray, scale);
  const reading = await (grid
    ? readCells(darkness, grid, classify)
    : readWriting(findMarks(darkness, ink, 1 / scale), () => filledMarks(gray, 1 / scale), classify));
  return placed(reading, (box) => {
    const { x, y, w, h } = view ? within(gray, boxSeen(view, box)) : box;
    return { x: x * scale, y: y * scale, w: w * scale, h: h * scale };
  });
}

/** The part of a box that lies in an image. */
function within(image: Pick<Raster, "w" | "h">, { x, y, w, h }: Box): Box {
  const [left, top] = [Math.max(0, x), Math.max(0, y)];
  return { x: left, y: top, w: Math.min(image.w, x + w) - left, h: Math.min(image.h, y + h) - top };
}

/** The same ink of a crop once more, thick strokes full; none of a page, whose ink is full already. */
function filledMarks(gray: Raster, enlarged: number): readonly BlobMark[] {
  if (!isCrop(gray)) return [];
  const darkness = darknessOf(gray, FILLED);
  return findMarks(darkness, inkOf(darkness, enlarged), enlarged);
}

/** The marks of an image, `enlarged` being the pixels of `darkness` for one stored. */
export function findMarks(darkness: Raster, ink: Raster, enlarged: number): readonly BlobMark[] {
  return toned(
    marksOf(ink, () => darkerInk(darkness, ink)),
    darkness,
    Math.max(1, Math.round(enlarged)),
  );
}

/**
 * Where a reading is in doubt the writing is set upright and read again, and marks that may be one digit are read as one; the
 * surest reading holds (result feedback, Hao 2001). A single digit is as it was written and as a whole, however sure others are.
 */
async function readLine(
  marks: readonly BlobMark[],
  filled: () => readonly BlobMark[],
  classify: Classify,
): Promise<Reading> {
  const first = await read(marks, [], classify);
  if (surenessOf(first) >= SURE) return first;
  const mayBeDigit = mayBeOne(marks) && !isSetOut(marks);
  const second = await readUpright(marks, classify);
  const isBetter =
    second !== null && surenessOf(second) > surenessOf(first) && !(mayBeDigit && lengthOf(second) < 2);
  const found = isBetter ? second : first;
  const whole = mayBeDigit ? await readWhole(marks, filled(), classify) : null;
  return whole && (lengthOf(found) === 1 || surenessOf(whole) > surenessOf(found)) ? whole : found;
}

/** Whether something is drawn around, under or between numbers: then there is more than a digit. */
function isSetOut(marks: readonly BlobMark[]): boolean {
  return fieldsOf(marks.flatMap((mark) => pieceOf(mark) ?? [])).drawn.length > 0;
}

/** Null where the writing stands upright already. */
async function readUpright(marks: readonly BlobMark[], classify: Classify): Promise<Reading | null> {
  const straight = upright(marks);
  return straight.marks === marks ? null : straight.asWritten(await read(straight.marks, [], classify));
}

/** How many digits and signs are read. */
function lengthOf({ numbers }: Reading): number {
  return numbers.reduce((sum, { digits, signs }) => sum + digits.length + signs.length, 0);
}

/** The chance that all is read right, as if its parts were independent. */
function surenessOf({ numbers, rejected }: Reading): number {
  return [...numbers, ...rejected].reduce((product, { p }) => product * p, 1);
}

async function readWriting(
  marks: readonly BlobMark[],
  filled: () => readonly BlobMark[],
  classify: Classify,
): Promise<Reading> {
  return leaveAlone(await readMarks(marks, filled, classify), marks);
}

/** Reads all ink as if it were numbers by hand. */
export async function readMarks(
  marks: readonly BlobMark[],
  filled: () => readonly BlobMark[],
  classify: Classify,
): Promise<Reading> {
  return marks.length < PAGE_MARKS
    ? withoutCrumbs(await readLine(marks, filled, classify))
    : readPage(marks, classify);
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
