import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { CHANNELS, POINTS } from "../core/reading/trajectory.ts";
import { createRandom } from "./augment/random.ts";
import { makeScribble } from "./augment/scribble.ts";
import { loadBackend } from "./backend.ts";
import { type Batch, FULL_MIX, makeBatch } from "./batch.ts";
import type { InkItem, InkSet } from "./data/ink.ts";
import { loadMnist } from "./data/mnist.ts";
import { NO_PHOTOS } from "./data/photos.ts";
import { lossOf } from "./loss.ts";
import { bitmapTensor, createParameters, foldParameters, forward, trajectoryTensor } from "./network.ts";
import { createOptimizer, type Optimizer } from "./optimizer.ts";
import { loadRun, saveRun } from "./run.ts";

const { tf } = await loadBackend();
const folder = mkdtempSync(join(tmpdir(), "digitboard-run-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const images = loadMnist("test");
const random = createRandom(3, 0);
const made = (label: number): InkItem => ({
  strokes: makeScribble(random),
  label,
  text: "",
  contributor: "made",
});
const ink: InkSet = {
  digits: Array.from({ length: 40 }, (_, i) => made(i % 10)),
  others: Array.from({ length: 20 }, () => made(10)),
  pairs: [{ left: makeScribble(random), right: makeScribble(random) }],
};

const learn = (optimizer: Optimizer, batch: Batch, step: number) =>
  tf.tidy(() => {
    const { value, grads } = tf.variableGrads(() => {
      const weights = foldParameters(tf, optimizer.variables);
      const logits = forward(
        tf,
        weights,
        bitmapTensor(tf, batch.bitmaps),
        trajectoryTensor(tf, batch.trajectories),
      );
      return lossOf(tf, logits, tf.tensor1d(batch.labels, "int32"), tf.tensor1d(batch.doubtful));
    });
    optimizer.apply(grads, step, 1e-3, 0.01);
    return value.dataSync()[0] ?? Number.NaN;
  });

test("a batch is named by its seed and step alone", () => {
  const first = makeBatch({ images, photos: NO_PHOTOS, ink }, FULL_MIX, 5, 17);
  assert.deepEqual(makeBatch({ images, photos: NO_PHOTOS, ink }, FULL_MIX, 5, 17), first);
  assert.notDeepEqual(makeBatch({ images, photos: NO_PHOTOS, ink }, FULL_MIX, 5, 18).bitmaps, first.bitmaps);
  assert.notDeepEqual(makeBatch({ images, photos: NO_PHOTOS, ink }, FULL_MIX, 6, 17).bitmaps, first.bitmaps);
});

test("augmented samples stay finite and in range, batch after batch", () => {
  for (let step = 0; step < 20; step++) {
    const batch = makeBatch({ images, photos: NO_PHOTOS, ink }, FULL_MIX, 1, step);
    const size = batch.labels.length;
    assert.equal(batch.bitmaps.length, size * 784);
    assert.equal(batch.trajectories.length, (size - batch.images) * POINTS * CHANNELS);
    assert.ok(batch.bitmaps.every((v) => v >= 0 && v <= 1));
    assert.ok(batch.trajectories.every((v) => Math.abs(v) <= 1.0001));
  }
});

test("learning one batch again and again lowers its loss", () => {
  const optimizer = createOptimizer(tf, createParameters(tf, 1));
  const batch = makeBatch({ images, photos: NO_PHOTOS, ink }, FULL_MIX, 1, 0);
  const losses = Array.from({ length: 12 }, (_, step) => learn(optimizer, batch, step));
  assert.ok((losses.at(-1) ?? 9) < 0.8 * (losses[0] ?? 0), losses.join(" "));
  optimizer.dispose();
});

test("a resumed training takes the very step that the interrupted one would have taken", () => {
  const batch = (step: number) => makeBatch({ images, photos: NO_PHOTOS, ink }, FULL_MIX, 2, step);
  const optimizer = createOptimizer(tf, createParameters(tf, 2));
  for (let step = 0; step < 3; step++) learn(optimizer, batch(step), step);
  saveRun(folder, { step: 3, seconds: 1, best: 0.1, history: [] }, optimizer.state());
  const found = loadRun(tf, folder);
  assert.equal(found?.progress.step, 3);
  const resumed = createOptimizer(tf, createParameters(tf, 99), found?.state);
  for (let step = 3; step < 5; step++) {
    const [went, goes] = [learn(optimizer, batch(step), step), learn(resumed, batch(step), step)];
    assert.ok(Math.abs(went - goes) < 1e-3, `${went} ${goes}`);
  }
  const differs = tf.tidy(() =>
    Math.max(
      ...Object.entries(optimizer.average()).map(([name, tensor]) => {
        const other = resumed.average()[name];
        return other ? (tf.max(tf.abs(tf.sub(tensor, other))).dataSync()[0] ?? 1) : 1;
      }),
    ),
  );
  assert.ok(differs < 1e-3, `${differs}`);
  optimizer.dispose();
  resumed.dispose();
});
