import type { Random } from "../augment/random.ts";
import type { Fold } from "../data/writers.ts";
import { loadStrings, type StringItem, type Strokes } from "./items.ts";
import { extentOf, moveTo, rightOf } from "./made.ts";

/** What one writer, or everyone of a fold, wrote, by the character. */
export type Characters = ReadonlyMap<string, readonly StringItem[]>;
export type Hands = { readonly writers: readonly Characters[]; readonly everyone: Characters };

const DIGITS = [..."0123456789"];
const ENOUGH = 5; // different digits that make a writer worth writing with
const SIZES = 0.1; // deviation of the log of a character's size
const GAP = [0.12, 0.4] as const; // digit heights between neighbours
/** What stands on the middle of the line in place of its foot, what is taller than a digit, and what lower. */
const MIDDLE = new Set([..."+=*<>:"]);
const TALL = new Set([..."()"]);
const LOW = new Set([..."acmnuvwx", ...MIDDLE]);
const LOW_SHARE = 0.6;
const TALL_SHARE = 1.25;

/**
 * The digits and the characters of `wanted` by the fold's writers of isolated digits, never of contributor `ibm`. Null where
 * there is no ink.
 */
export function loadHands(fold: Fold, wanted: ReadonlySet<string>): Hands | null {
  const byWriter = new Map<string, Map<string, StringItem[]>>();
  const everyone = new Map<string, StringItem[]>();
  for (const name of ["digits_1a", "letters_1b", "letters_1c", "symbols_1d"])
    for (const item of loadStrings(name, fold)) {
      if (!/^\d$/.test(item.text) && !wanted.has(item.text)) continue;
      const own = byWriter.get(item.writer) ?? new Map<string, StringItem[]>();
      byWriter.set(item.writer, own);
      own.set(item.text, [...(own.get(item.text) ?? []), item]);
    }
  for (const own of byWriter.values())
    for (const [character, items] of own)
      everyone.set(character, [...(everyone.get(character) ?? []), ...items]);
  const writers = [...byWriter.values()].filter(
    (own) => DIGITS.filter((digit) => own.has(digit)).length >= ENOUGH,
  );
  return writers.length > 0 && everyone.has("+") ? { writers, everyone } : null;
}

/**
 * A text in one line, its digits one high around y 0 and its left at x 0. What the writer never wrote is another's of the fold.
 */
export function writeLine(text: string, own: Characters, everyone: Characters, random: Random): Strokes {
  const strokes: Strokes[number][] = [];
  let x = 0;
  for (const character of text) {
    const items = own.get(character) ?? everyone.get(character) ?? [];
    if (items.length === 0) continue;
    const { strokes: ink } = random.pick(items);
    const { w, h } = extentOf(ink);
    const share = LOW.has(character) ? LOW_SHARE : TALL.has(character) ? TALL_SHARE : 1;
    const scale = (share * Math.exp(random.normal(SIZES))) / Math.max(1e-6, h, 0.7 * w);
    const isCentered = MIDDLE.has(character) || TALL.has(character);
    const middle = random.normal(0.04) + (isCentered ? 0 : 0.5 * (1 - scale * h));
    const placed = moveTo(ink, x, middle, scale);
    strokes.push(...placed);
    x = rightOf(placed) + random.uniform(...GAP);
  }
  return strokes;
}
