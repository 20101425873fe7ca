import type { Glyph } from "../../core/reading/glyph.ts";
import type { Tf } from "../backend.ts";
import { look } from "../infer.ts";
import { type Correction, chancesOf } from "../measures.ts";
import { CLASSES, FEATURES, type Tensors } from "../network.ts";

/** A glyph of ink as the fused head reads it. */
export type Seen = {
  readonly log: Float32Array; // [11]
  readonly features: Float32Array; // [FEATURES]
};

/** Log-probabilities and features of glyphs that all have a trajectory. */
export function see(
  tf: Tf,
  weights: Tensors,
  glyphs: readonly Glyph[],
  correction: Correction,
): readonly Seen[] {
  const { logits, features } = look(tf, weights, glyphs);
  const logs = chancesOf(logits, correction);
  return glyphs.map((_, i) => ({
    log: logs.slice(i * CLASSES, (i + 1) * CLASSES),
    features: features.slice(i * FEATURES, (i + 1) * FEATURES),
  }));
}
