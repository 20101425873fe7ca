import assert from "node:assert/strict";
import { test } from "node:test";
import { loadBackend } from "./backend.ts";
import { createParameters, foldParameters, unfoldParameters } from "./network.ts";

test("parameters made of weights fold to these weights", async () => {
  const { tf } = await loadBackend();
  const parameters = createParameters(tf, 3);
  for (const name of Object.keys(parameters).filter((key) => key.endsWith("/gain")))
    parameters[name] = tf.randomUniform(parameters[name]?.shape ?? [], 0.3, 3, "float32", 5);
  const weights = foldParameters(tf, parameters);
  const again = foldParameters(tf, unfoldParameters(tf, weights));
  assert.deepEqual(Object.keys(again).sort(), Object.keys(weights).sort());
  for (const [name, tensor] of Object.entries(weights)) {
    const wanted = tensor.dataSync();
    const got = again[name]?.dataSync() ?? [];
    wanted.forEach((value, i) => {
      assert.ok(Math.abs(value - (got[i] ?? Number.NaN)) < 1e-4, `${name} ${i}: ${got[i]}, not ${value}`);
    });
  }
});
