import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { loadBackend } from "./backend.ts";
import { calibrationBeside, saveCalibration } from "./calibration.ts";
import { loadMnist } from "./data/mnist.ts";
import type { Progress } from "./run.ts";
import { EPOCH_STEPS, type Plan, type Report, train } from "./training.ts";
import { type Request, requested, USAGE } from "./trainOptions.ts";
import { calibrate, loadValidation } from "./validation.ts";
import { loadTensors, versionOf } from "./weights.ts";

const request = requested(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd()); // npm changes the folder
if (request === "help") console.error(USAGE);
else await main(request);

async function main({ plan, fresh, weightsFile }: Request): Promise<void> {
  if (fresh) rmSync(plan.folder, { recursive: true, force: true });
  mkdirSync(plan.folder, { recursive: true });
  const { tf, name } = await loadBackend();
  const sources = `ink from ${plan.inkFiles.length} files, photographed digits from ${plan.photoFiles.length}`;
  console.error(`${name}: ${plan.steps} steps, seed ${plan.seed}, ${sources}`);
  const validation = loadValidation(loadMnist("train"), plan.inkFiles);
  const progress = await train(tf, plan, validation, reporter(plan.steps));
  mkdirSync(dirname(weightsFile), { recursive: true });
  copyFileSync(join(plan.folder, "best.bin"), weightsFile);
  const calibration = calibrate(tf, loadTensors(tf, weightsFile), validation, versionOf(weightsFile));
  saveCalibration(calibrationBeside(weightsFile), calibration);
  saveHistory(plan, progress, weightsFile);
  console.error(`weights ${calibration.version}: ${weightsFile}`);
}

/** A line that is rewritten, and one that stays for each epoch. */
function reporter(steps: number): Report {
  return ({ step, loss, epochEnds, progress }) => {
    const left = (progress.seconds / Math.max(1, progress.step)) * (steps - step);
    const epoch = Math.ceil(step / EPOCH_STEPS);
    if (!epochEnds) {
      const bar = "█".repeat(Math.round((24 * step) / steps)).padEnd(24, "░");
      if (process.stderr.isTTY || step % 50 === 0)
        process.stderr.write(
          `${process.stderr.isTTY ? "\r" : ""}${bar} epoch ${epoch} step ${step}/${steps} loss ${loss.toFixed(4)} ETA ${clock(left)} ${process.stderr.isTTY ? "" : "\n"}`,
        );
      return;
    }
    const last = progress.history.at(-1);
    const percent = (rate: number | null | undefined) =>
      rate == null ? "–" : `${(100 * rate).toFixed(2)} %`;
    process.stderr.write(
      `${process.stderr.isTTY ? "\r" : ""}epoch ${epoch}: loss ${loss.toFixed(4)}, errors: images ${percent(last?.images)}, ink ${percent(last?.digits)}, others ${percent(last?.others)}, ${clock(progress.seconds)} gone\n`,
    );
  };
}

function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
}

function saveHistory(plan: Plan, progress: Progress, weightsFile: string): void {
  const training = {
    seed: plan.seed,
    steps: plan.steps,
    minutes: Math.round(progress.seconds / 6) / 10,
    ink: plan.inkFiles.map((file) => basename(file)),
    photos: plan.photoFiles.map((file) => `${basename(dirname(file))}/${basename(file)}`),
    leaveOut: plan.leaveOut,
    history: progress.history,
  };
  writeFileSync(join(dirname(weightsFile), "training.json"), `${JSON.stringify(training)}\n`);
}
