import type { Tf } from "../backend.ts";
import type { Calibration } from "../calibration.ts";
import { defaultInkFiles, type InkItem, loadInk, type Strokes } from "../data/ink.ts";
import { inkGlyphs, type Labelled } from "../glyphs.ts";
import { type Head, infer } from "../infer.ts";
import { chancesOf, type Rate, winners } from "../measures.ts";
import type { Tensors } from "../network.ts";
import { compareCombinations } from "./combination.ts";
import { type ReadingReport, reportReading } from "./reading.ts";
import { type RejectionReport, reportRejection } from "./rejection.ts";

export type InkReport = {
  readonly writers: ReadingReport; // UNIPEN 1a
  readonly stringsDigits: Rate; // digits cut from strings by their true segments
  readonly combination: ReturnType<typeof compareCombinations>;
  readonly contributors: Readonly<Record<string, string>>;
  readonly rejection: RejectionReport | null;
};

/** Single digits of held-out writers and what of their ink is none; null without ink or without a network for ink. */
export function reportInk(tf: Tf, weights: Tensors, { fused, bitmap }: Calibration): InkReport | null {
  const items = heldOut(/digits_1a/).digits;
  if (fused === null || items.length === 0) return null;
  const digits = inkGlyphs(items);
  const { others } = heldOut(/letters|symbols/);
  const view = (set: Labelled, head: Head) =>
    chancesOf(infer(tf, weights, set.glyphs, head), head === "bitmap" ? bitmap : fused);
  const scores = view(digits, "fused");
  const strings = inkGlyphs(heldOut(/strings/).digits);
  return {
    writers: reportReading(digits, scores),
    stringsDigits: reportReading(strings, view(strings, "fused")).error,
    combination: compareCombinations(digits, {
      bitmap: view(digits, "bitmap"),
      trajectory: view(digits, "trajectory"),
      fused: scores,
    }),
    contributors: byContributor(items, digits.labels, winners(scores)),
    rejection: others.length === 0 ? null : reportRejection(scores, view(inkGlyphs(others), "fused"), others),
  };
}

/** The strokes of held-out writers' single digits; empty where there is no ink beside the project. */
export function heldOutDigits(): readonly Strokes[] {
  return heldOut(/digits_1a/).digits.map((item) => item.strokes);
}

function heldOut(name: RegExp) {
  return loadInk(
    defaultInkFiles().filter((file) => name.test(file)),
    "test",
  );
}

function byContributor(
  items: readonly InkItem[],
  labels: readonly number[],
  read: readonly number[],
): Record<string, string> {
  const counts: Record<string, [wrong: number, count: number]> = {};
  items.forEach((item, i) => {
    const [wrong, count] = counts[item.contributor] ?? [0, 0];
    counts[item.contributor] = [wrong + (labels[i] === read[i] ? 0 : 1), count + 1];
  });
  return Object.fromEntries(
    Object.entries(counts).map(([name, [wrong, count]]) => [name, `${wrong} of ${count} wrong`]),
  );
}
