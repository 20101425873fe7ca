import { WEIGHTS, type Weights } from "../core/reading/weights.ts";
import { loadClassifier } from "./classifier.ts";
import type { Fold } from "./data/writers.ts";
import { makeConnected } from "./strings/connected.ts";
import { type Example, exampleOf, lossOf, vectorOf, weightsOf } from "./strings/fit.ts";
import { loadStrings, type StringItem } from "./strings/items.ts";
import { makeString } from "./strings/made.ts";

/**
 * Fits the decoder's weights on writers of the training and calibration folds and prints them for
 * core/reading/weights.ts: `node --import tsx model/fitDecoder.ts`. Seeded.
 */
const PASSES = 6;
const BATCH = 64;
const RATE = 0.05;
const PRIOR = 2e-4; // pull towards the weights set by hand, per example
const COUNTS = { made: 1500, connected: 900, singles: 1000, others: 700 } as const;

const random = seeded(7);
const classifier = await loadClassifier();
const fit = await examplesOf(["train"], COUNTS);
const held = await examplesOf(["calibration"], { made: 350, connected: 200, singles: 300, others: 200 });
classifier.close();
console.error(`${fit.length} examples to fit, ${held.length} to set the temperature`);
const start: Weights = { ...WEIGHTS, temperature: 1 };
const fitted = fitVector(vectorOf(start));
const temperature = bestTemperature(fitted);
console.log(
  JSON.stringify(
    weightsOf(
      fitted.map((value) => Number(value.toFixed(3))),
      temperature,
    ),
    null,
    2,
  ),
);

async function examplesOf(
  folds: readonly Fold[],
  counts: typeof COUNTS | Record<keyof typeof COUNTS, number>,
): Promise<readonly Example[]> {
  const of = (name: string) => folds.flatMap((fold) => loadStrings(name, fold));
  const digits = of("digits_1a");
  const byWriter = new Map<string, StringItem[]>();
  for (const item of digits) byWriter.set(item.writer, [...(byWriter.get(item.writer) ?? []), item]);
  const writers = [...byWriter.values()];
  const others = ["letters_1b", "letters_1c", "symbols_1d"]
    .flatMap(of)
    .filter((item) => /^[^oOlIisSzZbBgqGDQayY|/\\'`!.,()[\]\d-]$/.test(item.text))
    .map((item) => ({ ...item, text: "" }));
  const items: StringItem[] = [
    ...of("strings_lines"),
    ...of("strings_words"),
    ...of("lines_digits_only").filter((item) => item.text.length < 12),
    ...sample(digits, counts.singles),
    ...sample(others, counts.others),
    ...folds.flatMap((fold) => makeConnected(fold, counts.connected).map(({ item }) => item)),
    ...Array.from({ length: counts.made }, () => makeString(writers, random)).flatMap((item) => item ?? []),
  ];
  const examples: Example[] = [];
  for (const item of items) examples.push(await exampleOf(item, classifier.classify));
  return examples;
}

function fitVector(from: readonly number[]): readonly number[] {
  let vector = [...from];
  const first = vector.map(() => 0);
  const second = vector.map(() => 0);
  let step = 0;
  for (let pass = 0; pass < PASSES; pass++) {
    const order = sample(fit, fit.length);
    let total = 0;
    let unreachable = 0;
    for (let at = 0; at < order.length; at += BATCH) {
      const batch = order
        .slice(at, at + BATCH)
        .flatMap((example) => lossOf(example, weightsOf(vector, 1)) ?? []);
      unreachable += Math.min(BATCH, order.length - at) - batch.length;
      total += batch.reduce((sum, item) => sum + item.loss, 0);
      step++;
      const rate = RATE * 0.5 * (1 + Math.cos((Math.PI * step) / (PASSES * Math.ceil(order.length / BATCH))));
      vector = vector.map((value, i) => {
        const data =
          batch.reduce((sum, item) => sum + (item.gradient[i] ?? 0), 0) / Math.max(1, batch.length);
        const slope = data + PRIOR * (value - (from[i] ?? 0));
        first[i] = 0.9 * (first[i] ?? 0) + 0.1 * slope;
        second[i] = 0.99 * (second[i] ?? 0) + 0.01 * slope * slope;
        const mean = (first[i] ?? 0) / (1 - 0.9 ** step);
        return value - (rate * mean) / (Math.sqrt((second[i] ?? 0) / (1 - 0.99 ** step)) + 1e-8);
      });
    }
    const seen = heldLoss(vector, 1);
    console.error(
      `pass ${pass + 1}: loss ${(total / fit.length).toFixed(4)}, held ${seen.toFixed(4)}, unreachable ${unreachable}`,
    );
  }
  return vector;
}

function heldLoss(vector: readonly number[], temperature: number): number {
  const losses = held.flatMap((example) => lossOf(example, weightsOf(vector, temperature))?.loss ?? []);
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}

function bestTemperature(vector: readonly number[]): number {
  const tried = Array.from({ length: 21 }, (_, i) => 0.6 + 0.05 * i);
  const losses = tried.map((temperature) => heldLoss(vector, temperature));
  return Number((tried[losses.indexOf(Math.min(...losses))] ?? 1).toFixed(2));
}

function sample<T>(items: readonly T[], count: number): readonly T[] {
  const left = [...items];
  for (let i = left.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const swap = left[i];
    const other = left[j];
    if (swap === undefined || other === undefined) continue;
    left[i] = other;
    left[j] = swap;
  }
  return left.slice(0, count);
}

/** A small seeded generator of numbers in 0…1 (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
