import type { Scalar, Tensor, Tensor1D, Tensor2D } from "@tensorflow/tfjs";
import type { Tf } from "./backend.ts";
import { CLASSES, type Logits } from "./network.ts";

const SMOOTHING = 0.02;
const TRAJECTORY_WEIGHT = 0.3; // of the trajectory's own head, which keeps that branch from leaning on the bitmap
const DOUBTFUL_FLOOR = 0.1;

/**
 * Mean cross-entropy of all heads for one batch of `size` samples. A doubtful sample (a piece of a digit) counts the less,
 * the surer the network is that it looks like a whole digit: half of an 8 may be a perfect 3.
 */
export function lossOf(tf: Tf, logits: Logits, labels: Tensor1D, doubtful: Tensor1D): Scalar {
  const targets: Tensor2D = smooth(tf, labels);
  const bitmap = weigh(tf, logits.bitmap, targets, doubtful);
  const size = labels.shape[0];
  if (!logits.fused || !logits.trajectory) return tf.div(bitmap, size);
  const count = logits.fused.shape[0];
  const inkTargets = tf.slice2d(targets, [size - count, 0], [count, CLASSES]);
  const inkDoubtful = tf.slice1d(doubtful, size - count, count);
  const fused = weigh(tf, logits.fused, inkTargets, inkDoubtful);
  const trajectory = weigh(tf, logits.trajectory, inkTargets, inkDoubtful);
  return tf.div(tf.addN([bitmap, fused, tf.mul(trajectory, TRAJECTORY_WEIGHT)]), size);
}

function smooth(tf: Tf, labels: Tensor1D): Tensor2D {
  const oneHot: Tensor2D = tf.reshape(tf.oneHot(labels, CLASSES), [labels.shape[0], CLASSES]);
  return tf.add(tf.mul(oneHot, 1 - SMOOTHING), SMOOTHING / CLASSES);
}

function weigh(tf: Tf, logits: Tensor2D, targets: Tensor2D, doubtful: Tensor1D): Scalar {
  const logProbabilities: Tensor2D = tf.logSoftmax(logits);
  const losses = tf.neg(tf.sum(tf.mul(logProbabilities, targets), 1));
  const [n] = logits.shape;
  const asDigit = tf.max(tf.exp(tf.slice2d(logProbabilities, [0, 0], [n, CLASSES - 1])), 1);
  const trust = tf.sub(1, tf.mul(doubtful, tf.mul(asDigit, 1 - DOUBTFUL_FLOOR)));
  return tf.sum(tf.mul(losses, detach(tf, trust)));
}

/** The same values without a way back for gradients: how far a sample is trusted must not be learnt to be little. */
function detach(tf: Tf, x: Tensor): Tensor {
  const cut = tf.customGrad((...inputs) => {
    const [input] = inputs;
    if (!(input instanceof tf.Tensor)) throw new Error("detach takes a tensor");
    return { value: tf.clone(input), gradFunc: (dy: Tensor) => tf.zerosLike(dy) };
  });
  return cut(x);
}
