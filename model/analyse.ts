import { createHash } from "node:crypto";
import { parseArgs } from "node:util";
import { frameOf } from "./augment/ink.ts";
import { defaultInkFiles, type InkItem, loadInk } from "./data/ink.ts";
import { IMAGE_BYTES, type Images, loadMnist } from "./data/mnist.ts";
import type { Fold } from "./data/writers.ts";

/** Prints what the data is like, as JSON: counts, sizes, slant, samples, mean images and duplicates. */
const { values } = parseArgs({ options: { ink: { type: "string", multiple: true, default: [] } } });
const files = [...defaultInkFiles(), ...values.ink];
const folds: readonly Fold[] = ["train", "calibration", "test"];

const count = files.length === 1 ? "1 file" : `${files.length} files`;
console.error(`Looking at MNIST and ${count} of ink; that takes a minute.`);
console.log(
  JSON.stringify(
    {
      mnist: { train: describeImages(loadMnist("train")), test: describeImages(loadMnist("test")) },
      ink: Object.fromEntries(folds.map((fold) => [fold, describeFold(fold)])),
    },
    null,
    2,
  ),
);

function describeImages(images: Images) {
  const counts = Array<number>(10).fill(0);
  const seen = new Set<string>();
  const mean = new Float64Array(IMAGE_BYTES);
  for (let i = 0; i < images.count; i++) {
    const label = images.labels[i] ?? 0;
    counts[label] = (counts[label] ?? 0) + 1;
    const pixels = images.pixels.subarray(i * IMAGE_BYTES, (i + 1) * IMAGE_BYTES);
    seen.add(createHash("sha1").update(pixels).digest("base64"));
    for (let at = 0; at < IMAGE_BYTES; at++) mean[at] = (mean[at] ?? 0) + (pixels[at] ?? 0) / images.count;
  }
  return { counts, duplicates: images.count - seen.size, meanImage: rowsOf(mean) };
}

/** One text row for each pixel row, from paper to the darkest ink: a picture that a terminal can show. */
function rowsOf(mean: Float64Array): readonly string[] {
  const most = Math.max(...mean);
  const shades = " .:-=+*#%@";
  const shade = (value: number) => shades[Math.min(9, Math.floor((10 * value) / most))] ?? " ";
  return Array.from({ length: 28 }, (_, row) =>
    Array.from(mean.subarray(row * 28, row * 28 + 28), shade).join(""),
  );
}

function describeFold(fold: Fold) {
  const { digits, others, pairs } = loadInk(files, fold);
  return { pairs: pairs.length, digits: describeInk(digits), others: describeInk(others) };
}

function describeInk(items: readonly InkItem[]) {
  const texts = countBy(items, (item) => item.text);
  const duplicates = items.length - new Set(items.map((item) => JSON.stringify(item.strokes))).size;
  const points = items.map((item) => item.strokes.reduce((sum, stroke) => sum + stroke.length, 0));
  return {
    count: items.length,
    texts,
    contributors: countBy(items, (item) => item.contributor),
    strokes: countBy(items, (item) => String(Math.min(6, item.strokes.length))),
    duplicates,
    samples: quantiles(points),
    sideInTabletUnits: quantiles(items.map((item) => frameOf(item.strokes).side)),
    slantDegrees: quantiles(items.map(slantOf)),
  };
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1;
  return counts;
}

function quantiles(values: readonly number[]) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (part: number) => Math.round(10 * (sorted[Math.floor(part * (sorted.length - 1))] ?? 0)) / 10;
  return { p05: at(0.05), p50: at(0.5), p95: at(0.95) };
}

/** The lean of the ink against the vertical, by its second moments; to the right is positive. */
function slantOf(item: InkItem): number {
  const points = item.strokes.flat();
  const x = points.reduce((sum, p) => sum + p.x, 0) / points.length;
  const y = points.reduce((sum, p) => sum + p.y, 0) / points.length;
  const xy = points.reduce((sum, p) => sum + (p.x - x) * (p.y - y), 0);
  const yy = points.reduce((sum, p) => sum + (p.y - y) ** 2, 0);
  return yy > 0 ? (-Math.atan(xy / yy) * 180) / Math.PI : 0;
}
