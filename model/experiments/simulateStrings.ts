import { type Adaptation, adapt, type Prototype, prototypeOf } from "../../core/reading/adaptation.ts";
import { correctedDigits } from "../../core/reading/correctedDigits.ts";
import type { Glyph } from "../../core/reading/glyph.ts";
import { read } from "../../core/reading/reader.ts";
import { CLASSES } from "../network.ts";
import { editDistance } from "../strings/evaluate.ts";
import { marksOfStrokes } from "../strings/items.ts";
import type { Seen } from "./features.ts";
import { KINDS, type WriterString } from "./writerStrings.ts";

/** A string with what the network made of its hypotheses, by key; what is asked about and missing is added. */
export type Known = { readonly item: WriterString; readonly seen: Map<string, Seen> };
export type See = (glyphs: readonly Glyph[]) => readonly Seen[];

/** Strings that were read after their writer's first correction, without what they had corrected and with it. */
export type Tally = {
  strings: number;
  digits: number;
  wrong: { before: number; adapted: number }; // whole strings, spaces included
  errors: { before: number; adapted: number }; // edits to the digits, spaces aside
  mended: number;
  harmed: number; // right before, wrong once adapted
};
export type WriterTally = { readonly writer: string; readonly tallies: Readonly<Record<string, Tally>> };

const MOST_PROTOTYPES = 100;

/** Reads each writer's strings in order. They correct each string that is misread, and their later ones are read by all they corrected. */
export async function simulateStrings(
  writers: ReadonlyMap<string, readonly Known[]>,
  see: See,
  adaptation: Adaptation,
): Promise<readonly WriterTally[]> {
  const all: WriterTally[] = [];
  for (const [writer, strings] of writers) {
    const tallies = Object.fromEntries(KINDS.map((kind) => [kind, emptyTally()]));
    let own: readonly Prototype[] = [];
    for (const known of strings) {
      const { text: truth, kind } = known.item;
      const before = await textOf(known, see, [], adaptation);
      const adapted = own.length > 0 ? await textOf(known, see, own, adaptation) : before;
      if (own.length > 0) count(tallies[kind], truth, before, adapted);
      if (adapted !== truth) own = [...own, ...(await prototypesOf(known, see))].slice(-MOST_PROTOTYPES);
    }
    all.push({ writer, tallies });
  }
  return all;
}

export function emptyTally(): Tally {
  const none = () => ({ before: 0, adapted: 0 });
  return { strings: 0, digits: 0, wrong: none(), errors: none(), mended: 0, harmed: 0 };
}

/** Adds the second to the first. */
export function addTally(sum: Tally, { strings, digits, wrong, errors, mended, harmed }: Tally): void {
  sum.strings += strings;
  sum.digits += digits;
  sum.mended += mended;
  sum.harmed += harmed;
  for (const when of ["before", "adapted"] as const) {
    sum.wrong[when] += wrong[when];
    sum.errors[when] += errors[when];
  }
}

function count(tally: Tally | undefined, truth: string, before: string, adapted: string): void {
  if (!tally) return;
  const one = emptyTally();
  one.strings = 1;
  one.digits = truth.length;
  for (const [when, text] of [
    ["before", before],
    ["adapted", adapted],
  ] as const) {
    one.wrong[when] = text === truth ? 0 : 1;
    one.errors[when] = editDistance(text.replaceAll(" ", ""), truth);
  }
  one.mended = Math.max(0, one.wrong.before - one.wrong.adapted);
  one.harmed = Math.max(0, one.wrong.adapted - one.wrong.before);
  addTally(tally, one);
}

async function textOf(
  known: Known,
  see: See,
  own: readonly Prototype[],
  adaptation: Adaptation,
): Promise<string> {
  const classify = async (glyphs: readonly Glyph[], keys: readonly string[] = []) => {
    const out = new Float32Array(glyphs.length * CLASSES);
    lookUp(known, see, glyphs, keys).forEach(({ log, features }, i) => {
      out.set(adapt(log, features, own, adaptation), i * CLASSES);
    });
    return out;
  };
  const { numbers } = await read(marksOfStrokes(known.item.strokes), [], classify);
  return numbers.map(({ text }) => text).join(" ");
}

/** The string's digits, cut where the network alone finds what its writer says likeliest. */
async function prototypesOf(known: Known, see: See): Promise<readonly Prototype[]> {
  const marks = marksOfStrokes(known.item.strokes);
  const { text, writer: author } = known.item;
  const label = { parts: marks.map(({ id }) => ({ mark: id })), text, author, seq: marks.length };
  const classify = async (glyphs: readonly Glyph[], keys: readonly string[] = []) =>
    Float32Array.from(lookUp(known, see, glyphs, keys).flatMap(({ log }) => [...log]));
  const digits = await correctedDigits(marks, label, classify);
  return see(digits.map(({ glyph }) => glyph)).map(({ features }, i) =>
    prototypeOf(features, digits[i]?.digit ?? 0),
  );
}

function lookUp(
  { seen }: Known,
  see: See,
  glyphs: readonly Glyph[],
  keys: readonly string[],
): readonly Seen[] {
  const missing = glyphs.flatMap((glyph, i) =>
    seen.has(keys[i] ?? "") ? [] : [{ glyph, key: keys[i] ?? "" }],
  );
  see(missing.map(({ glyph }) => glyph)).forEach((one, i) => {
    seen.set(missing[i]?.key ?? "", one);
  });
  return keys.flatMap((key) => seen.get(key) ?? []);
}
