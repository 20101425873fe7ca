import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import type { Tf } from "../backend.ts";
import type { Calibration } from "../calibration.ts";
import { defaultInkFiles } from "../data/ink.ts";
import { loadMnist } from "../data/mnist.ts";
import { defaultPhotoFiles } from "../data/photos.ts";
import type { Tensors } from "../network.ts";
import { runFolder } from "../run.ts";
import { train } from "../training.ts";
import { calibrate, loadValidation } from "../validation.ts";
import { loadTensors, versionOf } from "../weights.ts";

const LINE = z.object({ label: z.string(), writer: z.string().default("") });
/** What decides whether a line of ink is trained on. */
export type InkHead = z.infer<typeof LINE>;
export type ShortRun = {
  readonly name: string; // of the run's folder; the same name goes on where it stopped
  readonly steps: number;
  readonly seed: number;
  readonly keeps: (line: InkHead) => boolean;
};
export type Trained = {
  readonly weights: Tensors;
  readonly calibration: Calibration;
  readonly minutes: number;
};

/** The recipe of `npm run train` on the ink that `keeps` lets through; the serving weights stay as they are. */
export async function shortRun(tf: Tf, { name, steps, seed, keeps }: ShortRun): Promise<Trained> {
  const folder = runFolder(name);
  mkdirSync(folder, { recursive: true });
  const inkFiles = defaultInkFiles().map((file) => {
    const lines = gunzipSync(readFileSync(file)).toString("utf8").trim().split("\n");
    const kept = join(folder, basename(file, ".gz"));
    writeFileSync(kept, `${lines.filter((line) => keeps(LINE.parse(JSON.parse(line)))).join("\n")}\n`);
    return kept;
  });
  const validation = loadValidation(loadMnist("train"), inkFiles);
  const plan = {
    steps,
    seed,
    inkFiles,
    photoFiles: defaultPhotoFiles(),
    leaveOut: null,
    view: "both" as const,
    from: null,
    folder,
  };
  const progress = await train(tf, plan, validation, ({ step, loss, epochEnds }) => {
    if (epochEnds || step % 50 === 0) console.error(`${name}: step ${step}, loss ${loss.toFixed(4)}`);
  });
  const file = join(folder, "best.bin");
  const weights = loadTensors(tf, file);
  const calibration = calibrate(tf, weights, validation, versionOf(file));
  return { weights, calibration, minutes: Math.round(progress.seconds / 6) / 10 };
}
