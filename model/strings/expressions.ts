import { read } from "../../core/reading/reader.ts";
import type { Classify } from "../../core/reading/scoreCache.ts";
import { createRandom, type Random } from "../augment/random.ts";
import type { Fold } from "../data/writers.ts";
import { type Rate, rateOf } from "../measures.ts";
import { loadHands, writeLine } from "./characters.ts";
import { marksOfStrokes, type StringItem } from "./items.ts";

const SEED = 47;
const HEIGHT = 100; // of a digit, in the units of the strokes
const OPERATORS = ["+", "+", "*", ":", "<", ">"] as const;
const VARIABLES = ["x", "n", "a", "k", "t", "u", "v", "w"] as const;
const UNITS = ["m", "cm", "k", "%", "h", "A", "V", "T"] as const;
const WANTED = new Set(["=", ...OPERATORS, ...VARIABLES, ...UNITS.flatMap((unit) => [...unit])]);

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
  const hands = loadHands(fold, WANTED);
  if (hands === null) return [];
  return Array.from({ length: count }, (_, n) => {
    const random = createRandom(SEED, n);
    const expression = expressionOf(random);
    const own = random.pick(hands.writers);
    const line = writeLine(expression, own, hands.everyone, random);
    return {
      text: expression.replaceAll(/\D+/g, "?"),
      writer: own.get("0")?.[0]?.writer ?? "",
      strokes: line.map((stroke) => stroke.map(({ x, y }) => ({ x: x * HEIGHT, y: y * HEIGHT }))),
    };
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
