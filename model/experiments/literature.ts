import { parseArgs } from "node:util";
import type { LayersModel, Tensor } from "@tensorflow/tfjs";
import { createRandom } from "../augment/random.ts";
import { loadBackend, type Tf } from "../backend.ts";
import { defaultInkFiles, loadInk } from "../data/ink.ts";
import { bitmapOf, IMAGE_BYTES, type Images, loadMnist, sliceImages } from "../data/mnist.ts";
import { imageGlyphs, inkGlyphs } from "../glyphs.ts";
import { rateOf } from "../measures.ts";
import { TRAINED_IMAGES } from "../validation.ts";
import { decodeWord, drawCodes } from "./codes.ts";

/**
 * Networks of the literature at one small budget: MNIST's images as they are, Adam 1e-3, batches of 128, the same order.
 * `node --import tsx model/experiments/literature.ts --network seed|softmax|codes [--steps 600] [--minutes 8]` prints the
 * error on MNIST's test images and, untrained for, on the calibration writers' ink. `seed` is the 64-32 network of the
 * project's first report; `codes` is `softmax` with 31 sigmoids in place of its last layer (Bora 2020).
 */
const BATCH = 128;
const BITS = 31;
const { values } = parseArgs({
  options: {
    network: { type: "string", default: "softmax" },
    steps: { type: "string", default: "600" },
    minutes: { type: "string", default: "8" },
    seed: { type: "string", default: "1" },
  },
});
const seed = Number(values.seed);
const codes = values.network === "codes" ? drawCodes(10, BITS, 1) : null;
const { tf } = await loadBackend();
const model = values.network === "seed" ? reportedNetwork(tf) : ourSize(tf, codes ? BITS : 10);
model.compile({
  optimizer: tf.train.adam(1e-3),
  loss: codes ? "binaryCrossentropy" : "categoricalCrossentropy",
});
const trained = await fit(sliceImages(loadMnist("train"), 0, TRAINED_IMAGES));
const test = imageGlyphs(loadMnist("test"));
const ink = inkGlyphs(loadInk(defaultInkFiles().slice(0, 1), "calibration").digits);
const bitmapsOf = ({ glyphs }: typeof test) => glyphs.map(({ bitmap }) => bitmap);
console.log(
  JSON.stringify({
    network: values.network,
    parameters: model.countParams(),
    ...trained,
    mnistTest: errorOf(bitmapsOf(test), test.labels),
    calibrationWriters: errorOf(bitmapsOf(ink), ink.labels),
  }),
);

/** Two convolutions of 64 and 32 filters, flattened, softmax. */
function reportedNetwork({ sequential, layers }: Tf): LayersModel {
  return sequential({
    layers: [
      layers.conv2d({ inputShape: [28, 28, 1], filters: 64, kernelSize: 3, activation: "relu" }),
      layers.conv2d({ filters: 32, kernelSize: 3, activation: "relu" }),
      layers.flatten(),
      layers.dense({ units: 10, activation: "softmax" }),
    ],
  });
}

/** The layers of the serving bitmap branch, without weight standardisation. */
function ourSize({ sequential, layers }: Tf, outputs: number): LayersModel {
  const convolution = (filters: number, strides: number, kernelSize = 3) =>
    layers.conv2d({ filters, kernelSize, strides, padding: "same", activation: "relu" });
  const activation = outputs === 10 ? "softmax" : "sigmoid";
  return sequential({
    layers: [
      layers.inputLayer({ inputShape: [28, 28, 1] }),
      convolution(32, 2, 5),
      convolution(48, 1),
      convolution(96, 2),
      convolution(128, 1),
      convolution(128, 2),
      layers.flatten(),
      layers.dense({ units: 192, activation: "relu" }),
      layers.dropout({ rate: 0.25, seed }),
      layers.dense({ units: outputs, activation }),
    ],
  });
}

async function fit(images: Images) {
  const random = createRandom(seed, 0);
  const start = performance.now();
  const limitMs = Number(values.minutes) * 60_000;
  let step = 0;
  let loss = 0;
  for (; step < Number(values.steps) && performance.now() - start < limitMs; step++) {
    const indices = Array.from({ length: BATCH }, () => random.below(images.count));
    const x = pixels(indices.map((i) => bitmapOf(images, i)));
    const y = targets(indices.map((i) => images.labels[i] ?? 0));
    const [value] = [await model.trainOnBatch(x, y)].flat();
    loss = 0.98 * loss + 0.02 * Number(value);
    tf.dispose([x, y]);
    if (step % 50 === 49) console.error(`step ${step + 1}: loss ${loss.toFixed(4)}`);
  }
  return { steps: step, samples: step * BATCH, minutes: Math.round((performance.now() - start) / 6000) / 10 };
}

function pixels(bitmaps: readonly Float32Array[]): Tensor {
  const all = new Float32Array(bitmaps.length * IMAGE_BYTES);
  bitmaps.forEach((bitmap, i) => {
    all.set(bitmap, i * IMAGE_BYTES);
  });
  return tf.tensor4d(all, [bitmaps.length, 28, 28, 1]);
}

function targets(labels: readonly number[]): Tensor {
  const rows = labels.map((label) =>
    codes ? [...(codes[label] ?? [])] : Array.from({ length: 10 }, (_, k) => (k === label ? 1 : 0)),
  );
  return tf.tensor2d(rows);
}

function errorOf(bitmaps: readonly Float32Array[], labels: readonly number[]) {
  let wrong = 0;
  for (let at = 0; at < bitmaps.length; at += BATCH) {
    const rows: number[][] = tf.tidy(() => {
      const scores = [model.predict(pixels(bitmaps.slice(at, at + BATCH)))].flat()[0];
      const values = Array.from(scores?.dataSync() ?? []);
      const width = codes ? BITS : 10;
      return Array.from({ length: values.length / width }, (_, i) =>
        values.slice(i * width, (i + 1) * width),
      );
    });
    rows.forEach((row, i) => {
      const read = codes ? decodeWord(row, codes) : row.indexOf(Math.max(...row));
      if (read !== labels[at + i]) wrong++;
    });
  }
  return rateOf(wrong, labels.length);
}
