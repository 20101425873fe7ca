import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { loadBackend } from "./backend.ts";
import { loadTensors, type Precision, saveTensors } from "./weights.ts";

const { tf } = await loadBackend();
const folder = mkdtempSync(join(tmpdir(), "digitboard-weights-"));
after(() => rmSync(folder, { recursive: true, force: true }));

// An odd number of values comes first, so that what follows begins between two words.
const TENSORS = { a: tf.tensor1d([1 / 3, -2, 1e-3]), b: tf.tensor2d([0.1, 7, -0.5, 1234.5], [2, 2]) };

for (const [precision, tolerance] of [
  ["float32", 0],
  ["float16", 2 ** -11],
] as const) {
  test(`${precision} keeps names, shapes and values`, () => {
    const file = saved(precision);
    const loaded = loadTensors(tf, file);
    assert.deepEqual(Object.keys(loaded), ["a", "b"]);
    for (const [name, tensor] of Object.entries(TENSORS)) {
      assert.deepEqual(loaded[name]?.shape, tensor.shape);
      const found = loaded[name]?.dataSync() ?? [];
      for (const [i, value] of tensor.dataSync().entries())
        assert.ok(Math.abs(value - (found[i] ?? Number.NaN)) <= tolerance * Math.abs(value), `${name} ${i}`);
    }
  });

  test(`a file of ${precision} that is cut short is refused`, () => {
    const file = saved(precision);
    truncateSync(file, readFileSync(file).length - 2);
    assert.throws(() => loadTensors(tf, file), /cut short/);
  });
}

function saved(precision: Precision): string {
  const file = join(folder, `${precision}.bin`);
  saveTensors(file, TENSORS, precision);
  return file;
}
