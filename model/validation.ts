import type { Tf } from "./backend.ts";
import { type Calibration, fitTemperature } from "./calibration.ts";
import { loadInk } from "./data/ink.ts";
import { type Images, sliceImages } from "./data/mnist.ts";
import { imageGlyphs, inkGlyphs, type Labelled, withoutTrajectory } from "./glyphs.ts";
import { infer } from "./infer.ts";
import { winners } from "./measures.ts";
import type { Tensors } from "./network.ts";

/** MNIST training images from here on only choose and calibrate. */
export const TRAINED_IMAGES = 57_000;
const OTHERS = 1500;

/** What chooses the best weights and fits the temperatures: neither trained on nor tested on. */
export type Validation = { readonly images: Labelled; readonly digits: Labelled; readonly others: Labelled };
export type Scores = { readonly images: number; readonly digits: number | null; readonly others: number | null };

export function loadValidation(images: Images, inkFiles: readonly string[]): Validation {
  const ink = loadInk(inkFiles, "calibration");
  const every = Math.max(1, Math.floor(ink.others.length / OTHERS));
  return {
    images: imageGlyphs(sliceImages(images, TRAINED_IMAGES, images.count)),
    digits: inkGlyphs(ink.digits),
    others: inkGlyphs(ink.others.filter((_, i) => i % every === 0)),
  };
}

/** Error rates by the likeliest class: images by the bitmap head, ink by the fused one. */
export function score(tf: Tf, weights: Tensors, { images, digits, others }: Validation): Scores {
  const error = (set: Labelled, head: "bitmap" | "fused") => {
    if (set.labels.length === 0) return null;
    const read = winners(infer(tf, weights, set.glyphs, head));
    return set.labels.filter((label, i) => label !== read[i]).length / set.labels.length;
  };
  return { images: error(images, "bitmap") ?? 1, digits: error(digits, "fused"), others: error(others, "fused") };
}

/** One figure to choose by: digits count most, and what is no digit a fifth. */
export function badness({ images, digits, others }: Scores): number {
  return images + (digits ?? 0) + 0.2 * (others ?? 0);
}

/** Temperatures of both heads, on digits: the figure that people see is the chance that a digit is read right. */
export function calibrate(tf: Tf, weights: Tensors, validation: Validation, version: string): Calibration {
  const { images, digits } = validation;
  const flat = withoutTrajectory(digits);
  const seen: Labelled = { glyphs: [...images.glyphs, ...flat.glyphs], labels: [...images.labels, ...flat.labels] };
  const fit = (set: Labelled, head: "bitmap" | "fused") => ({
    temperature: fitTemperature(infer(tf, weights, set.glyphs, head), set.labels),
    count: set.labels.length,
  });
  return { version, bitmap: fit(seen, "bitmap"), fused: digits.labels.length > 0 ? fit(digits, "fused") : null };
}
