import { createHash } from "node:crypto";
import { parseArgs } from "node:util";
import { glyphOfStrokes } from "../../core/reading/glyph.ts";
import { loadBackend } from "../backend.ts";
import { CALIBRATION_FILE, loadCalibration } from "../calibration.ts";
import { type Fold, foldOf } from "../data/writers.ts";
import { loadStrings } from "../strings/items.ts";
import { calibrate } from "../validation.ts";
import { loadTensors, versionOf, WEIGHTS_FILE } from "../weights.ts";
import { see } from "./features.ts";
import { shortRun } from "./shortRun.ts";
import { simulate } from "./simulate.ts";

/**
 * Whether a person's own corrections help to read their later digits: `node --import tsx model/experiments/adaptation.ts
 * [--half] [--steps 1500] [--fold calibration|test]`. The serving network on the fold's writers, or with `--half` a short
 * training on half of the training writers, on the other half. Prints a line of JSON for each weight and reach tried.
 */
const WEIGHTS = [1, 3, 10];
const REACHES = [0.02, 0.05, 0.1, 0.15];
const { values } = parseArgs({
  options: {
    half: { type: "boolean", default: false },
    steps: { type: "string", default: "1500" },
    fold: { type: "string", default: "calibration" },
  },
});
const { tf } = await loadBackend();
const { weights, calibration } = values.half ? await halfTrained() : served();
if (!calibration.fused) throw new Error("these weights have not seen ink");
const fold: Fold = values.half ? "train" : values.fold === "test" ? "test" : "calibration";
const items = loadStrings("digits_1a", fold).filter(
  ({ text, writer }) => /^[0-9]$/.test(text) && !(values.half && isTrainedOn(writer)),
);
const seen = see(
  tf,
  weights,
  items.map(({ strokes }) => glyphOfStrokes(strokes)),
  calibration.fused,
);
const written = items.flatMap(({ writer, text }, i) => {
  const one = seen[i];
  return one ? [{ ...one, writer: nameOf(writer), label: Number(text) }] : [];
});
console.error(`${written.length} digits by ${new Set(written.map(({ writer }) => writer)).size} writers`);
for (const reach of REACHES) {
  for (const weight of WEIGHTS)
    console.log(JSON.stringify({ weight, reach, ...simulate(written, { weight, reach }) }));
}

function served() {
  const calibration = loadCalibration(CALIBRATION_FILE, versionOf(WEIGHTS_FILE));
  return { weights: loadTensors(tf, WEIGHTS_FILE), calibration };
}

/** Calibration writers are kept in either case: they fit the corrections of the network's chances. */
async function halfTrained() {
  const steps = Number(values.steps);
  const keeps = ({ writer }: { readonly writer: string }) =>
    foldOf(writer) !== "train" || isTrainedOn(writer);
  const name = `half-${steps}-steps-seed-1`;
  const run = { name, view: "both" as const, steps, seed: 1, leaveOut: null, keeps };
  const { weightsFile, validation } = await shortRun(tf, run);
  const weights = loadTensors(tf, weightsFile);
  return { weights, calibration: calibrate(tf, weights, validation, versionOf(weightsFile)) };
}

function isTrainedOn(writer: string): boolean {
  const digest = createHash("sha256")
    .update(`half ${nameOf(writer)}`)
    .digest("hex");
  return Number.parseInt(digest.slice(0, 8), 16) % 100 < 50;
}

function nameOf(writer: string): string {
  return writer.slice(writer.lastIndexOf("/") + 1).toLowerCase();
}
