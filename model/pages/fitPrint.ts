import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Box } from "../../core/ink/box.ts";
import type { BlobMark, NumberReading, Reading } from "../../core/reading/reading.ts";
import type { Classify } from "../../core/reading/scoreCache.ts";
import { createRandom, type Random } from "../augment/random.ts";
import { CHEQUES_FILE, loadCheques } from "../cheques/labels.ts";
import { loadClassifier } from "../classifier.ts";
import { defaultInkFiles, type InkItem, loadInk } from "../data/ink.ts";
import { photoFoldOf } from "../data/photos.ts";
import { percentile } from "../evaluation/calibration.ts";
import { decodeImage } from "../images/decode.ts";
import { evidenceOfNumber, isAlone, NUMBER_WEIGHTS, usualHeight } from "../images/guess.ts";
import { inkOf } from "../images/ink.ts";
import { printedAndDrawn } from "../images/leftAlone.ts";
import { darknessOf } from "../images/paper.ts";
import { twinsOf } from "../images/print.ts";
import { evidenceOfPrint, lettersOf, PRINT_WEIGHTS } from "../images/printedWord.ts";
import { findMarks, placed as moved, readMarks } from "../images/readImage.ts";
import { LETTER_GAP, rowsOf } from "../images/rows.ts";
import { shapeOf } from "../images/shape.ts";
import { loadStrings, type StringItem } from "../strings/items.ts";
import { extentOf } from "../strings/made.ts";
import { type Example, fitLogistic } from "./logistic.ts";
import { LEAST_SHARED, sharedOf } from "./mixed.ts";
import { drawCropWithoutNumber, drawMixedPage, type Print } from "./mixedPage.ts";
import { drawNote } from "./notes.ts";
import { onPaper, placed, strokesSvg } from "./writing.ts";

/** An image and where in it numbers by hand are; printed digits may be read or not. Null: all of it is one. */
type Sample = {
  readonly file: Buffer;
  readonly hand: readonly Box[] | null;
  readonly printed: readonly Box[];
  readonly isPrint: boolean; // all of it
};
type Seen = Sample & {
  readonly marks: readonly BlobMark[];
  readonly reading: Reading; // boxes in pixels of the file
  readonly inFile: (box: Box) => Box; // where a mark's box is
};

const SEED = 1_001;
const COUNTS = { print: 260, crops: 160, notes: 240, trainStrings: 120, pages: 12 };
const CHEQUES_EVERY = 5; // of those in parts 1 to 4
const STREAMS = { print: 5_000, crops: 1_000, notes: 7_000, strings: 8_000, pages: 0 };
const STRING_PX = 70;
const MARGIN_PX = 30;
const PEN_PX = [3, 7] as const;
const LEAST_LETTERS = 2;
const SHARES = [0, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 0.9, 0.95, 0.98, 0.99, 0.995, 1];
const HAND_SHARE = 2; // numbers by hand lost weigh as much as twice as many false ones
/** Not those that the report's pages are set in alone, and other words. A family that the machine lacks is set in its default. */
const PRINT: Print = {
  fonts:
    "DejaVu Sans|DejaVu Serif|DejaVu Sans Mono|DejaVu Sans Condensed|Liberation Sans|Liberation Serif|Liberation Mono|FreeSans|FreeSerif|Carlito|TeX Gyre Bonum|TeX Gyre Schola".split(
      "|",
    ),
  words:
    "the quick brown fox jumps over lazy dog License shall be included in all copies Notice Permission is hereby granted free of charge Loss Bill Soil Oslo Zoos logos solo cool boss gloss loll silo igloo SOLO LOSS BOSS IO ISO goggles isles Social Biggest bilge oozes size Goose Books skills All This Is Sold by Zone Slug Gig Osier Lisbon qualified question Quotas yes Total sum price Name Date Invoice Order Thank you Street City Country Page Section Table Figure Exercise Solve Write your answer here".split(
      " ",
    ),
};

/** Draws and reads what the weights are fitted on, by calibration and training writers, and prints them. */
async function fitPrint(): Promise<void> {
  const { classify, close } = await loadClassifier();
  const seen: Seen[] = [];
  for await (const sample of samples()) seen.push({ ...sample, ...(await readAll(sample.file, classify)) });
  close();
  const words = seen.flatMap(wordExamples);
  fill(PRINT_WEIGHTS, fitLogistic(words));
  const numbers = seen.flatMap(numberExamples);
  fill(NUMBER_WEIGHTS, fitLogistic(numbers, HAND_SHARE));
  report("words, printed or by hand", words, fitted(PRINT_WEIGHTS));
  report("numbers by hand or none", numbers, fitted(NUMBER_WEIGHTS));
  console.log(JSON.stringify({ PRINT_WEIGHTS, NUMBER_WEIGHTS }, null, 2));
}

