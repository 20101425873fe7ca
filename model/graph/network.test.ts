import assert from "node:assert/strict";
import { test } from "node:test";
import type { Glyph } from "../../core/reading/glyph.ts";
import { type Backend, loadBackend } from "../backend.ts";
import { infer } from "../infer.ts";
import { openInference } from "../inference.ts";
import { createParameters, foldParameters, IMAGES_OWN } from "../network.ts";

const GLYPHS: readonly Glyph[] = Array.from({ length: 70 }, (_, n) => ({
  bitmap: Float32Array.from({ length: 784 }, (_, i) => Math.abs(Math.sin(i * 0.7 + n))),
  trajectory: Float32Array.from({ length: 240 }, (_, i) => Math.cos(i * 1.3 + n)),
}));

function weightsOf({ tf }: Backend, seed: number, hasImagesOwn: boolean) {
  return tf.tidy(() => {
    const weights = foldParameters(tf, createParameters(tf, seed));
    if (!hasImagesOwn) return weights;
    const own = Object.entries(foldParameters(tf, createParameters(tf, seed + 1)));
    return {
      ...weights,
      ...Object.fromEntries(own.map(([name, tensor]) => [`${IMAGES_OWN}${name}`, tensor])),
    };
  });
}

for (const hasImagesOwn of [false, true]) {
  test(`the graph gives the logits of its operations, ${hasImagesOwn ? "images with weights of their own" : "one set of weights"}`, async () => {
    const backend = await loadBackend();
    const weights = weightsOf(backend, 3, hasImagesOwn);
    const wanted = {
      fused: infer(backend.tf, weights, GLYPHS, "fused"),
      bitmap: infer(backend.tf, weights, GLYPHS, "bitmap"),
    };
    const inference = await openInference(backend, weights);
    const before = backend.tf.memory().numTensors;
    for (const head of ["fused", "bitmap"] as const) {
      const got = inference.infer(GLYPHS, head);
      assert.equal(got.length, 70 * 11);
      for (const [i, value] of wanted[head].entries())
        assert.ok(Math.abs(value - (got[i] ?? Number.NaN)) < 1e-4, `${head} ${i}: ${value} and ${got[i]}`);
    }
    assert.equal(inference.infer([], "bitmap").length, 0);
    assert.throws(
      () => inference.infer([{ bitmap: new Float32Array(784), trajectory: null }], "fused"),
      /trajectory/,
    );
    assert.equal(backend.tf.memory().numTensors, before, "nothing is left behind");
    inference.close();
  });
}
