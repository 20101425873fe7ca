import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const RESULTS = z.object({
  /** Kinds of symbol left out of training in turn: taken for digits, of all, where 99 % of digits are kept. */
  kindsLeftOut: z.object({ accepted: z.int(), count: z.int(), recipe: z.string() }).optional(),
  /** Whole cheque amounts right, each image read by weights of a shorter run that has not seen it. */
  cheques: z.object({ right: z.int(), count: z.int(), recipe: z.string() }).optional(),
  /** Error of the same recipe from several seeds on held-out writers' digits. */
  seeds: z.object({ errors: z.array(z.number()).min(2), recipe: z.string() }).optional(),
});
export type ExperimentResults = z.infer<typeof RESULTS>;

/** Where `model/experiments/parts.ts` writes what it measured. */
export const RESULTS_FILE = fileURLToPath(new URL("../experiments/results.json", import.meta.url));

/** What longer experiments have written down; they train networks of their own and are not run again here. */
export function loadExperiments(): ExperimentResults {
  return existsSync(RESULTS_FILE) ? RESULTS.parse(JSON.parse(readFileSync(RESULTS_FILE, "utf8"))) : {};
}
