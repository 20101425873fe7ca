import { read } from "../../core/reading/reader.ts";
import type { Classify } from "../../core/reading/scoreCache.ts";
import { createRandom, type Random } from "../augment/random.ts";
import type { Fold } from "../data/writers.ts";
import { type Rate, rateOf } from "../measures.ts";
import { loadStrings, marksOfStrokes, type StringItem, type Strokes } from "./items.ts";
import { extentOf, moveTo, rightOf } from "./made.ts";

const SEED = 47;
const HEIGHT = 100; // of a digit, in the units of the strokes
const SIZES = 0.1; // deviation of the log of a character's size
const GAP = [0.12, 0.4] as const; // digit heights between neighbours
const OPERATORS = ["+", "+", "*", ":", "<", ">"] as const;
const VARIABLES = ["x", "n", "a", "k", "t", "u", "v", "w"] as const;
const UNITS = ["m", "cm", "k", "%", "h", "A", "V", "T"] as const;
/** What stands on the middle of the line in place of its foot, and characters lower than a digit. */
const MIDDLE = new Set([..."+=*<>:"]);
const LOW = new Set([..."acmnuvwx", ...MIDDLE]);
const LOW_SHARE = 0.6;

type Characters = ReadonlyMap<string, readonly StringItem[]>; // of one writer, by what they are

/**
 * How often every number of an expression such as `3x+15=20`, and nothing else in it, is read. Null where the fold has no
 * ink. Seeded: the same fold always gives the same expressions.
 */
export async function reportExpressions(fold: Fold, classify: Classify, count = 300): Promise<Rate | null> {
  const made = makeExpressions(fold, count);
  if (made.length === 0) return null;
  let wrong = 0;
  for (const { text, strokes } of made) {
    const { numbers } = await read(marksOfStrokes(strokes), [], classify);
    const found = [...numbers].sort((a, b) => a.box.x - b.box.x).map((number) => number.text);
    if (found.join(" ") !== text.split("?").filter(Boolean).join(" ")) wrong++;
  }
  return rateOf(wrong, made.length);
}

/**
 * `count` expressions by the fold's writers of isolated digits, never of contributor `ibm`; in their text a "?" stands for
 * each stretch of letters and signs, none of which looks like a digit. What a writer never wrote is another's of the fold.
 */
export function makeExpressions(fold: Fold, count: number): readonly StringItem[] {
  const writers = charactersByWriter(fold);
  const everyone = merged(writers);
  const writing = writers.filter((own) => [..."0123456789"].filter((digit) => own.has(digit)).length >= 5);
  if (writing.length === 0 || !everyone.has("+")) return [];
  return Array.from({ length: count }, (_, n) => {
    const random = createRandom(SEED, n);
    return writeOut(expressionOf(random), random.pick(writing), everyone, random);
  });
}

/** As people write sums, equations, percentages and measures: only what is a digit's own look is missing, as brackets and a stroke for "divided". */
function expressionOf(random: Random): string {
  const number = () => Array.from({ length: 1 + random.below(3) }, () => random.below(10)).join("");
  const operator = () => random.pick(OPERATORS);
  const term = () => (random.below(3) === 0 ? `${number()}${random.pick(VARIABLES)}` : number());
  const kinds = [
    () => `${number()}${operator()}${number()}=${number()}`,
    () => `${term()}${operator()}${term()}=${number()}`,
    () => `${random.pick(VARIABLES)}=${number()}`,
    () => `${number()}${random.pick(UNITS)}`,
    () => `${number()}${operator()}${number()}`,
  ];
  return random.pick(kinds)();
}

function writeOut(expression: string, own: Characters, everyone: Characters, random: Random): StringItem {
  const strokes: Strokes[number][] = [];
  let x = 0;
  for (const character of expression) {
    const items = own.get(character) ?? everyone.get(character) ?? [];
    if (items.length === 0) continue;
    const { strokes: ink } = random.pick(items);
    const { w, h } = extentOf(ink);
    const size = (LOW.has(character) ? LOW_SHARE : 1) * Math.exp(random.normal(SIZES));
    const scale = size / Math.max(1e-6, h, 0.7 * w);
    const middle = random.normal(0.04) + (MIDDLE.has(character) ? 0 : 0.5 * (1 - scale * h));
    const placed = moveTo(ink, x, middle, scale);
    strokes.push(...placed);
    x = rightOf(placed) + random.uniform(...GAP);
  }
  return {
    text: expression.replaceAll(/\D+/g, "?"),
    writer: own.get("0")?.[0]?.writer ?? "",
    strokes: strokes.map((stroke) => stroke.map((at) => ({ x: at.x * HEIGHT, y: at.y * HEIGHT }))),
  };
}

function charactersByWriter(fold: Fold): readonly Characters[] {
  const wanted = new Set(["=", ...OPERATORS, ...VARIABLES, ...UNITS.flatMap((unit) => [...unit])]);
  const byWriter = new Map<string, Map<string, StringItem[]>>();
  for (const name of ["digits_1a", "letters_1b", "letters_1c", "symbols_1d"])
    for (const item of loadStrings(name, fold)) {
      if (!/^\d$/.test(item.text) && !wanted.has(item.text)) continue;
      const own = byWriter.get(item.writer) ?? new Map<string, StringItem[]>();
      byWriter.set(item.writer, own);
      own.set(item.text, [...(own.get(item.text) ?? []), item]);
    }
  return [...byWriter.values()];
}

function merged(writers: readonly Characters[]): Characters {
  const all = new Map<string, StringItem[]>();
  for (const own of writers)
    for (const [character, items] of own) all.set(character, [...(all.get(character) ?? []), ...items]);
  return all;
}
