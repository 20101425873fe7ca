import sharp from "sharp";
import { GLYPH_SIZE } from "../../core/reading/rasterise.ts";
import type { Classify } from "../../core/reading/scoreCache.ts";
import { createRandom } from "../augment/random.ts";
import { defaultInkFiles, loadInk } from "../data/ink.ts";
import { IMAGE_BYTES, loadMnist } from "../data/mnist.ts";
import type { Fold } from "../data/writers.ts";
import { readImage } from "../images/readImage.ts";
import { TRAINED_IMAGES } from "../validation.ts";
import { HARD_CASES } from "./hardCases.ts";
import { photograph } from "./photograph.ts";

/** Images of one digit each; right is one whose numbers are that digit and nothing else. */
export type SinglesReport = {
  readonly count: number;
  readonly right: number;
  readonly misread: readonly { readonly index: number; readonly label: string; readonly text: string }[];
};

export type HardCasesReport = {
  readonly count: number;
  readonly right: number;
  readonly byKind: readonly (SinglesReport & { readonly kind: string })[];
};

const SEED = 61;
const MNIST_STREAM = 1;
const PHOTOS_STREAM = 2;
const PHOTO_STREAMS = 1_000; // and on, one for each photo
const HARD_STREAMS = 100_000; // and on, one for each kind; then one for each of its images

/** MNIST's images as PNG files of 28 × 28: `count` of the test images, or of those training images that only choose. */
export async function evaluateMnistFiles(
  classify: Classify,
  part: "test" | "validation",
  count: number,
): Promise<SinglesReport> {
  const images = loadMnist(part === "test" ? "test" : "train");
  const first = part === "test" ? 0 : TRAINED_IMAGES;
  const indices = sampleOf(images.count - first, count, MNIST_STREAM).map((i) => first + i);
  return read(classify, indices, async (index) => ({
    file: await mnistFile(images.pixels.subarray(index * IMAGE_BYTES, (index + 1) * IMAGE_BYTES)),
    label: String(images.labels[index]),
  }));
}

/** Drawn photos of single digits by writers of `fold`, never `ibm`; nothing (count 0) without ink beside the project. */
export async function evaluatePhotographed(
  classify: Classify,
  fold: Fold,
  count: number,
): Promise<SinglesReport> {
  const files = defaultInkFiles().filter((file) => file.includes("digits_1a"));
  const { digits } = loadInk(files, fold);
  return read(classify, sampleOf(digits.length, count, PHOTOS_STREAM), async (index) => {
    const { strokes = [], text = "" } = digits[index] ?? {};
    return { file: await photograph(strokes, createRandom(SEED, PHOTO_STREAMS + index)), label: text };
  });
}

/** The hard cases of single digits by writers of `fold`, never `ibm`: `each` of every kind; nothing (count 0) without ink. */
export async function evaluateHardCases(
  classify: Classify,
  fold: Fold,
  each: number,
): Promise<HardCasesReport> {
  const files = defaultInkFiles().filter((file) => file.includes("digits_1a"));
  const { digits } = loadInk(files, fold);
  const byKind: HardCasesReport["byKind"][number][] = [];
  for (const [number, [kind, draw]] of Object.entries(HARD_CASES).entries()) {
    const chosen = sampleOf(digits.length, each, HARD_STREAMS + number);
    const report = await read(classify, chosen, async (index) => {
      const { strokes = [], text = "" } = digits[index] ?? {};
      const random = createRandom(SEED, HARD_STREAMS * (2 + number) + index);
      return { file: await draw(strokes, random), label: text };
    });
    byKind.push({ kind, ...report });
  }
  const sum = (of: (report: SinglesReport) => number) => byKind.reduce((all, report) => all + of(report), 0);
  return { count: sum(({ count }) => count), right: sum(({ right }) => right), byKind };
}

/** `count` different numbers below `below`, all where there are fewer, in ascending order. */
function sampleOf(below: number, count: number, stream: number): readonly number[] {
  const random = createRandom(SEED, stream);
  const all = Array.from({ length: below }, (_, i) => i);
  for (let i = 0; i < Math.min(count, below); i++) {
    const other = i + random.below(below - i);
    [all[i], all[other]] = [all[other] ?? 0, all[i] ?? 0];
  }
  return all.slice(0, count).sort((a, b) => a - b);
}

async function read(
  classify: Classify,
  indices: readonly number[],
  imageOf: (index: number) => Promise<{ readonly file: Buffer; readonly label: string }>,
): Promise<SinglesReport> {
  const misread: SinglesReport["misread"][number][] = [];
  for (const index of indices) {
    const { file, label } = await imageOf(index);
    const { numbers } = await readImage(file, classify);
    const text = numbers.map((number) => number.text).join(" ");
    if (text !== label) misread.push({ index, label, text });
  }
  return { count: indices.length, right: indices.length - misread.length, misread };
}

/** One of MNIST's images as a PNG file. */
export function mnistFile(pixels: Uint8Array): Promise<Buffer> {
  const raw = { width: GLYPH_SIZE, height: GLYPH_SIZE, channels: 1 as const };
  return sharp(pixels, { raw }).png().toBuffer();
}
