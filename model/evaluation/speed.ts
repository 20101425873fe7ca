import { fileURLToPath } from "node:url";
import { z } from "zod";
import { glyphOfStrokes } from "../../core/reading/glyph.ts";
import { createReader, read } from "../../core/reading/reader.ts";
import type { Classifier } from "../classifier.ts";
import type { Strokes } from "../data/ink.ts";
import { marksOfStrokes } from "../strings/items.ts";
import { extentOf } from "../strings/made.ts";
import { percentile } from "./calibration.ts";
import { answerOf } from "./readingProcess.ts";

const TIMES = z.object({
  count: z.number(),
  p50: z.number(),
  p95: z.number(),
  low: z.number(),
  high: z.number(),
});
const SPEED = z.object({
  oneDigitMs: TIMES, // strokes of one digit to its reading
  batchDigitsPerSecond: z.number(), // strokes to chances, 64 at a time
  batchLow: z.number(),
  batchHigh: z.number(),
  batches: z.number(),
  lineMs: TIMES, // a line of 12 digits after one more stroke, to its new reading
});
/** A 95th percentile with the 95 % interval of its rank. */
export type Times = Readonly<z.infer<typeof TIMES>>;
export type SpeedReport = Readonly<z.infer<typeof SPEED>>;

const PROGRAM = fileURLToPath(new URL("speed/process.ts", import.meta.url));

const SINGLES = 300;
const BATCH = 64;
const BATCHES = 16;
const LINES = 100;
const LINE_DIGITS = 12;

/**
 * Measures a process of its own, which is set up as those that read for people; on held-out writers' digits, or on this project's own
 * where there are none.
 */
export async function measureSpeed(): Promise<SpeedReport> {
  return SPEED.parse(await answerOf(PROGRAM));
}

/** Times of the loaded classifier in this process, drawing and decoding included. Needs at least one digit. */
export async function timeReading(
  { classify }: Pick<Classifier, "classify">,
  digits: readonly Strokes[],
): Promise<SpeedReport> {
  const nth = (i: number) => digits[i % digits.length] ?? [];
  const oneDigitMs = await timesOf(SINGLES, async (i) => {
    await read(marksOfStrokes(nth(i)), [], classify);
  });
  const perBatch: number[] = [];
  for (let batch = 0; batch < BATCHES; batch++) {
    const start = performance.now();
    await classify(Array.from({ length: BATCH }, (_, i) => glyphOfStrokes(nth(batch * BATCH + i))));
    perBatch.push((1000 * BATCH) / (performance.now() - start));
  }
  const mean = perBatch.reduce((sum, rate) => sum + rate, 0) / BATCHES;
  const deviation = Math.sqrt(perBatch.reduce((sum, rate) => sum + (rate - mean) ** 2, 0) / (BATCHES - 1));
  const half = (1.959964 * deviation) / Math.sqrt(BATCHES);
  return {
    oneDigitMs,
    batchDigitsPerSecond: Math.round(mean),
    batchLow: Math.round(mean - half),
    batchHigh: Math.round(mean + half),
    batches: BATCHES,
    lineMs: await timeLines(nth, classify),
  };
}

async function timeLines(nth: (i: number) => Strokes, classify: Classifier["classify"]): Promise<Times> {
  const times: number[] = [];
  for (let line = 0; line < LINES; line++) {
    const marks = marksOfStrokes(
      lineOf(Array.from({ length: LINE_DIGITS + 1 }, (_, i) => nth(line * LINE_DIGITS + i))),
    );
    const after = marks.length - nth(line * LINE_DIGITS + LINE_DIGITS).length; // the next digit's first stroke
    const reader = createReader(classify);
    await reader.update({ add: marks.slice(0, after), remove: [], labels: [] });
    const start = performance.now();
    await reader.update({ add: marks.slice(after, after + 1), remove: [], labels: [] });
    times.push(performance.now() - start);
  }
  return summaryOf(times);
}

/** Digits side by side in one line, each brought to a height of 60 with a third of that between them. */
export function lineOf(digits: readonly Strokes[]): Strokes {
  const height = 60;
  let left = 0;
  return digits.flatMap((strokes) => {
    const box = extentOf(strokes);
    const scale = height / Math.max(box.h, 0.2 * box.w, 1e-6);
    const at = left;
    left += box.w * scale + height / 3;
    return strokes.map((stroke) =>
      stroke.map(({ x, y }) => ({ x: at + (x - box.x) * scale, y: (y - box.y) * scale })),
    );
  });
}

async function timesOf(count: number, run: (i: number) => Promise<void>): Promise<Times> {
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const start = performance.now();
    await run(i);
    times.push(performance.now() - start);
  }
  return summaryOf(times);
}

export function summaryOf(times: readonly number[]): Times {
  const sorted = [...times].sort((a, b) => a - b);
  const spread = 1.959964 * Math.sqrt((0.95 * 0.05) / Math.max(1, sorted.length));
  const at = (part: number) => Math.round(percentile(sorted, Math.min(1, part)) * 100) / 100;
  return {
    count: sorted.length,
    p50: at(0.5),
    p95: at(0.95),
    low: at(0.95 - spread),
    high: at(0.95 + spread),
  };
}
