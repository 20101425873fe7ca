import assert from "node:assert/strict";
import { test } from "node:test";
import * as ort from "onnxruntime-node";
import { loadBackend, type Tf } from "../../backend.ts";
import {
  bitmapTensor,
  createParameters,
  foldParameters,
  forward,
  imagesOwn,
  type Tensors,
  trajectoryTensor,
} from "../../network.ts";
import { networkAsOnnx, permuted } from "./network.ts";

function withBranches(tf: Tf, weights: Tensors, branches: number): Tensors {
  const own = Array.from({ length: branches }, (_, i) =>
    Object.entries(foldParameters(tf, createParameters(tf, 4 + i, true))).map(
      ([name, tensor]) => [`${imagesOwn(i)}${name}`, tensor] as const,
    ),
  );
  return { ...weights, ...Object.fromEntries(own.flat()) };
}

test("axes are turned as a transposition turns them", () => {
  const values = Float32Array.from({ length: 24 }, (_, i) => i);
  const turned = permuted(values, [1, 2, 3, 4], [3, 2, 0, 1]); // [4, 3, 1, 2]
  assert.deepEqual([...turned.slice(0, 6)], [0, 12, 4, 16, 8, 20]);
  assert.deepEqual(permuted(turned, [4, 3, 1, 2], [2, 3, 1, 0]), values);
});

for (const branches of [0, 1, 2]) {
  test(`ONNX Runtime gives the same logits for any weights, ${branches} of them the images' own`, async () => {
    const { tf } = await loadBackend();
    const weights = withBranches(tf, foldParameters(tf, createParameters(tf, 3)), branches);
    const bitmaps = Float32Array.from({ length: 3 * 784 }, (_, i) => Math.abs(Math.sin(i * 0.7)));
    const trajectories = Float32Array.from({ length: 3 * 240 }, (_, i) => Math.cos(i * 1.3));
    const pictures = bitmapTensor(tf, bitmaps);
    const ours = {
      bitmap: forward(tf, weights, pictures, null).bitmap,
      fused: forward(tf, weights, pictures, trajectoryTensor(tf, trajectories)).fused,
    };
    const session = await ort.InferenceSession.create(Buffer.concat(networkAsOnnx(weights)));
    const theirs = await session.run({
      bitmaps: new ort.Tensor("float32", bitmaps, [3, 1, 28, 28]),
      trajectories: new ort.Tensor("float32", trajectories, [3, 48, 1, 5]),
    });
    for (const head of ["bitmap", "fused"] as const) {
      const wanted = ours[head]?.dataSync() ?? [];
      const got = theirs[head]?.data ?? [];
      assert.equal(got.length, 33);
      for (const [i, value] of wanted.entries())
        assert.ok(Math.abs(value - Number(got[i])) < 1e-4, `${head} ${i}`);
    }
    await session.release();
  });
}
