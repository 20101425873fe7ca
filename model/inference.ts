import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Glyph } from "../core/reading/glyph.ts";
import { GLYPH_SIZE } from "../core/reading/rasterise.ts";
import { CHANNELS, POINTS } from "../core/reading/trajectory.ts";
import type { Backend, Graph } from "./backend.ts";
import { networkAsSavedModel, SIGNATURES } from "./graph/network.ts";
import { infer, type Look, look } from "./infer.ts";
import { bitmapTensor, CLASSES, FEATURES, type Tensors, trajectoryTensor } from "./network.ts";

/** The network as it serves, by the quickest way that the backend has. */
export type Inference = {
  /** Logits [n, 11] in the order of `glyphs`; the fused head needs their trajectories. */
  readonly infer: (glyphs: readonly Glyph[], head: "bitmap" | "fused") => Float32Array;
  /** The fused head's logits with the features they come of; all glyphs need trajectories. */
  readonly look: (glyphs: readonly Glyph[]) => Look;
  readonly close: () => void;
};

/**
 * Batches are filled up to one of these: TensorFlow keeps a plan, and memory, for each size that it has met. Three is what a digit of two
 * strokes asks for: each alone, and both. Larger ones are no faster on two cores.
 */
export const BATCH_SIZES: readonly number[] = [1, 2, 3, 4, 8, 16, 32];
const CHUNK = 32;

/** Takes over `weights`. As one graph a glyph takes a fifth of the time that its operations one by one take. */
export async function openInference(backend: Backend, weights: Tensors): Promise<Inference> {
  const { tf, openGraph } = backend;
  if (openGraph === null)
    return {
      infer: (glyphs, head) => infer(tf, weights, glyphs, head),
      look: (glyphs) => look(tf, weights, glyphs),
      close: () => tf.dispose({ ...weights }),
    };
  const folder = await mkdtemp(join(tmpdir(), "digitboard-graph-"));
  try {
    await writeFile(join(folder, "saved_model.pb"), networkAsSavedModel(weights));
    const graphs = {
      fused: await openGraph(folder, SIGNATURES.fused),
      bitmap: await openGraph(folder, SIGNATURES.bitmap),
    };
    tf.dispose({ ...weights });
    return {
      infer: (glyphs, head) => {
        const logits = new Float32Array(glyphs.length * CLASSES);
        runGraph(backend, graphs[head], glyphs, head, { logits });
        return logits;
      },
      look: (glyphs) => {
        const logits = new Float32Array(glyphs.length * CLASSES);
        const features = new Float32Array(glyphs.length * FEATURES);
        runGraph(backend, graphs.fused, glyphs, "fused", { logits, features });
        return { logits, features };
      },
      close: () => {
        graphs.fused.dispose();
        graphs.bitmap.dispose();
      },
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Fills each of `outputs` [glyphs, width] with the graph's output of that name. */
function runGraph(
  { tf }: Backend,
  graph: Graph,
  glyphs: readonly Glyph[],
  head: "bitmap" | "fused",
  outputs: Readonly<Record<string, Float32Array>>,
): void {
  for (let from = 0; from < glyphs.length; from += CHUNK) {
    const chunk = glyphs.slice(from, from + CHUNK);
    const rows = BATCH_SIZES.find((size) => size >= chunk.length) ?? CHUNK;
    tf.tidy(() => {
      const bitmaps = bitmapTensor(
        tf,
        stacked(chunk, rows, GLYPH_SIZE * GLYPH_SIZE, ({ bitmap }) => bitmap),
      );
      const inputs =
        head === "bitmap"
          ? { bitmaps }
          : {
              bitmaps,
              trajectories: trajectoryTensor(tf, stacked(chunk, rows, POINTS * CHANNELS, trajectoryOf)),
            };
      const seen = graph.predict(inputs);
      for (const [name, values] of Object.entries(outputs)) {
        const width = values.length / glyphs.length;
        values.set(seen[name]?.dataSync().subarray(0, chunk.length * width) ?? [], from * width);
      }
    });
  }
}

/** [rows, size]; rows beyond the glyphs are 0. */
function stacked(
  glyphs: readonly Glyph[],
  rows: number,
  size: number,
  of: (glyph: Glyph) => Float32Array,
): Float32Array {
  const all = new Float32Array(rows * size);
  glyphs.forEach((glyph, i) => {
    all.set(of(glyph), i * size);
  });
  return all;
}

function trajectoryOf({ trajectory }: Glyph): Float32Array {
  if (!trajectory) throw new Error("the fused head needs a trajectory");
  return trajectory;
}
