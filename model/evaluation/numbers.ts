import { read } from "../../core/reading/reader.ts";
import type { Classify } from "../../core/reading/scoreCache.ts";
import type { Fold } from "../data/writers.ts";
import { loadStrings, marksOfStrokes, type StringItem } from "../strings/items.ts";
import { type CalibrationReport, reportCalibration } from "./calibration.ts";

const SETS = ["strings_lines", "strings_words"] as const;

/** Whether each of the numbers that were read in a string stands where the string says so, counted from either end. */
export function rightNumbers(truth: string, texts: readonly string[]): readonly boolean[] {
  const lengths = texts.map((text) => text.length);
  const sum = (part: readonly number[]) => part.reduce((total, n) => total + n, 0);
  return texts.map((text, i) => {
    const fromStart = sum(lengths.slice(0, i));
    const fromEnd = truth.length - sum(lengths.slice(i));
    return truth.startsWith(text, fromStart) || (fromEnd >= 0 && truth.startsWith(text, fromEnd));
  });
}

/** How honest the chances of whole numbers are, on strings of one fold; null where there are none. */
export async function reportNumbers(fold: Fold, classify: Classify): Promise<CalibrationReport | null> {
  const items: readonly StringItem[] = SETS.flatMap((set) => loadStrings(set, fold));
  const chances: number[] = [];
  const right: boolean[] = [];
  for (const { text, strokes } of items) {
    const { numbers } = await read(marksOfStrokes(strokes), [], classify);
    chances.push(...numbers.map((number) => number.p));
    right.push(
      ...rightNumbers(
        text,
        numbers.map((number) => number.text),
      ),
    );
  }
  return chances.length === 0 ? null : reportCalibration(chances, right);
}
