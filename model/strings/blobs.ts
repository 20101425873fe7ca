import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { linesOf } from "../../core/reading/lines.ts";
import { pieceOf } from "../../core/reading/piece.ts";
import { rasteriseStrokes } from "../../core/reading/rasterise.ts";
import type { BlobMark } from "../../core/reading/reading.ts";
import type { Classify } from "../../core/reading/scoreCache.ts";
import { type Digit, joinDigits } from "../augment/cut.ts";
import { penWidth } from "../augment/ink.ts";
import type { Random } from "../augment/random.ts";
import { CHEQUES_FILE, loadCheques } from "../cheques/labels.ts";
import { defaultInkFiles, loadInk } from "../data/ink.ts";
import { bitmapOf, loadMnist } from "../data/mnist.ts";
import { photoFoldOf } from "../data/photos.ts";
import { componentsOf } from "../images/components.ts";
import { decodeImage } from "../images/decode.ts";
import { inkOf } from "../images/ink.ts";
import { darknessOf } from "../images/paper.ts";
import type { Raster } from "../images/raster.ts";
import { findMarks } from "../images/readImage.ts";
import { TRAINED_IMAGES } from "../validation.ts";
import { type Example, exampleOf } from "./fit.ts";
import type { Examples } from "./fitting.ts";

const TESTED_FOLD = 0; // of the cheques; never fitted on
const HELD_FOLD = 1;
const COUNTS = { made: 400, others: 200, heldMade: 60, heldOthers: 30 };
const TOUCHING = 0.35; // of made neighbours
const INK = 0.4;

/**
 * Cheque amounts as they were photographed (folds 2–4 to fit, 1 to set the temperature), numbers made of MNIST's validation
 * images and of the calibration writers' digits, side by side or touching, and their letters and symbols.
 */
export async function blobExamples(classify: Classify, random: Random): Promise<Examples> {
  const fit: Example[] = [];
  const held: Example[] = [];
  for (const { file, label } of loadCheques()) {
    const fold = photoFoldOf(file);
    if (fold === TESTED_FOLD) continue;
    const { gray, scale } = await decodeImage(readFileSync(join(dirname(CHEQUES_FILE), file)));
    const darkness = darknessOf(gray);
    const line = longestLine(findMarks(darkness, inkOf(darkness, 1 / scale), 1 / scale));
    if (line.length > 0) (fold === HELD_FOLD ? held : fit).push(await exampleOf(line, label, classify, true));
  }
  const ink = loadInk(defaultInkFiles(), "calibration");
  const images = loadMnist("train");
  const digit = (): Digit => {
    if (ink.digits.length > 0 && random.chance(0.4)) {
      const { strokes, label } = random.pick(ink.digits);
      return { bitmap: rasteriseStrokes(strokes, penWidth(random)), label };
    }
    const at = TRAINED_IMAGES + random.below(images.count - TRAINED_IMAGES);
    return { bitmap: bitmapOf(images, at), label: images.labels[at] ?? 0 };
  };
  for (let n = 0; n < COUNTS.made + COUNTS.heldMade; n++) {
    const digits = Array.from({ length: 1 + random.below(6) }, digit);
    const { page } = joinDigits(digits, random, TOUCHING);
    const text = digits.map(({ label }) => label).join("");
    (n < COUNTS.made ? fit : held).push(await exampleOf(marksOn(page), text, classify));
  }
  for (let n = 0; n < COUNTS.others + COUNTS.heldOthers && ink.others.length > 0; n++) {
    const bitmap = rasteriseStrokes(random.pick(ink.others).strokes, penWidth(random));
    const { page } = joinDigits([{ bitmap, label: 10 }], random);
    (n < COUNTS.others ? fit : held).push(await exampleOf(marksOn(page), "", classify));
  }
  return { fit, held };
}

/** The marks of the line that is the widest, as the decoder would get them. */
function longestLine(marks: readonly BlobMark[]): readonly BlobMark[] {
  const lines = linesOf(marks.flatMap((mark) => pieceOf(mark) ?? []));
  const width = (line: (typeof lines)[number]) => line.reduce((sum, { box }) => sum + box.w * box.h, 0);
  const [longest] = [...lines].sort((a, b) => width(b) - width(a));
  const ids = new Set(longest?.map((piece) => piece.mark));
  return marks.filter((mark) => ids.has(mark.id));
}

function marksOn({ w, h, values }: { w: number; h: number; values: Float32Array }): readonly BlobMark[] {
  const raster: Raster = { w, h, values: Uint8Array.from(values, (value) => (value >= INK ? 1 : 0)) };
  return componentsOf(raster)
    .filter(({ area }) => area > 4)
    .map(({ box, mask }, i) => ({ kind: "blob", id: `b${i}`, seq: i, box, mask }));
}
