import type { Glyph } from "../../core/reading/glyph.ts";
import type { Tf } from "../backend.ts";
import { type Correction, chancesOf } from "../measures.ts";
import { bitmapTensor, CLASSES, FEATURES, forward, type Tensors, trajectoryTensor } from "../network.ts";

const CHUNK = 64;

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
  const seen: Seen[] = [];
  for (let at = 0; at < glyphs.length; at += CHUNK) {
    const chunk = glyphs.slice(at, at + CHUNK);
    const [logits, features] = tf.tidy(() => {
      const bitmaps = bitmapTensor(tf, gather(chunk.map(({ bitmap }) => bitmap)));
      const ink = trajectoryTensor(tf, gather(chunk.flatMap(({ trajectory }) => trajectory ?? [])));
      const out = forward(tf, weights, bitmaps, ink);
      if (!out.fused || !out.features) throw new Error("these weights have no fused head");
      return [Float32Array.from(out.fused.dataSync()), Float32Array.from(out.features.dataSync())] as const;
    });
    const logs = chancesOf(logits, correction);
    chunk.forEach((_, i) => {
      seen.push({
        log: logs.slice(i * CLASSES, (i + 1) * CLASSES),
        features: features.slice(i * FEATURES, (i + 1) * FEATURES),
      });
    });
  }
  return seen;
}

function gather(rows: readonly Float32Array[]): Float32Array {
  const size = rows[0]?.length ?? 0;
  const all = new Float32Array(rows.length * size);
  rows.forEach((row, i) => {
    all.set(row, i * size);
  });
  return all;
}
