import { read } from "../../core/reading/reader.ts";
import type { Classify } from "../../core/reading/scoreCache.ts";
import { createRandom, type Random } from "../augment/random.ts";
import type { Fold } from "../data/writers.ts";
import { type Rate, rateOf } from "../measures.ts";
import { loadStrings, marksOfStrokes, type StringItem, type Strokes } from "./items.ts";
import { extentOf, moveTo, rightOf } from "./made.ts";

export const SIGNS = [".", "-", ","] as const;
export type Sign = (typeof SIGNS)[number];
export type SignsReport = Readonly<Record<Sign, Rate>>; // numbers whose text is not right
export type SignedNumber = { readonly item: StringItem; readonly sign: Sign };

const SEED = 43;
const HEIGHT = 100; // of a digit, in the units of the strokes
const SIZES = 0.1; // deviation of the log of a digit's size
const GAP = [0.1, 0.3] as const; // digit heights between neighbours

/** How each sign stands, in digit heights: its longer side, and its top (the minus: its middle) below the digits' middle. */
const PLACES: Readonly<
  Record<Sign, { readonly side: readonly [number, number]; readonly y: readonly [number, number] }>
> = {
  ".": { side: [0.04, 0.13], y: [0.38, 0.5] },
  "-": { side: [0.35, 0.7], y: [-0.12, 0.12] },
  ",": { side: [0.22, 0.42], y: [0.3, 0.45] },
};

/**
 * How well numbers with a sign are read: one writer's isolated digits, and points, minus signs and commas in one stroke of
 * writers of the same fold, set where people set them. Null where the fold has no ink. Seeded.
 */
export async function reportSigns(
  fold: Fold,
  classify: Classify,
  count = 200,
): Promise<{ readonly report: SignsReport; readonly misread: readonly string[] } | null> {
  const errors: Record<Sign, number> = { ".": 0, "-": 0, ",": 0 };
  const misread: string[] = [];
  for (const sign of SIGNS) {
    const made = makeSigned(fold, sign, count);
    if (made.length === 0) return null;
    for (const { item } of made) {
      const { numbers } = await read(marksOfStrokes(item.strokes), [], classify);
      const text = numbers.map((number) => number.text).join(" ");
      if (text === item.text) continue;
      errors[sign]++;
      misread.push(`${item.text} read as "${text}" (${item.writer})`);
    }
  }
  const of = (sign: Sign) => rateOf(errors[sign], count);
  return { report: { ".": of("."), "-": of("-"), ",": of(",") }, misread };
}

/** `count` numbers of the fold with this sign: `3.14`, `-7`, `1,024`. Empty where the fold has no digits or no such sign. */
export function makeSigned(fold: Fold, sign: Sign, count: number): readonly SignedNumber[] {
  const byWriter = new Map<string, StringItem[]>();
  for (const item of loadStrings("digits_1a", fold))
    byWriter.set(item.writer, [...(byWriter.get(item.writer) ?? []), item]);
  const writers = [...byWriter.values()];
  const signs = loadStrings("symbols_1d", fold).filter(
    ({ text, strokes }) => text === sign && strokes.length === 1,
  );
  if (writers.length === 0 || signs.length === 0) return [];
  return Array.from({ length: count }, (_, n) => {
    const random = createRandom(SEED + SIGNS.indexOf(sign), n);
    return { item: numberWith(sign, random.pick(signs).strokes, random.pick(writers), random), sign };
  });
}

function numberWith(sign: Sign, ink: Strokes, digits: readonly StringItem[], random: Random): StringItem {
  const before = sign === "-" ? 0 : 1 + random.below(3);
  const after = sign === "," ? 3 : 1 + random.below(3);
  const chosen = Array.from({ length: before + after }, () => random.pick(digits));
  const strokes: Strokes[number][] = [];
  let x = 0;
  const add = (made: Strokes) => {
    strokes.push(...made);
    x = Math.max(x, rightOf(made)) + random.uniform(...GAP);
  };
  chosen.forEach((digit, i) => {
    if (i === before) add(placed(sign, ink, x, random));
    const { w, h } = extentOf(digit.strokes);
    const size = Math.exp(random.normal(SIZES)) / Math.max(1e-6, h, 0.8 * w);
    add(moveTo(digit.strokes, x, random.normal(0.04), size));
  });
  const texts = chosen.map(({ text }) => text);
  return {
    text: `${texts.slice(0, before).join("")}${sign}${texts.slice(before).join("")}`,
    writer: chosen[0]?.writer ?? "",
    strokes: strokes.map((stroke) => stroke.map((at) => ({ x: at.x * HEIGHT, y: at.y * HEIGHT }))),
  };
}

function placed(sign: Sign, ink: Strokes, x: number, random: Random): Strokes {
  const { side, y } = PLACES[sign];
  const { w, h } = extentOf(ink);
  const scale = random.uniform(...side) / Math.max(1e-6, w, h);
  const top = random.uniform(...y);
  return moveTo(ink, x, sign === "-" ? top : top + (h * scale) / 2, scale);
}
