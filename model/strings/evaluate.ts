import { read } from "../../core/reading/reader.ts";
import { loadClassifier } from "../classifier.ts";
import type { Fold } from "../data/writers.ts";
import { loadStrings, marksOfStrokes, type StringItem } from "./items.ts";

/** How well strings of one file are read with the segmentation found. */
export type StringsReport = {
  readonly set: string;
  readonly count: number;
  readonly wholeRight: number; // share
  readonly wholeInterval: readonly [number, number]; // 95 %, Wilson
  readonly wholeRightUnspaced: number; // the same with spaces taken out of what was read
  readonly digits: number;
  readonly digitError: number; // edit distance to the truth by digits of the truth
  readonly misread: readonly { readonly truth: string; readonly text: string; readonly writer: string }[];
};

const SETS = ["strings_lines", "lines_digits_only", "strings_words"] as const;

/** Reads the UNIPEN strings of one fold. Throws where no weights are. */
export async function evaluateStrings(fold: Fold): Promise<readonly StringsReport[]> {
  const classifier = await loadClassifier();
  const reports: StringsReport[] = [];
  for (const set of SETS) reports.push(await reportOf(set, loadStrings(set, fold), classifier.classify));
  classifier.close();
  return reports;
}

async function reportOf(
  set: string,
  items: readonly StringItem[],
  classify: Parameters<typeof read>[2],
): Promise<StringsReport> {
  const misread: { truth: string; text: string; writer: string }[] = [];
  let right = 0;
  let unspaced = 0;
  let digits = 0;
  let errors = 0;
  for (const { text: truth, writer, strokes } of items) {
    const reading = await read(marksOfStrokes(strokes), [], classify);
    const text = reading.numbers.map((number) => number.text).join(" ");
    const bare = text.replaceAll(" ", "");
    digits += truth.length;
    errors += editDistance(bare, truth);
    if (text === truth) right++;
    if (bare === truth) unspaced++;
    else misread.push({ truth, text, writer });
  }
  const count = items.length;
  return {
    set,
    count,
    wholeRight: right / count,
    wholeInterval: wilson(right, count),
    wholeRightUnspaced: unspaced / count,
    digits,
    digitError: errors / digits,
    misread,
  };
}

/** The 95 % interval of a share (Wilson 1927). */
export function wilson(right: number, count: number): readonly [number, number] {
  if (count === 0) return [0, 1];
  const z = 1.96;
  const share = right / count;
  const middle = (share + (z * z) / (2 * count)) / (1 + (z * z) / count);
  const half =
    (z / (1 + (z * z) / count)) * Math.sqrt((share * (1 - share)) / count + (z * z) / (4 * count * count));
  return [middle - half, middle + half];
}

/** Insertions, deletions and replacements that turn `a` into `b` (Levenshtein). */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
