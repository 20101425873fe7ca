import type { Tf } from "./backend.ts";
import { type Calibration, fitCorrection } from "./calibration.ts";
import { loadInk, NOT_A_DIGIT } from "./data/ink.ts";
import { type Images, sliceImages } from "./data/mnist.ts";
import { imageGlyphs, inkGlyphs, type Labelled, withoutTrajectory } from "./glyphs.ts";
import { infer } from "./infer.ts";
import { winners } from "./measures.ts";
import { CLASSES, type Tensors } from "./network.ts";

/** MNIST training images from here on only choose and calibrate. */
export const TRAINED_IMAGES = 57_000;
const OTHERS = 1500;
/** The share of marks that are no digit: on a board people also scribble, an image given is of digits. */
const BOARD_OTHERS = 0.05;
const IMAGE_OTHERS = 0.01;

/** What chooses the best weights and fits the temperatures: neither trained on nor tested on. */
export type Validation = { readonly images: Labelled; readonly digits: Labelled; readonly others: Labelled };
export type Scores = {
  readonly images: number;
  readonly digits: number | null;
  readonly others: number | null;
};

export function loadValidation(images: Images, inkFiles: readonly string[]): Validation {
  const ink = loadInk(inkFiles, "calibration");
  const every = Math.max(1, Math.floor(ink.others.length / OTHERS));
  return {
    images: imageGlyphs(sliceImages(images, TRAINED_IMAGES, images.count)),
    digits: inkGlyphs(ink.digits),
    others: inkGlyphs(ink.others.filter((_, i) => i % every === 0)),
  };
}

/** Error rates: digits among the ten digits, as where to refuse is decided later; others by the likeliest class. */
export function score(tf: Tf, weights: Tensors, { images, digits, others }: Validation): Scores {
  const ofInk = headForInk(weights);
  const error = (set: Labelled, head: "bitmap" | "fused") => {
    if (set.labels.length === 0) return null;
    const logits = infer(tf, weights, set.glyphs, head);
    const read = winners(
      set === others ? logits : logits.map((v, i) => (i % CLASSES === NOT_A_DIGIT ? -Infinity : v)),
    );
    return set.labels.filter((label, i) => label !== read[i]).length / set.labels.length;
  };
  return {
    images: error(images, "bitmap") ?? 1,
    digits: error(digits, ofInk),
    others: error(others, ofInk),
  };
}

/** Weights of images alone see ink as it is drawn. */
function headForInk(weights: Tensors): "bitmap" | "fused" {
  return weights["fusedHead/kernel"] ? "fused" : "bitmap";
}

/** One figure to choose by: digits count most, and what is no digit a fifth. */
export function badness({ images, digits, others }: Scores): number {
  return images + (digits ?? 0) + 0.2 * (others ?? 0);
}

/** Corrections of both heads, each on what it will see: the bitmap head on images and on ink without its order. */
export function calibrate(
  tf: Tf,
  weights: Tensors,
  { images, digits, others }: Validation,
  version: string,
): Calibration {
  const scored = ({ glyphs, labels }: Labelled, head: "bitmap" | "fused") => ({
    logits: infer(tf, weights, glyphs, head),
    labels,
  });
  const flat = withoutTrajectory(digits);
  const seen: Labelled = {
    glyphs: [...images.glyphs, ...flat.glyphs],
    labels: [...images.labels, ...flat.labels],
  };
  const bitmap = fitCorrection(
    scored(seen, "bitmap"),
    scored(withoutTrajectory(others), "bitmap"),
    IMAGE_OTHERS,
  );
  const hasInk = digits.labels.length > 0 && headForInk(weights) === "fused";
  const fused = hasInk ? fitCorrection(scored(digits, "fused"), scored(others, "fused"), BOARD_OTHERS) : null;
  return {
    version,
    bitmap: { ...bitmap, count: seen.labels.length },
    fused: fused && { ...fused, count: digits.labels.length },
  };
}
