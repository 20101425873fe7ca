import assert from "node:assert/strict";
import { test } from "node:test";
import type { Glyph } from "../../core/reading/glyph.ts";
import { type Backend, loadBackend } from "../backend.ts";
import { infer, look } from "../infer.ts";
import { openInference } from "../inference.ts";
import { createParameters, foldParameters, imagesOwn } from "../network.ts";

const GLYPHS: readonly Glyph[] = Array.from({ length: 70 }, (_, n) => ({
  bitmap: Float32Array.from({ length: 784 }, (_, i) => Math.abs(Math.sin(i * 0.7 + n))),
  trajectory: Float32Array.from({ length: 240 }, (_, i) => Math.cos(i * 1.3 + n)),
}));

function weightsOf({ tf }: Backend, seed: number, branches: number) {
  return tf.tidy(() => {
    const own = Array.from({ length: branches }, (_, i) =>
      Object.entries(foldParameters(tf, createParameters(tf, seed + 1 + i, true))).map(
        ([name, tensor]) => [`${imagesOwn(i)}${name}`, tensor] as const,
      ),
    );
    return { ...foldParameters(tf, createParameters(tf, seed)), ...Object.fromEntries(own.flat()) };
  });
}

for (const branches of [0, 1, 2]) {
  test(`the graph gives the logits of its operations, ${branches} branches of the images' own`, async () => {
    const backend = await loadBackend();
    const weights = weightsOf(backend, 3, branches);
    const wanted = {
      fused: infer(backend.tf, weights, GLYPHS, "fused"),
      bitmap: infer(backend.tf, weights, GLYPHS, "bitmap"),
    };
    const seen = look(backend.tf, weights, GLYPHS);
    const inference = await openInference(backend, weights);
    const before = backend.tf.memory().numTensors;
    for (const head of ["fused", "bitmap"] as const) {
      const got = inference.infer(GLYPHS, head);
      assert.equal(got.length, 70 * 11);
      for (const [i, value] of wanted[head].entries())
        assert.ok(Math.abs(value - (got[i] ?? Number.NaN)) < 1e-4, `${head} ${i}: ${value} and ${got[i]}`);
    }
    const looked = inference.look(GLYPHS);
    for (const part of ["logits", "features"] as const) {
      assert.equal(looked[part].length, seen[part].length);
      for (const [i, value] of seen[part].entries())
        assert.ok(Math.abs(value - (looked[part][i] ?? Number.NaN)) < 1e-4, `${part} ${i}`);
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

test("a glyph's logits do not depend on how many are asked about with it", async () => {
  const backend = await loadBackend();
  const inference = await openInference(backend, weightsOf(backend, 5, 1));
  for (const head of ["fused", "bitmap"] as const) {
    const together = inference.infer(GLYPHS, head);
    for (const count of [1, 2, 3, 5, 33]) {
      const some = inference.infer(GLYPHS.slice(0, count), head);
      assert.equal(some.length, count * 11);
      for (const [i, value] of some.entries())
        assert.ok(Math.abs(value - (together[i] ?? Number.NaN)) < 1e-4, `${head}, ${count} glyphs, ${i}`);
    }
  }
  inference.close();
});
