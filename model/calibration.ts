import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { logSoftmax, lossOfLabels } from "./measures.ts";

const CALIBRATION = z.object({
  version: z.string(), // of the weights it was fitted for
  fused: z.object({ temperature: z.number().positive(), count: z.number() }).nullable(), // null: trained without ink
  bitmap: z.object({ temperature: z.number().positive(), count: z.number() }),
});
/** Temperatures that turn logits into chances, fitted on writers who neither train nor test. */
export type Calibration = z.infer<typeof CALIBRATION>;

export const CALIBRATION_FILE = fileURLToPath(new URL("weights/calibration.json", import.meta.url));

/** Throws when the file is missing or was fitted for other weights than `version`. */
export function loadCalibration(file: string, version: string): Calibration {
  const calibration = CALIBRATION.parse(JSON.parse(readFileSync(file, "utf8")));
  if (calibration.version !== version) throw new Error(`${file} belongs to other weights (${calibration.version})`);
  return calibration;
}

export function saveCalibration(file: string, calibration: Calibration): void {
  writeFileSync(file, `${JSON.stringify(calibration, null, 2)}\n`);
}

/** The temperature under which the labels are likeliest (golden section on its logarithm; the loss has one minimum). */
export function fitTemperature(logits: Float32Array, labels: readonly number[]): number {
  const loss = (log: number) => lossOfLabels(logSoftmax(logits, Math.exp(log)), labels);
  const golden = (Math.sqrt(5) - 1) / 2;
  let low = Math.log(0.1);
  let high = Math.log(10);
  while (high - low > 1e-3) {
    const left = high - golden * (high - low);
    const right = low + golden * (high - low);
    if (loss(left) < loss(right)) high = right;
    else low = left;
  }
  return Math.exp((low + high) / 2);
}
