import { perform } from "../crew.ts";
import type { Scenario } from "./scenario.ts";

/** Digits a second, from strokes to probabilities, with nothing else running. */
export const recogniser: Scenario = async (_site, { ink, seconds }) => {
  const { backend, rates } = await perform("recognise", { ink, seconds: Math.min(seconds, 5) });
  return rates.map(({ batch, digitsPerSecond, msPerDigit }) => ({
    what: `recogniser (${backend}), batches of ${batch}`,
    unit: "digits/s; ms a digit",
    figures: { rate: digitsPerSecond, p50: msPerDigit.p50, p95: msPerDigit.p95 },
    bars: batch === 64 ? { rate: { atLeast: 500 }, p95: { atMost: 5 } } : {},
  }));
};
