import type { Box } from "../../core/ink/box.ts";
import { gapX, gapY } from "../../core/reading/gap.ts";
import type { NumberReading } from "../../core/reading/reading.ts";
import type { Classify } from "../../core/reading/scoreCache.ts";
import { createRandom } from "../augment/random.ts";
import { defaultInkFiles, loadInk } from "../data/ink.ts";
import type { Fold } from "../data/writers.ts";
import { readImage } from "../images/readImage.ts";
import {
  CROP_KINDS,
  type CropKind,
  drawCropWithoutNumber,
  drawMixedPage,
  type MixedPage,
} from "./mixedPage.ts";

/** Pages that hold more than numbers, and crops that hold none. */
export type MixedReport = {
  readonly pages: number;
  readonly numbers: number; // by hand, on the pages
  readonly right: number; // of these, read as they are
  readonly falsePerPage: readonly number[]; // numbers read where none is, printed digits aside
  /** Of print, letters or drawings alone, and in how many of them some number was read. */
  readonly crops: readonly { readonly kind: CropKind; readonly count: number; readonly read: number }[];
};
type Counts = { readonly pages: number; readonly crops: number };

const CROP_STREAMS = 1_000; // and on; before them one for each page
export const LEAST_SHARED = 0.3; // of a read number's box

/** Draws pages of print, drawings and handwriting by writers of `fold`, and reads them; nothing (counts 0) without ink beside the project. */
export async function evaluateMixed(
  classify: Classify,
  fold: Fold,
  seed: number,
  { pages, crops }: Counts,
): Promise<MixedReport> {
  const ink = loadInk(defaultInkFiles().filter(isOfCharacters), fold);
  if (ink.digits.length === 0) return { pages: 0, numbers: 0, right: 0, falsePerPage: [], crops: [] };
  const falsePerPage: number[] = [];
  let [numbers, right] = [0, 0];
  for (let i = 0; i < pages; i++) {
    const page = await drawMixedPage(ink, createRandom(seed, i));
    const read = await readImage(page.file, classify);
    numbers += page.numbers.length;
    right += page.numbers.filter((number) => isRead(number, read.numbers)).length;
    falsePerPage.push(read.numbers.filter((number) => isFalse(number.box, page)).length);
  }
  const seen: { kind: CropKind; isRead: boolean }[] = [];
  for (let i = 0; i < crops; i++) {
    const { file, kind } = await drawCropWithoutNumber(ink, createRandom(seed, CROP_STREAMS + i));
    const read = await readImage(file, classify);
    seen.push({ kind, isRead: read.numbers.length > 0 });
  }
  const ofKind = CROP_KINDS.map((kind) => {
    const some = seen.filter((crop) => crop.kind === kind);
    return { kind, count: some.length, read: some.filter((crop) => crop.isRead).length };
  });
  return { pages, numbers, right, falsePerPage, crops: ofKind };
}

function isOfCharacters(file: string): boolean {
  return !file.includes("strings");
}

function isRead({ text, box }: MixedPage["numbers"][number], read: readonly NumberReading[]): boolean {
  return read.some((number) => number.text === text && sharedOf(number.box, box) >= LEAST_SHARED);
}

function isFalse(box: Box, { numbers, printed }: MixedPage): boolean {
  const places = [...numbers.map((number) => number.box), ...printed];
  return !places.some((place) => sharedOf(box, place) >= LEAST_SHARED);
}

/** The share of `box` that lies in `place`. */
export function sharedOf(box: Box, place: Box): number {
  const shared = Math.max(0, -gapX(box, place)) * Math.max(0, -gapY(box, place));
  return shared / Math.max(1, box.w * box.h);
}
