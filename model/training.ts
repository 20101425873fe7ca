import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Tensor, Tensor2D } from "@tensorflow/tfjs";
import type { Tf } from "./backend.ts";
import type { Batch } from "./batch.ts";
import type { View } from "./batches/order.ts";
import { openBatches } from "./batches/stream.ts";
import type { LeaveOut } from "./data/photos.ts";
import { lossOf } from "./loss.ts";
import {
  bitmapTensor,
  branchesOfImages,
  createParameters,
  foldParameters,
  forward,
  trajectoryTensor,
  unfoldParameters,
  weightsOfInk,
} from "./network.ts";
import { createOptimizer, type Optimizer } from "./optimizer.ts";
import { loadRun, type Progress, saveRun } from "./run.ts";
import { badness, type Scores, score, TRAINED_IMAGES, type Validation } from "./validation.ts";
import { loadTensors, saveTensors } from "./weights.ts";

const RATE = 2.5e-3;
const RATE_AFTERWARDS = 5e-4; // of a training that goes on from another
const DECAY = 0.03;
const DROPOUT = 0.25;
const WARM_UP_STEPS = 150;
/** Steps between two looks at the validation set: 500 × 144 samples. */
export const EPOCH_STEPS = 500;

export type Plan = {
  readonly steps: number;
  readonly seed: number;
  readonly inkFiles: readonly string[];
  readonly photoFiles: readonly string[];
  readonly leaveOut: LeaveOut;
  readonly view: View;
  readonly from: string | null; // the folder of a run, or of weights, to go on from at a lower rate
  readonly folder: string; // of the run
};
export type Report = (line: {
  readonly step: number;
  readonly loss: number;
  readonly epochEnds: boolean;
  readonly progress: Progress;
}) => void;

/** Trains from where `plan.folder` stands to the end; the best averaged weights so far are in its `best.bin`. */
export async function train(tf: Tf, plan: Plan, validation: Validation, report: Report): Promise<Progress> {
  const resumed = loadRun(tf, plan.folder);
  const optimizer = createOptimizer(
    tf,
    resumed ? resumed.state.parameter : startOf(tf, plan),
    resumed?.state,
  );
  let progress: Progress = resumed?.progress ?? { step: 0, seconds: 0, best: Infinity, history: [] };
  if (progress.step >= plan.steps) return progress;
  const batches = openBatches(
    {
      seed: plan.seed,
      inkFiles: [...plan.inkFiles],
      photoFiles: [...plan.photoFiles],
      leaveOut: plan.leaveOut,
      view: plan.view,
      imageCount: TRAINED_IMAGES,
    },
    progress.step,
  );
  let since = performance.now();
  let lossSum = 0;
  try {
    for (let step = progress.step; step < plan.steps; step++) {
      lossSum += learn(tf, optimizer, await batches.next(), step, plan);
      const done = step + 1;
      const epochEnds = done % EPOCH_STEPS === 0 || done === plan.steps;
      const loss = lossSum / (((done - 1) % EPOCH_STEPS) + 1);
      const seconds = progress.seconds + (performance.now() - since) / 1000;
      report({ step: done, loss, epochEnds: false, progress: { ...progress, step: done, seconds } });
      if (!epochEnds) continue;
      progress = closeEpoch(tf, plan, optimizer, validation, { ...progress, step: done, seconds }, loss);
      report({ step: done, loss, epochEnds: true, progress });
      since = performance.now();
      lossSum = 0;
    }
  } finally {
    await batches.close();
  }
  optimizer.dispose();
  return progress;
}

/** Fresh parameters, or the averaged ones of the run that this one goes on from, or those of the weights in that folder. */
function startOf(tf: Tf, { seed, view, from }: Plan): Readonly<Record<string, Tensor>> {
  if (from === null) return createParameters(tf, seed, view === "images");
  const before = loadRun(tf, from);
  if (before) return before.state.average;
  const file = join(from, "digits.bin");
  if (!existsSync(file)) throw new Error(`there is neither a training nor weights in ${from}`);
  const weights = loadTensors(tf, file);
  const ofImages = branchesOfImages(weights).at(-1)?.weights;
  return unfoldParameters(tf, view === "images" && ofImages ? ofImages : weightsOfInk(weights));
}

/** Rises over the first steps, then falls as a cosine to nothing. */
function rateAt(step: number, { steps, from }: Plan): number {
  const warm = Math.min(1, (step + 1) / WARM_UP_STEPS);
  return (from === null ? RATE : RATE_AFTERWARDS) * warm * 0.5 * (1 + Math.cos((Math.PI * step) / steps));
}

function learn(tf: Tf, optimizer: Optimizer, batch: Batch, step: number, plan: Plan): number {
  const loss = tf.tidy(() => {
    const drop = (features: Tensor2D): Tensor2D =>
      tf.reshape(tf.dropout(features, DROPOUT, undefined, plan.seed + step), features.shape);
    const { value, grads } = tf.variableGrads(() => {
      const ink = batch.trajectories.length > 0 ? trajectoryTensor(tf, batch.trajectories) : null;
      const logits = forward(
        tf,
        foldParameters(tf, optimizer.variables),
        bitmapTensor(tf, batch.bitmaps),
        ink,
        drop,
      );
      return lossOf(tf, logits, tf.tensor1d(batch.labels, "int32"), tf.tensor1d(batch.doubtful));
    });
    optimizer.apply(grads, step, rateAt(step, plan), DECAY);
    return value.dataSync()[0] ?? Number.NaN;
  });
  if (!Number.isFinite(loss)) throw new Error(`the loss is no number after ${step} steps`);
  return loss;
}

function closeEpoch(
  tf: Tf,
  plan: Plan,
  optimizer: Optimizer,
  validation: Validation,
  before: Progress,
  loss: number,
): Progress {
  let scores: Scores = { images: 1, digits: null, others: null };
  tf.tidy(() => {
    const weights = foldParameters(tf, optimizer.average());
    scores = score(tf, weights, validation);
    if (badness(scores) <= before.best) saveTensors(join(plan.folder, "best.bin"), weights);
  });
  const line = { epoch: before.history.length + 1, step: before.step, loss, ...scores };
  const best = Math.min(before.best, badness(scores));
  const progress = { ...before, best, history: [...before.history, line] };
  saveRun(plan.folder, progress, optimizer.state());
  return progress;
}
