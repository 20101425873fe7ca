import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { loadBackend, type Tf } from "../backend.ts";
import { calibrationBeside, saveCalibration } from "../calibration.ts";
import { evaluateCheques } from "../cheques/evaluate.ts";
import { defaultInkFiles, loadInk } from "../data/ink.ts";
import { PHOTO_FOLDS } from "../data/photos.ts";
import { type ExperimentResults, RESULTS_FILE } from "../evaluation/experiments.ts";
import { combineWeights } from "../network.ts";
import { runFolder } from "../run.ts";
import { calibrate } from "../validation.ts";
import { loadTensors, saveTensors, versionOf } from "../weights.ts";
import { groupOf } from "./groups.ts";
import { measureInk } from "./measureInk.ts";
import { type ShortRun, shortRun, type Trained } from "./shortRun.ts";

/**
 * How good the recipe is beyond one training, in five short ones of it. Each has a seed of its own and leaves out a fifth of the kinds of
 * letters and symbols and a fifth of the cheques, so that five give the spread of seeds, what is made of kinds never seen, and
 * each cheque read by weights that have not learned from it. As in the weights that serve, one training for images and one
 * for ink read together.
 *
 * `node --import tsx model/experiments/parts.ts [--part 0 …] [--images-steps 2000] [--ink-steps 1200] [--train images|ink]` goes on where it stopped;
 * `--train` makes one branch alone, so that two processes can share the work. Once all five are measured results.json is written for `npm run evaluate`.
 */
const PARTS = PHOTO_FOLDS;
const RATE = z.object({ count: z.int(), wrong: z.int(), rate: z.number() });
const MEASURED = z.object({
  part: z.int(),
  minutes: z.number(),
  leftOut: z.string(), // kinds of symbol
  neverSeen: z.object({ kinds: z.int(), acceptedAt99: RATE, areaUnderRoc: z.number() }),
  seen: z.object({ kinds: z.int(), acceptedAt99: RATE, areaUnderRoc: z.number() }),
  digits: RATE,
  mnistTest: RATE,
  cheques: z.object({ count: z.int(), right: z.int() }),
});
type Measured = z.infer<typeof MEASURED>;

const { values } = parseArgs({
  options: {
    part: { type: "string", multiple: true, default: Array.from({ length: PARTS }, (_, i) => String(i)) },
    "images-steps": { type: "string", default: "2000" },
    "ink-steps": { type: "string", default: "1200" },
    train: { type: "string" },
  },
});
const VIEWS = z.enum(["images", "ink"]);
const steps = { images: Number(values["images-steps"]), ink: Number(values["ink-steps"]) };
const kinds = [...new Set(loadInk(defaultInkFiles(), "train").others.map(({ text }) => text))].sort();
const { tf } = await loadBackend();
await main();

async function main(): Promise<void> {
  for (const part of values.part.map(Number)) {
    if (values.train !== undefined) await shortRun(tf, runOf(part, VIEWS.parse(values.train)));
    else if (!existsSync(resultOf(part))) writeFileSync(resultOf(part), JSON.stringify(await measure(part)));
  }
  const files = Array.from({ length: PARTS }, (_, part) => resultOf(part));
  if (values.train !== undefined || !files.every((file) => existsSync(file))) return;
  const measured = files.map((file) => MEASURED.parse(JSON.parse(readFileSync(file, "utf8"))));
  for (const one of measured) console.log(JSON.stringify(one));
  writeFileSync(RESULTS_FILE, `${JSON.stringify(resultsOf(measured), null, 2)}\n`);
}

function isLeftOut(part: number, text: string): boolean {
  return groupOf(text, kinds, PARTS) === part;
}

function runOf(part: number, view: "images" | "ink"): ShortRun {
  return {
    name: `part-${part}-of-${PARTS}-${view}-${steps[view]}-steps`,
    view,
    steps: steps[view],
    seed: part + 1,
    leaveOut: part,
    keeps: ({ label }) => !isLeftOut(part, label),
  };
}

/** Beside the training for ink of the same part. */
function resultOf(part: number): string {
  return join(runFolder(runOf(part, "ink").name), `measured-with-${steps.images}-steps.json`);
}

async function measure(part: number): Promise<Measured> {
  const images = await shortRun(tf, runOf(part, "images"));
  const ink = await shortRun(tf, runOf(part, "ink"));
  const { weightsFile, weights, calibration } = combine(tf, part, ink, images);
  const { mnistTest, digits, others } = measureInk(tf, { weights, calibration }, "test");
  const { count, right } = await evaluateCheques({ fold: part, weightsFile });
  const measured = {
    part,
    minutes: images.minutes + ink.minutes,
    leftOut: [...new Set(kinds.filter((text) => isLeftOut(part, text)))].sort().join(""),
    neverSeen: others(({ text }) => isLeftOut(part, text)),
    seen: others(({ text }) => !isLeftOut(part, text)),
    digits,
    mnistTest,
    cheques: { count, right },
  };
  tf.dispose({ ...weights });
  return measured;
}

/** The two trainings as they would serve, with corrections fitted to them. */
function combine(tf: Tf, part: number, ink: Trained, images: Trained) {
  const weightsFile = join(runFolder(`part-${part}-of-${PARTS}-combined`), "digits.bin");
  saveTensors(
    weightsFile,
    combineWeights(loadTensors(tf, ink.weightsFile), [loadTensors(tf, images.weightsFile)]),
    "float16",
  );
  const weights = loadTensors(tf, weightsFile);
  const calibration = calibrate(tf, weights, ink.validation, versionOf(weightsFile));
  saveCalibration(calibrationBeside(weightsFile), calibration);
  return { weightsFile, weights, calibration };
}

function resultsOf(measured: readonly Measured[]): ExperimentResults {
  const total = (of: (one: Measured) => number) => measured.reduce((sum, one) => sum + of(one), 0);
  const recipe = `${PARTS} short trainings, ${steps.images} steps for images and ${steps.ink} for ink, each with another seed, fifth of the kinds and fifth of the cheques left out`;
  return {
    kindsLeftOut: {
      accepted: total(({ neverSeen }) => neverSeen.acceptedAt99.wrong),
      count: total(({ neverSeen }) => neverSeen.acceptedAt99.count),
      recipe,
    },
    cheques: {
      right: total(({ cheques }) => cheques.right),
      count: total(({ cheques }) => cheques.count),
      recipe: `${recipe}; the decoder's weights for images were fitted on four of the fifths`,
    },
    seeds: { errors: measured.map(({ digits }) => digits.rate), recipe },
  };
}
