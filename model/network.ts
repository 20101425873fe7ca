import type { Tensor, Tensor2D, Tensor4D } from "@tensorflow/tfjs";
import { GLYPH_SIZE } from "../core/reading/rasterise.ts";
import { CHANNELS, POINTS } from "../core/reading/trajectory.ts";
import type { Tf } from "./backend.ts";

/** Digits 0–9, and 10 for ink that is no digit. */
export const CLASSES = 11;

type Shape = readonly number[];
type Layer = {
  readonly name: string;
  readonly kernel: Shape; // convolution [height, width, in, out], dense [in, out]
  readonly stride?: readonly [number, number];
};

/** Bitmap branch: [n, 28, 28, 1] → [n, 192]. The first layer halves the side at once, so that most work is done on 14 × 14. */
const BITMAP_CONVOLUTIONS: readonly Layer[] = [
  { name: "bitmap1", kernel: [5, 5, 1, 32], stride: [2, 2] },
  { name: "bitmap2", kernel: [3, 3, 32, 48] },
  { name: "bitmap3", kernel: [3, 3, 48, 96], stride: [2, 2] },
  { name: "bitmap4", kernel: [3, 3, 96, 128] },
  { name: "bitmap5", kernel: [3, 3, 128, 128], stride: [2, 2] },
];
/** Trajectory branch: [n, 48, 1, 5] → [n, 128]. */
const TRAJECTORY_CONVOLUTIONS: readonly Layer[] = [
  { name: "trajectory1", kernel: [5, 1, CHANNELS, 64] },
  { name: "trajectory2", kernel: [5, 1, 64, 96], stride: [2, 1] },
  { name: "trajectory3", kernel: [3, 1, 96, 128] },
  { name: "trajectory4", kernel: [3, 1, 128, 128], stride: [2, 1] },
];
const BITMAP_FEATURES = 192;
const TRAJECTORY_FEATURES = 128;
/** Numbers that stand for a glyph of ink before the last layer; like glyphs lie near each other. */
export const FEATURES = 192;
const DENSE: readonly Layer[] = [
  { name: "bitmapFeatures", kernel: [4 * 4 * 128, BITMAP_FEATURES] },
  { name: "bitmapHead", kernel: [BITMAP_FEATURES, CLASSES] },
  { name: "trajectoryFeatures", kernel: [12 * 128, TRAJECTORY_FEATURES] },
  { name: "trajectoryHead", kernel: [TRAJECTORY_FEATURES, CLASSES] },
  { name: "fused", kernel: [BITMAP_FEATURES + TRAJECTORY_FEATURES, FEATURES] },
  { name: "fusedHead", kernel: [FEATURES, CLASSES] },
];
const CONVOLUTIONS: readonly Layer[] = [...BITMAP_CONVOLUTIONS, ...TRAJECTORY_CONVOLUTIONS];

/** Every layer in order, for the summary that people read. */
export const LAYERS: readonly Layer[] = [...CONVOLUTIONS, ...DENSE];

/** Tensors by name: `NAME/kernel` and `NAME/bias` serve; training adds `NAME/gain`. */
export type Tensors = Readonly<Record<string, Tensor>>;

export type Logits = {
  readonly bitmap: Tensor2D; // [n, 11]
  readonly trajectory: Tensor2D | null; // [n − images, 11]
  readonly fused: Tensor2D | null; // [n − images, 11]
  readonly features: Tensor2D | null; // [n − images, FEATURES], what the fused head sees
};

const RELU_GAIN = Math.sqrt(2 / (1 - 1 / Math.PI)); // keeps the variance through a ReLU (Brock et al. 2021)

/** Fresh parameters for training, as drawn from `seed`; of the bitmap branch alone with `forImages`. */
export function createParameters(tf: Tf, seed: number, forImages = false): Record<string, Tensor> {
  const parameters: Record<string, Tensor> = {};
  LAYERS.forEach(({ name, kernel }, i) => {
    if (forImages && !name.startsWith("bitmap")) return;
    const fanIn = kernel.slice(0, -1).reduce((product, n) => product * n, 1);
    const out = kernel.at(-1) ?? 1;
    const isConvolution = kernel.length === 4;
    const deviation = Math.sqrt((name.endsWith("Head") ? 0.1 : isConvolution ? 1 : 2) / fanIn);
    parameters[`${name}/kernel`] = tf.randomNormal([...kernel], 0, deviation, "float32", seed * 1000 + i);
    parameters[`${name}/bias`] = tf.zeros([out]);
    if (isConvolution) parameters[`${name}/gain`] = tf.ones([1, 1, 1, out]);
  });
  return parameters;
}

