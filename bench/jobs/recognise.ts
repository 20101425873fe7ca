import { glyphOfStrokes } from "../../core/reading/glyph.ts";
import { loadClassifier } from "../../model/classifier.ts";
import { steadyMs } from "../clock.ts";
import { placeDigit, recordedDigits } from "../ink.ts";
import type { Doer, RecogniserRate } from "../jobs.ts";
import { spreadOf } from "../spread.ts";

const BATCHES = [1, 16, 64] as const;
const WARM_UPS = 5;

/** From strokes to probabilities, glyphs included, as the server's worker does it. */
export const doRecognise: Doer<"recognise"> = async ({ ink, seconds }, { ready, go }) => {
  const classifier = await loadClassifier();
  const digits = (await recordedDigits(ink)).map((digit) => placeDigit(digit, { x: 0, y: 0, height: 80 }));
  ready();
  await go;
  const rates: RecogniserRate[] = [];
  for (const batch of BATCHES) {
    let at = 0;
    const next = () => Array.from({ length: batch }, () => digits[at++ % digits.length] ?? []);
    const classify = () => classifier.classify(next().map(glyphOfStrokes));
    for (let i = 0; i < WARM_UPS; i++) await classify();
    rates.push({ batch, ...(await rateOf(classify, batch, seconds)) });
  }
  classifier.close();
  return { backend: classifier.backend, rates };
};

async function rateOf(
  run: () => Promise<unknown>,
  batch: number,
  seconds: number,
): Promise<Omit<RecogniserRate, "batch">> {
  const perDigit: number[] = [];
  const beginMs = steadyMs();
  while (steadyMs() < beginMs + seconds * 1000) {
    const fromMs = steadyMs();
    await run();
    perDigit.push((steadyMs() - fromMs) / batch);
  }
  const digitsPerSecond = Math.round((perDigit.length * batch * 1000) / (steadyMs() - beginMs));
  const { p50, p95 } = spreadOf(perDigit.map((ms) => ms * 10)); // spreads keep one decimal, here two are wanted
  const two = (tenths: number) => Math.round(tenths * 10) / 100;
  return { digitsPerSecond, msPerDigit: { p50: two(p50), p95: two(p95) } };
}
