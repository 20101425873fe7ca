import { BLOB_WEIGHTS, INK_WEIGHTS, type Weights } from "../core/reading/weights.ts";
import { createRandom } from "./augment/random.ts";
import { loadBackend } from "./backend.ts";
import { CALIBRATION_FILE, loadCalibration } from "./calibration.ts";
import { loadClassifier } from "./classifier.ts";
import type { Fold } from "./data/writers.ts";
import { infer } from "./infer.ts";
import { chancesOf } from "./measures.ts";
import { blobExamples } from "./strings/blobs.ts";
import { makeConnected } from "./strings/connected.ts";
import { makeExpressions } from "./strings/expressions.ts";
import { type Example, exampleOf } from "./strings/fit.ts";
import { type Examples, fitWeights, sample } from "./strings/fitting.ts";
import { loadStrings, marksOfStrokes, type StringItem } from "./strings/items.ts";
import { makeString } from "./strings/made.ts";
import { makeSigned, SIGNS } from "./strings/signs.ts";
import { loadTensors, versionOf, WEIGHTS_FILE } from "./weights.ts";

/**
 * Fits the decoder's weights with the serving network's scores and prints them for core/reading/weights.ts: `node --import tsx
 * model/fitDecoder.ts [blobs]`. Ink: writers of the training fold, temperature by the calibration fold. Blobs: see `blobExamples`. Seeded.
 */
const COUNTS = {
  made: 1500,
  connected: 900,
  singles: 1000,
  others: 700,
  signed: 150,
  expressions: 900,
};
const HELD_COUNTS: typeof COUNTS = {
  made: 350,
  connected: 200,
  singles: 300,
  others: 200,
  signed: 50,
  expressions: 200,
};

const random = createRandom(7, 0);
const ofBlobs = process.argv[2] === "blobs";
const examples = ofBlobs ? await readBlobs() : await readInk();
console.error(`${examples.fit.length} examples to fit, ${examples.held.length} to set the temperature`);
const start: Weights = { ...(ofBlobs ? BLOB_WEIGHTS : INK_WEIGHTS), temperature: 1 };
console.log(JSON.stringify(fitWeights(start, examples, random), null, 2));

async function readInk(): Promise<Examples> {
  const classifier = await loadClassifier();
  const fit = await inkExamples("train", COUNTS, classifier.classify);
  const held = await inkExamples("calibration", HELD_COUNTS, classifier.classify);
  classifier.close();
  return { fit, held };
}

async function readBlobs(): Promise<Examples> {
  const { tf } = await loadBackend();
  const { bitmap } = loadCalibration(CALIBRATION_FILE, versionOf(WEIGHTS_FILE));
  const weights = loadTensors(tf, WEIGHTS_FILE);
  return blobExamples(async (glyphs) => chancesOf(infer(tf, weights, glyphs, "bitmap"), bitmap), random);
}

async function inkExamples(
  fold: Fold,
  counts: typeof COUNTS,
  classify: Parameters<typeof exampleOf>[2],
): Promise<readonly Example[]> {
  const of = (name: string) => loadStrings(name, fold);
  const digits = of("digits_1a");
  const byWriter = new Map<string, StringItem[]>();
  for (const item of digits) byWriter.set(item.writer, [...(byWriter.get(item.writer) ?? []), item]);
  const writers = [...byWriter.values()];
  const others = ["letters_1b", "letters_1c", "symbols_1d"]
    .flatMap(of)
    .filter((item) => /^[^oOlIisSzZbBgqGDQayY|/\\'`!.,()[\]\d-]$/.test(item.text))
    .map((item) => ({ ...item, text: "" }));
  const next = () => random.uniform(0, 1);
  const items: StringItem[] = [
    ...of("strings_lines"),
    ...of("strings_words"),
    ...of("lines_digits_only").filter((item) => item.text.length < 12),
    ...sample(digits, counts.singles, random),
    ...sample(others, counts.others, random),
    ...makeConnected(fold, counts.connected).map(({ item }) => item),
    ...SIGNS.flatMap((sign) => makeSigned(fold, sign, counts.signed)).map(({ item }) => item),
    ...makeExpressions(fold, counts.expressions),
    ...Array.from({ length: counts.made }, () => makeString(writers, next)).flatMap((item) => item ?? []),
  ];
  const examples: Example[] = [];
  for (const item of items) examples.push(await exampleOf(marksOfStrokes(item.strokes), item.text, classify));
  return examples;
}