/**
 * The kernels that serve: convolutions are trained on standardised weights (Brock et al. 2021), which does what
 * normalising activations does at a fraction of its cost, and folds into plain kernels here.
 */
export function foldParameters(tf: Tf, parameters: Tensors): Record<string, Tensor> {
  const folded: Record<string, Tensor> = {};
  for (const { name, kernel } of LAYERS) {
    if (!parameters[`${name}/kernel`]) continue; // a network of images alone
    folded[`${name}/bias`] = named(parameters, `${name}/bias`);
    const raw = named(parameters, `${name}/kernel`);
    folded[`${name}/kernel`] =
      kernel.length === 4 ? standardise(tf, raw, named(parameters, `${name}/gain`), kernel) : raw;
  }
  return folded;
}

/** Parameters that fold to `weights`, to train on from weights that serve: of half precision, they fold to within that. */
export function unfoldParameters(tf: Tf, weights: Tensors): Record<string, Tensor> {
  const parameters: Record<string, Tensor> = {};
  for (const { name, kernel } of LAYERS) {
    if (!weights[`${name}/kernel`]) continue;
    parameters[`${name}/bias`] = named(weights, `${name}/bias`);
    const folded = named(weights, `${name}/kernel`);
    if (kernel.length !== 4) {
      parameters[`${name}/kernel`] = folded;
      continue;
    }
    const plain = standardise(tf, folded, tf.scalar(1), kernel);
    const again = standardise(tf, plain, tf.scalar(1), kernel);
    const power = (of: Tensor) => tf.sum(tf.square(of), [0, 1, 2], true);
    parameters[`${name}/kernel`] = plain;
    parameters[`${name}/gain`] = tf.sqrt(tf.div(power(folded), power(again)));
  }
  return parameters;
}

function standardise(tf: Tf, kernel: Tensor, gain: Tensor, shape: Shape): Tensor {
  const fanIn = shape.slice(0, -1).reduce((product, n) => product * n, 1);
  const centred = tf.sub(kernel, tf.mean(kernel, [0, 1, 2], true));
  const variance = tf.mean(tf.square(centred), [0, 1, 2], true);
  const scale = tf.mul(tf.rsqrt(tf.add(tf.mul(variance, fanIn), 1e-4)), tf.mul(gain, RELU_GAIN));
  return tf.mul(centred, scale);
}

/** Before the names of the tensors of bitmap branches that were trained for images: `images/`, `images2/`, … */
const IMAGES_OWN = /^images\d*\//;

/** What the tensors of the images' own branch number `index`, from 0 on, are named after. */
export function imagesOwn(index: number): string {
  return index === 0 ? "images/" : `images${index + 1}/`;
}

/** The bitmap branches that were trained for images, each with a `prefix` that its tensors have in the weights' file. */
export function branchesOfImages(weights: Tensors): readonly { prefix: string; weights: Tensors }[] {
  const prefixes = prefixesOfImages(Object.keys(weights));
  return prefixes.map((prefix) => ({ prefix, weights: withoutPrefix(weights, prefix) }));
}

/** What the tensors of each of the images' branches are named after, in order. */
export function prefixesOfImages(names: readonly string[]): readonly string[] {
  return [...new Set(names.flatMap((name) => IMAGES_OWN.exec(name)?.[0] ?? []))].sort();
}

function withoutPrefix(weights: Tensors, prefix: string): Tensors {
  const own = Object.entries(weights).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(own.map(([name, tensor]) => [name.slice(prefix.length), tensor]));
}

/** The weights that read ink by `ink`'s network and images by the mean of `branches`, each the weights of a bitmap branch. */
export function combineWeights(ink: Tensors, branches: readonly Tensors[]): Tensors {
  const own = branches.map((tensors, index) => {
    const bitmap = Object.entries(tensors).filter(([name]) => name.startsWith("bitmap"));
    return Object.fromEntries(bitmap.map(([name, tensor]) => [`${imagesOwn(index)}${name}`, tensor]));
  });
  return Object.assign({}, weightsOfInk(ink), ...own);
}

/** The weights of ink's network alone. */
export function weightsOfInk(weights: Tensors): Tensors {
  return Object.fromEntries(Object.entries(weights).filter(([name]) => !IMAGES_OWN.test(name)));
}

/** Of the images' branches, how many look at ink too: each costs half as much time as ink's own network. */
export const IMAGES_BRANCHES_FOR_INK = 1;

type Drop = (features: Tensor2D) => Tensor2D;

