import type { Glyph } from "../core/reading/glyph.ts";
import { GLYPH_SIZE } from "../core/reading/rasterise.ts";
import { CHANNELS, POINTS } from "../core/reading/trajectory.ts";
import { loadBackend } from "./backend.ts";
import { CALIBRATION_FILE, loadCalibration } from "./calibration.ts";
import { BATCH_SIZES, type Inference, openInference } from "./inference.ts";
import { type Correction, chancesOf } from "./measures.ts";
import { CLASSES, FEATURES } from "./network.ts";
import { loadTensors, versionOf, WEIGHTS_FILE } from "./weights.ts";

export type Classifier = {
  readonly backend: "tensorflow" | "wasm";
  readonly version: string; // the weights' hash
  /** [n, 11] calibrated log-probabilities in the order of `glyphs`: digits 0–9, then "not a digit". */
  readonly classify: (glyphs: readonly Glyph[]) => Promise<Float32Array>;
  /** [n, LOOK_WIDTH] the same of glyphs with a trajectory, each row followed by the features that it comes of. Null: the weights have not seen ink. */
  readonly look: ((glyphs: readonly Glyph[]) => Promise<Float32Array>) | null;
  readonly close: () => void;
};

/** Eleven log-probabilities and the features. */
export const LOOK_WIDTH = CLASSES + FEATURES;

/** The committed weights, warmed up. Throws when they or their calibration are missing or do not belong together. */
export async function loadClassifier(): Promise<Classifier> {
  const backend = await loadBackend();
  const version = versionOf(WEIGHTS_FILE);
  const calibration = loadCalibration(CALIBRATION_FILE, version);
  const inference = await openInference(backend, loadTensors(backend.tf, WEIGHTS_FILE));
  const classify = async (glyphs: readonly Glyph[]) => {
    const { fused, bitmap } = calibration;
    const hasInk = (glyph: Glyph) => fused !== null && glyph.trajectory !== null;
    const out = new Float32Array(glyphs.length * CLASSES);
    if (fused) place(out, glyphs, hasInk, (some) => chancesOf(inference.infer(some, "fused"), fused));
    const flat = (glyph: Glyph) => !hasInk(glyph);
    place(out, glyphs, flat, (some) => chancesOf(inference.infer(some, "bitmap"), bitmap));
    return out;
  };
  warmUp(inference);
  const { fused } = calibration;
  const look = fused && (async (glyphs: readonly Glyph[]) => lookAt(inference, fused, glyphs));
  return { backend: backend.name, version, classify, look, close: inference.close };
}

function lookAt({ look }: Inference, fused: Correction, glyphs: readonly Glyph[]): Float32Array {
  const { logits, features } = look(glyphs);
  const log = chancesOf(logits, fused);
  const out = new Float32Array(glyphs.length * LOOK_WIDTH);
  for (let i = 0; i < glyphs.length; i++) {
    out.set(log.subarray(i * CLASSES, (i + 1) * CLASSES), i * LOOK_WIDTH);
    out.set(features.subarray(i * FEATURES, (i + 1) * FEATURES), i * LOOK_WIDTH + CLASSES);
  }
  return out;
}

/** Scores the glyphs that `belongs` picks and writes their rows back where they were. */
function place(
  out: Float32Array,
  glyphs: readonly Glyph[],
  belongs: (glyph: Glyph) => boolean,
  scoreOf: (some: readonly Glyph[]) => Float32Array,
): void {
  const indices = [...glyphs.keys()].filter((i) => {
    const glyph = glyphs[i];
    return glyph !== undefined && belongs(glyph);
  });
  if (indices.length === 0) return;
  const scores = scoreOf(indices.flatMap((i) => glyphs[i] ?? []));
  indices.forEach((i, row) => {
    out.set(scores.subarray(row * CLASSES, (row + 1) * CLASSES), i * CLASSES);
  });
}

/** The first run of each shape compiles kernels; nobody should wait for it on their first stroke. */
function warmUp({ infer }: Inference): void {
  const blank = (trajectory: boolean): Glyph => ({
    bitmap: new Float32Array(GLYPH_SIZE * GLYPH_SIZE),
    trajectory: trajectory ? new Float32Array(POINTS * CHANNELS) : null,
  });
  for (const count of BATCH_SIZES) {
    const blanks = (trajectory: boolean) => Array.from({ length: count }, () => blank(trajectory));
    infer(blanks(true), "fused");
    infer(blanks(false), "bitmap");
  }
}
