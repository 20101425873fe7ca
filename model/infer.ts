import type { Tensor2D } from "@tensorflow/tfjs";
import type { Glyph } from "../core/reading/glyph.ts";
import { GLYPH_SIZE } from "../core/reading/rasterise.ts";
import { CHANNELS, POINTS } from "../core/reading/trajectory.ts";
import type { Tf } from "./backend.ts";
import { bitmapTensor, CLASSES, forward, type Tensors, trajectoryTensor } from "./network.ts";

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

function inferChunk(tf: Tf, weights: Tensors, glyphs: readonly Glyph[], head: Head): Float32Array {
  const bitmaps = new Float32Array(glyphs.length * GLYPH_SIZE * GLYPH_SIZE);
  const trajectories = new Float32Array(glyphs.length * POINTS * CHANNELS);
  glyphs.forEach((glyph, i) => {
    bitmaps.set(glyph.bitmap, i * GLYPH_SIZE * GLYPH_SIZE);
    if (head === "bitmap") return;
    if (!glyph.trajectory) throw new Error(`the ${head} head needs a trajectory`);
    trajectories.set(glyph.trajectory, i * POINTS * CHANNELS);
  });
  return tf.tidy(() => {
    const ink = head === "bitmap" ? null : trajectoryTensor(tf, trajectories);
    const logits: Tensor2D | null = forward(tf, weights, bitmapTensor(tf, bitmaps), ink)[head];
    if (!logits) throw new Error(`the network has no ${head} head for these glyphs`);
    return Float32Array.from(logits.dataSync());
  });
}