async function* samples(): AsyncGenerator<Sample> {
  const characters = defaultInkFiles().filter((file) => !file.includes("strings"));
  const ink = loadInk(characters, "calibration");
  const others = loadInk(characters, "train");
  const drawn = (count: number, stream: number) =>
    Array.from({ length: count }, (_, i) => createRandom(SEED, stream + i));
  for (const random of drawn(COUNTS.print, STREAMS.print))
    yield { ...blank(await drawCropWithoutNumber(ink, random, PRINT, "print")), isPrint: true };
  for (const random of drawn(COUNTS.crops, STREAMS.crops))
    yield blank(await drawCropWithoutNumber(ink, random, PRINT, random.pick(["drawings", "letters"])));
  const hands = handsOf([...ink.digits, ...ink.others], [...others.digits, ...others.others]);
  for (const random of drawn(COUNTS.notes, STREAMS.notes)) {
    const { file, numbers } = await drawNote([random.pick(hands), ...hands], random);
    yield { file, hand: numbers.map(({ box }) => box), printed: [], isPrint: false };
  }
  for (const [i, item] of strings().entries())
    yield { file: await drawString(item, createRandom(SEED, STREAMS.strings + i)), ...ALL_BY_HAND };
  const cheques = loadCheques().filter(({ file }) => photoFoldOf(file) !== 0);
  for (const { file } of cheques.filter((_, i) => i % CHEQUES_EVERY === 0))
    yield { file: readFileSync(join(dirname(CHEQUES_FILE), file)), ...ALL_BY_HAND };
  for (const random of drawn(COUNTS.pages, STREAMS.pages)) {
    const { file, numbers, printed } = await drawMixedPage(ink, random, PRINT);
    yield { file, hand: numbers.map(({ box }) => box), printed, isPrint: false };
  }
}

const ALL_BY_HAND = { hand: null, printed: [], isPrint: false };

function blank({ file }: { readonly file: Buffer }): Sample {
  return { file, hand: [], printed: [], isPrint: false };
}

/** The characters of each contributor. */
function handsOf(...items: readonly (readonly InkItem[])[]): readonly (readonly InkItem[])[] {
  const hands = new Map<string, InkItem[]>();
  items.forEach((some, i) => {
    for (const item of some) {
      const name = `${i} ${item.contributor}`;
      hands.set(name, [...(hands.get(name) ?? []), item]);
    }
  });
  return [...hands.values()];
}

function strings(): readonly StringItem[] {
  const names = ["strings_lines", "strings_words"];
  return names.flatMap((name) => [
    ...loadStrings(name, "calibration"),
    ...loadStrings(name, "train").slice(0, COUNTS.trainStrings / names.length),
  ]);
}

function drawString({ strokes }: StringItem, random: Random): Promise<Buffer> {
  const { w, h } = extentOf(strokes);
  const scale = STRING_PX / Math.max(1, h);
  const svg = strokesSvg(placed(strokes, MARGIN_PX, MARGIN_PX, scale), "#16161c", random.uniform(...PEN_PX));
  return onPaper(
    svg,
    { w: Math.ceil(w * scale + 2 * MARGIN_PX), h: Math.ceil(h * scale + 2 * MARGIN_PX) },
    random,
  );
}

/** All ink read as numbers by hand, and the marks that it is made of, with boxes in pixels of the file. */
async function readAll(file: Buffer, classify: Classify): Promise<Omit<Seen, keyof Sample>> {
  const { gray, scale } = await decodeImage(file);
  const darkness = darknessOf(gray);
  const marks = findMarks(darkness, inkOf(darkness, 1 / scale), 1 / scale);
  const inFile = (box: Box) => ({ x: box.x * scale, y: box.y * scale, w: box.w * scale, h: box.h * scale });
  const reading = moved(await readMarks(marks, () => [], classify), inFile);
  return { marks, reading, inFile };
}

/** Words of print and by hand, whatever they are read as. */
function wordExamples({ marks, hand, isPrint, inFile }: Seen): readonly Example[] {
  const shapes = new Map(marks.map((mark) => [mark.id, shapeOf(mark)]));
  const twins = twinsOf(marks, shapes);
  return rowsOf(marks, LETTER_GAP)
    .map(lettersOf)
    .filter((letters) => letters.length >= LEAST_LETTERS)
    .filter((letters) => isPrint || letters.every(({ box }) => isByHand(inFile(box), hand)))
    .map((letters) => ({ evidence: evidenceOfPrint(letters, shapes, twins), is: isPrint }));
}

/** Numbers that were read where some are and where none is. */
function numberExamples({ marks, reading, hand, printed, isPrint }: Seen): readonly Example[] {
  if (isPrint || isAlone(reading)) return [];
  const { left, letters } = printedAndDrawn(reading, marks);
  const around = { letters, height: usualHeight(left) };
  return left.numbers
    .filter(({ box }) => isByHand(box, hand) || !isByHand(box, printed))
    .map((number: NumberReading) => ({
      evidence: evidenceOfNumber(number, around),
      is: isByHand(number.box, hand),
    }));
}

function isByHand(box: Box, places: readonly Box[] | null): boolean {
  return places === null || places.some((place) => sharedOf(box, place) >= LEAST_SHARED);
}

/** Puts fitted weights, rounded, where they belong, in the order of the object's fields. */
function fill(into: Record<string, number | number[]>, weights: readonly number[]): void {
  const rounded = weights.map((weight) => Number(weight.toFixed(2)));
  let at = 0;
  for (const [name, value] of Object.entries(into)) {
    const size = Array.isArray(value) ? value.length : 1;
    into[name] = Array.isArray(value) ? rounded.slice(at, at + size) : (rounded[at] ?? 0);
    at += size;
  }
}

function fitted(weights: Record<string, number | number[]>): readonly number[] {
  return Object.values(weights).flat();
}

/** Prints how the log odds of both kinds lie: limits are chosen by these. */
function report(what: string, examples: readonly Example[], weights: readonly number[]): void {
  for (const sought of [true, false]) {
    const odds = examples
      .filter(({ is }) => is === sought)
      .map(({ evidence }) => evidence.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0))
      .sort((a, b) => a - b);
    const at = (share: number) => percentile(odds, share).toFixed(2);
    console.error(`${what}, ${sought ? "first" : "second"} (${odds.length}): ${SHARES.map(at).join(" ")}`);
  }
}

await fitPrint();
