import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { loadBackend } from "./backend.ts";
import { CALIBRATION_FILE, saveCalibration } from "./calibration.ts";
import { defaultInkFiles } from "./data/ink.ts";
import { loadMnist } from "./data/mnist.ts";
import { type Progress, runFolder } from "./run.ts";
import { EPOCH_STEPS, type Plan, type Report, train } from "./training.ts";
import { calibrate, loadValidation } from "./validation.ts";
import { loadTensors, versionOf, WEIGHTS_FILE } from "./weights.ts";

const FULL_STEPS = 10_000;
const QUICK_STEPS = 1000;
const USAGE = `npm run train -- [--quick] [--ink FILE …] [--seed N] [--steps N] [--fresh]
Trains on MNIST and on the ink beside the project, then replaces model/weights. An interrupted training goes on where it stopped.`;

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    ink: { type: "string", multiple: true, default: [] },
    seed: { type: "string", default: "1" },
    steps: { type: "string" },
    fresh: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
  allowPositionals: true, // npm passes further files of --ink as these
});

if (values.help) console.error(USAGE);
else await main();

async function main(): Promise<void> {
  const plan = planOf();
  if (values.fresh) rmSync(plan.folder, { recursive: true, force: true });
  mkdirSync(plan.folder, { recursive: true });
  const { tf, name } = await loadBackend();
  console.error(`${name}: ${plan.steps} steps, seed ${plan.seed}, ink from ${plan.inkFiles.length} files`);
  const images = loadMnist("train");
  const validation = loadValidation(images, plan.inkFiles);
  const progress = await train(tf, plan, validation, reporter(plan.steps));
  mkdirSync(dirname(WEIGHTS_FILE), { recursive: true });
  copyFileSync(join(plan.folder, "best.bin"), WEIGHTS_FILE);
  const calibration = calibrate(tf, loadTensors(tf, WEIGHTS_FILE), validation, versionOf(WEIGHTS_FILE));
  saveCalibration(CALIBRATION_FILE, calibration);
  saveHistory(plan, progress);
  console.error(`weights ${calibration.version}: ${WEIGHTS_FILE}`);
}

function planOf(): Plan {
  const here = process.env.INIT_CWD ?? process.cwd(); // npm changes the folder; paths are the caller's
  const given = [...values.ink, ...(values.ink.length > 0 ? positionals() : [])].map((file) =>
    resolve(here, file),
  );
  const missing = given.find((file) => !existsSync(file));
  if (missing) throw new Error(`there is no file ${missing}`);
  const inkFiles = [...defaultInkFiles(), ...given];
  const steps = Number(values.steps ?? (values.quick ? QUICK_STEPS : FULL_STEPS));
  const seed = Number(values.seed);
  const key = createHash("sha256")
    .update(JSON.stringify([steps, seed, inkFiles]))
    .digest("hex")
    .slice(0, 8);
  return { steps, seed, inkFiles, folder: runFolder(`${steps}-steps-seed-${seed}-${key}`) };
}

function positionals(): readonly string[] {
  return parseArgs({ allowPositionals: true, strict: false }).positionals;
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

function saveHistory(plan: Plan, progress: Progress): void {
  const training = {
    seed: plan.seed,
    steps: plan.steps,
    minutes: Math.round(progress.seconds / 6) / 10,
    ink: plan.inkFiles.map((file) => basename(file)),
    history: progress.history,
  };
  writeFileSync(join(dirname(WEIGHTS_FILE), "training.json"), `${JSON.stringify(training)}\n`);
}
