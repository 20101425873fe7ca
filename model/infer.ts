import type { Tensor2D } from "@tensorflow/tfjs";
import type { Glyph } from "../core/reading/glyph.ts";
import { GLYPH_SIZE } from "../core/reading/rasterise.ts";
import { CHANNELS, POINTS } from "../core/reading/trajectory.ts";
import type { Tf } from "./backend.ts";
import { bitmapTensor, CLASSES, FEATURES, forward, type Tensors, trajectoryTensor } from "./network.ts";

export type Head = "bitmap" | "trajectory" | "fused";

const CHUNK = 64; // bounds memory; larger chunks are no faster on two cores

/** Logits [n, 11] of one head, in the order of `glyphs`. All but the bitmap head need glyphs with a trajectory. */
export function infer(tf: Tf, weights: Tensors, glyphs: readonly Glyph[], head: Head): Float32Array {
  const logits = new Float32Array(glyphs.length * CLASSES);
  for (let from = 0; from < glyphs.length; from += CHUNK) {
    const chunk = glyphs.slice(from, from + CHUNK);
    logits.set(inferChunk(tf, weights, chunk, head), from * CLASSES);
  }
  return logits;
}

/** Of ink: the fused head's logits [n, 11], and the features [n, FEATURES] that ink's own network has before its last layer. */
export type Look = { readonly logits: Float32Array; readonly features: Float32Array };

/** What the network makes of glyphs that all have a trajectory, and what it goes by. */
export function look(tf: Tf, weights: Tensors, glyphs: readonly Glyph[]): Look {
  const logits = new Float32Array(glyphs.length * CLASSES);
  const features = new Float32Array(glyphs.length * FEATURES);
  for (let from = 0; from < glyphs.length; from += CHUNK) {
    const seen = lookAtChunk(tf, weights, glyphs.slice(from, from + CHUNK));
    logits.set(seen.logits, from * CLASSES);
    features.set(seen.features, from * FEATURES);
  }
  return { logits, features };
}

function lookAtChunk(tf: Tf, weights: Tensors, glyphs: readonly Glyph[]): Look {
  return tf.tidy(() => {
    const { bitmaps, trajectories } = inputsOf(tf, glyphs, "fused");
    const { fused, features } = forward(tf, weights, bitmaps, trajectories);
    if (!fused || !features) throw new Error("the network has not seen ink");
    return { logits: Float32Array.from(fused.dataSync()), features: Float32Array.from(features.dataSync()) };
  });
}

function inferChunk(tf: Tf, weights: Tensors, glyphs: readonly Glyph[], head: Head): Float32Array {
  return tf.tidy(() => {
    const { bitmaps, trajectories } = inputsOf(tf, glyphs, head);
    const logits: Tensor2D | null = forward(tf, weights, bitmaps, trajectories)[head];
    if (!logits) throw new Error(`the network has no ${head} head for these glyphs`);
    return Float32Array.from(logits.dataSync());
  });
}

function inputsOf(tf: Tf, glyphs: readonly Glyph[], head: Head) {
  const bitmaps = new Float32Array(glyphs.length * GLYPH_SIZE * GLYPH_SIZE);
  const trajectories = new Float32Array(glyphs.length * POINTS * CHANNELS);
  glyphs.forEach((glyph, i) => {
    bitmaps.set(glyph.bitmap, i * GLYPH_SIZE * GLYPH_SIZE);
    if (head === "bitmap") return;
    if (!glyph.trajectory) throw new Error(`the ${head} head needs a trajectory`);
    trajectories.set(glyph.trajectory, i * POINTS * CHANNELS);
  });
  return {
    bitmaps: bitmapTensor(tf, bitmaps),
    trajectories: head === "bitmap" ? null : trajectoryTensor(tf, trajectories),
  };
}
