import { createRandom } from "../augment/random.ts";
import type { Fold } from "../data/writers.ts";
import { connect, JOINTS } from "../strings/connected.ts";
import { loadStrings, type StringItem } from "../strings/items.ts";
import { writeOut } from "../strings/made.ts";

export const KINDS = ["written", "apart", "joined"] as const;
/** A string that a writer wrote, or that was made of their digits: set apart, or joined. */
export type WriterString = StringItem & { readonly kind: (typeof KINDS)[number] };

const WRITTEN = ["strings_lines", "strings_words"] as const;
const SEED = 47;
const LONGEST = 5; // digits of a made string

/**
 * By writer, the strings in the order in which they are read: first those they wrote, in the files' order, then at most `made` that are made
 * of their isolated digits. No digit is used twice, so that a correction is never of the very ink that is read later. Seeded.
 */
export function stringsByWriter(fold: Fold, made: number): ReadonlyMap<string, readonly WriterString[]> {
  const strings = new Map<string, WriterString[]>();
  const add = (writer: string, item: WriterString) =>
    strings.set(writer, [...(strings.get(writer) ?? []), item]);
  for (const set of WRITTEN)
    for (const item of loadStrings(set, fold)) add(nameOf(item.writer), { ...item, kind: "written" });
  const digits = new Map<string, StringItem[]>();
  for (const item of loadStrings("digits_1a", fold))
    digits.set(nameOf(item.writer), [...(digits.get(nameOf(item.writer)) ?? []), item]);
  for (const [writer, own] of digits) for (const item of madeOf(own, made, writer)) add(writer, item);
  return strings;
}

/** Strings of 1 to 5 of the digits, by turns set apart and joined in one of three ways. */
function madeOf(digits: readonly StringItem[], most: number, writer: string): readonly WriterString[] {
  const random = createRandom(
    SEED,
    [...writer].reduce((sum, letter) => 31 * sum + (letter.codePointAt(0) ?? 0), 7) | 0,
  );
  const left = [...digits];
  const made: WriterString[] = [];
  for (let n = 0; n < most && left.length > 0; n++) {
    const length = Math.min(left.length, 1 + random.below(LONGEST));
    const chosen = Array.from({ length }, () => left.splice(random.below(left.length), 1)).flat();
    const item =
      n % 2 === 0
        ? writeOut(chosen, () => random.uniform(0, 1))
        : connect(chosen, JOINTS[((n - 1) / 2) % JOINTS.length] ?? "touching", random);
    if (item) made.push({ ...item, kind: n % 2 === 0 ? "apart" : "joined" });
  }
  return made;
}

/** The writer's name without their contributor's: several contributors may have the same person. */
export function nameOf(writer: string): string {
  return writer.slice(writer.lastIndexOf("/") + 1).toLowerCase();
}
