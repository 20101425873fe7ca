import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { type Correction, chancesOf } from "./measures.ts";
import { CLASSES } from "./network.ts";

const CORRECTION = z.object({ temperature: z.number().positive(), bias: z.number(), count: z.number() });
const CALIBRATION = z.object({
  version: z.string(), // of the weights it was fitted for
  fused: CORRECTION.nullable(), // null: trained without ink
  bitmap: CORRECTION,
});
/** Corrections that turn logits into chances, fitted on writers who neither train nor test. */
export type Calibration = z.infer<typeof CALIBRATION>;

export const CALIBRATION_FILE = fileURLToPath(new URL("weights/calibration.json", import.meta.url));

/** Where the corrections for the weights in `weightsFile` are kept. */
export function calibrationBeside(weightsFile: string): string {
  return join(dirname(weightsFile), "calibration.json");
}

/** Throws when the file is missing or was fitted for other weights than `version`. */
export function loadCalibration(file: string, version: string): Calibration {
  const calibration = CALIBRATION.parse(JSON.parse(readFileSync(file, "utf8")));
  if (calibration.version !== version)
    throw new Error(`${file} belongs to other weights (${calibration.version})`);
  return calibration;
}

export function saveCalibration(file: string, calibration: Calibration): void {
  writeFileSync(file, `${JSON.stringify(calibration, null, 2)}\n`);
}

/** Logits [n, 11] with what they were of. */
export type Scored = { readonly logits: Float32Array; readonly labels: readonly number[] };

/**
 * The temperature and bias under which the labels are likeliest, with `others` weighed as `othersShare` of all: training shows
 * far more of them than a page of digits has, so its own rate would refuse too much. Without others, only the temperature is fitted. Each in turn by golden section: the loss has one minimum along each.
 */
export function fitCorrection(digits: Scored, others: Scored, othersShare: number): Correction {
  const loss = (correction: Correction) =>
    (1 - othersShare) * meanLoss(digits, correction) +
    (others.labels.length > 0 ? othersShare * meanLoss(others, correction) : 0);
  let correction: Correction = { temperature: 1, bias: 0 };
  for (let round = 0; round < 8; round++) {
    const { bias } = correction;
    const temperature = Math.exp(
      lowest(Math.log(0.2), Math.log(5), (log) => loss({ temperature: Math.exp(log), bias })),
    );
    correction = { temperature, bias };
    if (others.labels.length > 0)
      correction = { temperature, bias: lowest(-6, 6, (next) => loss({ temperature, bias: next })) };
  }
  return correction;
}

function meanLoss({ logits, labels }: Scored, correction: Correction): number {
  const chances = chancesOf(logits, correction);
  return labels.reduce((sum, label, i) => sum - (chances[i * CLASSES + label] ?? 0), 0) / labels.length;
}

function lowest(from: number, to: number, at: (x: number) => number): number {
  const golden = (Math.sqrt(5) - 1) / 2;
  let low = from;
  let high = to;
  while (high - low > 2e-3) {
    const left = high - golden * (high - low);
    const right = low + golden * (high - low);
    if (at(left) < at(right)) high = right;
    else low = left;
  }
  return (low + high) / 2;
}
