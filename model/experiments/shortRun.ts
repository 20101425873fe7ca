import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import type { Tf } from "../backend.ts";
import type { View } from "../batches/order.ts";
import { defaultInkFiles } from "../data/ink.ts";
import { loadMnist } from "../data/mnist.ts";
import { defaultPhotoFiles, type LeaveOut } from "../data/photos.ts";
import { runFolder } from "../run.ts";
import { train } from "../training.ts";
import { loadValidation, type Validation } from "../validation.ts";

const LINE = z.object({ label: z.string(), writer: z.string().default("") });
/** What decides whether a line of ink is trained on. */
export type InkHead = z.infer<typeof LINE>;
export type ShortRun = {
  readonly name: string; // of the run's folder; the same name goes on where it stopped
  readonly view: View;
  readonly steps: number;
  readonly seed: number;
  readonly leaveOut: LeaveOut; // the fold of photographed digits that is not trained on
  readonly keeps: (line: InkHead) => boolean;
};
export type Trained = {
  readonly weightsFile: string; // the best averaged weights of the run
  readonly minutes: number;
  readonly validation: Validation; // without what was left out, as a training would have it
};

/** The recipe of `npm run train` on the ink that `keeps` lets through; the serving weights stay as they are. */
export async function shortRun(tf: Tf, run: ShortRun): Promise<Trained> {
  const { name, view, steps, seed, leaveOut, keeps } = run;
  const folder = runFolder(name);
  mkdirSync(folder, { recursive: true });
  const inkFiles = defaultInkFiles().map((file) => {
    const lines = gunzipSync(readFileSync(file)).toString("utf8").trim().split("\n");
    const kept = join(folder, basename(file, ".gz"));
    writeFileSync(kept, `${lines.filter((line) => keeps(LINE.parse(JSON.parse(line)))).join("\n")}\n`);
    return kept;
  });
  const validation = loadValidation(loadMnist("train"), inkFiles);
  const photoFiles = defaultPhotoFiles();
  const plan = { steps, seed, inkFiles, photoFiles, leaveOut, view, from: null, folder };
  const { seconds } = await train(tf, plan, validation, ({ step, loss, epochEnds }) => {
    if (epochEnds || step % 50 === 0) console.error(`${name}: step ${step}, loss ${loss.toFixed(4)}`);
  });
  return { weightsFile: join(folder, "best.bin"), minutes: Math.round(seconds / 6) / 10, validation };
}
