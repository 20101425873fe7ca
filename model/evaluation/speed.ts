import { glyphOfStrokes } from "../../core/reading/glyph.ts";
import type { Classifier } from "../classifier.ts";
import type { InkItem } from "../data/ink.ts";

export type SpeedReport = {
  readonly oneDigitMs: { readonly p50: number; readonly p95: number }; // strokes to chances
  readonly batchDigitsPerSecond: number; // strokes to chances, 64 at a time
};

/** Times of the loaded classifier on this machine, drawing included. */
export async function measureSpeed(classifier: Classifier, items: readonly InkItem[]): Promise<SpeedReport> {
  const times: number[] = [];
  for (const item of items.slice(0, 300)) {
    const start = performance.now();
    await classifier.classify([glyphOfStrokes(item.strokes)]);
    times.push(performance.now() - start);
  }
  const start = performance.now();
  for (let at = 0; at + 64 <= items.length && at < 1024; at += 64)
    await classifier.classify(items.slice(at, at + 64).map((item) => glyphOfStrokes(item.strokes)));
  const count = Math.min(1024, Math.floor(items.length / 64) * 64);
  times.sort((a, b) => a - b);
  const at = (part: number) => Math.round((times[Math.floor(part * times.length)] ?? 0) * 100) / 100;
  return {
    oneDigitMs: { p50: at(0.5), p95: at(0.95) },
    batchDigitsPerSecond: Math.round((1000 * count) / (performance.now() - start)),
  };
}
