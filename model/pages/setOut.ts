import type { Classify } from "../../core/reading/scoreCache.ts";
import { createRandom } from "../augment/random.ts";
import type { Fold } from "../data/writers.ts";
import { readImage } from "../images/readImage.ts";
import { type Rate, rateOf } from "../measures.ts";
import { loadHands } from "../strings/characters.ts";
import {
  inAnyOrder,
  LAYOUTS,
  type Layout,
  type LayoutsReport,
  makeLayout,
  WANTED,
} from "../strings/layouts.ts";
import { extentOf } from "../strings/made.ts";
import { onPaper, placed, strokesSvg } from "./writing.ts";

const SEED = 77;
const LEFT_OUT: ReadonlySet<Layout> = new Set(["power"]); // an exponent in an image is read with its base
const DIGIT = [60, 140] as const; // pixels
const PEN = [0.05, 0.09] as const; // digit heights
const MARGIN = 80; // pixels

/**
 * How often all numbers of `count` layouts of each kind, drawn as images, are read and nothing else is. Null where the fold
 * has no ink. Seeded.
 */
export async function evaluateSetOut(
  classify: Classify,
  fold: Fold,
  count: number,
): Promise<LayoutsReport | null> {
  const hands = loadHands(fold, WANTED);
  if (hands === null) return null;
  const rates = new Map<Layout, Rate>();
  for (const layout of LAYOUTS.filter((each) => !LEFT_OUT.has(each))) {
    let wrong = 0;
    for (let n = 0; n < count; n++) {
      const random = createRandom(SEED, n);
      const { strokes, numbers } = makeLayout(layout, hands, n);
      const digit = random.uniform(...DIGIT);
      const drawn = placed(strokes, MARGIN, MARGIN, digit / 100);
      const { x, y, w, h } = extentOf(drawn);
      const size = { w: Math.round(x + w + MARGIN), h: Math.round(y + h + MARGIN) };
      const svg = strokesSvg(drawn, "#223", random.uniform(...PEN) * digit);
      const reading = await readImage(await onPaper(svg, size, random), classify);
      if (inAnyOrder(reading.numbers.map(({ text }) => text)) !== inAnyOrder(numbers)) wrong++;
    }
    rates.set(layout, rateOf(wrong, count));
  }
  return rates;
}