/**
 * Logits of `bitmaps` [n, 28, 28, 1]; the last rows also have `trajectories` [n − images, 48, 1, 5], or null where none
 * has. Images are read with the mean of the branches trained for them, else with the branch that ink has too; the fused logits are the mean
 * of ink's own and the images' first branch, where there is one. `drop` is training's dropout. Call inside tf.tidy.
 */
export function forward(
  tf: Tf,
  weights: Tensors,
  bitmaps: Tensor4D,
  trajectories: Tensor4D | null,
  drop: Drop = (features) => features,
): Logits {
  const input: Tensor4D = tf.mul(tf.sub(bitmaps, 0.13), 3.2); // MNIST's mean, 1 / deviation
  const own = branchesOfImages(weights).map((branch) => branch.weights);
  const logitsOf = (branch: Tensors) => head(tf, branch, "bitmapHead", look(tf, branch, input, drop));
  if (!trajectories) {
    const branches = own.length > 0 ? own : [weights];
    return { bitmap: meanOf(tf, branches.map(logitsOf)), trajectory: null, fused: null, features: null };
  }
  const seen = look(tf, weights, input, drop);
  const moved = convolve(tf, weights, TRAJECTORY_CONVOLUTIONS, trajectories);
  const move = drop(dense(tf, weights, "trajectoryFeatures", moved));
  const count = move.shape[0];
  const ofInk = (rows: Tensor2D, size: number): Tensor2D =>
    tf.slice2d(rows, [rows.shape[0] - count, 0], [count, size]);
  const both: Tensor2D = tf.concat2d([ofInk(seen, BITMAP_FEATURES), move], 1);
  const fused = drop(dense(tf, weights, "fused", both));
  const beside = own.slice(0, IMAGES_BRANCHES_FOR_INK).map((branch) => ofInk(logitsOf(branch), CLASSES));
  return {
    bitmap: head(tf, weights, "bitmapHead", seen),
    trajectory: head(tf, weights, "trajectoryHead", move),
    fused: meanOf(tf, [head(tf, weights, "fusedHead", fused), ...beside]),
    features: fused,
  };
}

/** What a bitmap branch sees, [n, BITMAP_FEATURES]. */
function look(tf: Tf, weights: Tensors, input: Tensor4D, drop: Drop): Tensor2D {
  return drop(dense(tf, weights, "bitmapFeatures", convolve(tf, weights, BITMAP_CONVOLUTIONS, input)));
}

function meanOf(tf: Tf, logits: readonly Tensor2D[]): Tensor2D {
  const [first] = logits;
  if (first && logits.length === 1) return first;
  return tf.div(tf.addN([...logits]), logits.length);
}

/** [n * 784] as the network takes it. */
export function bitmapTensor(tf: Tf, bitmaps: Float32Array): Tensor4D {
  return tf.tensor4d(bitmaps, [bitmaps.length / (GLYPH_SIZE * GLYPH_SIZE), GLYPH_SIZE, GLYPH_SIZE, 1]);
}

/** [n * 48 * 5] as the network takes it. */
export function trajectoryTensor(tf: Tf, trajectories: Float32Array): Tensor4D {
  return tf.tensor4d(trajectories, [trajectories.length / (POINTS * CHANNELS), POINTS, 1, CHANNELS]);
}

function convolve(tf: Tf, weights: Tensors, layers: readonly Layer[], input: Tensor4D): Tensor2D {
  let x = input;
  for (const { name, stride } of layers) {
    const filter: Tensor4D = tf.reshape(named(weights, `${name}/kernel`), shapeOf(name));
    const strides: [number, number] = stride ? [stride[0], stride[1]] : [1, 1];
    const bias = named(weights, `${name}/bias`);
    x = tf.fused.conv2d({ x, filter, strides, pad: "same", bias, activation: "relu" });
  }
  return tf.reshape(x, [x.shape[0], -1]);
}

function shapeOf(name: string): [number, number, number, number] {
  const [height = 0, width = 0, from = 0, to = 0] = LAYERS.find((layer) => layer.name === name)?.kernel ?? [];
  return [height, width, from, to];
}

function dense(tf: Tf, weights: Tensors, name: string, x: Tensor2D): Tensor2D {
  return tf.relu(head(tf, weights, name, x));
}

function head(tf: Tf, weights: Tensors, name: string, x: Tensor2D): Tensor2D {
  const kernel = named(weights, `${name}/kernel`);
  const product: Tensor2D = tf.matMul(x, tf.reshape(kernel, [x.shape[1], -1]));
  return tf.add(product, named(weights, `${name}/bias`));
}

function named(tensors: Tensors, name: string): Tensor {
  const tensor = tensors[name];
  if (!tensor) throw new Error(`the weights lack ${name}`);
  return tensor;
}
