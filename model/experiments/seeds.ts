import { parseArgs } from "node:util";
import { loadBackend } from "../backend.ts";
import { measureInk } from "./measureInk.ts";
import { shortRun } from "./shortRun.ts";

/**
 * The recipe's spread: five short trainings that differ in their seed alone. `node --import tsx model/experiments/seeds.ts
 * [--seed 1 …] [--steps 2000] [--fold calibration|test]` prints a line of JSON for each, then mean and deviation.
 */
const { values } = parseArgs({
  options: {
    seed: { type: "string", multiple: true, default: ["1", "2", "3", "4", "5"] },
    steps: { type: "string", default: "2000" },
    fold: { type: "string", default: "calibration" },
  },
});
const { tf } = await loadBackend();
const steps = Number(values.steps);
const fold = values.fold === "test" ? "test" : "calibration";
const errors: { readonly mnistTest: number; readonly digits: number }[] = [];
for (const seed of values.seed.map(Number)) {
  const name = `seeds-${steps}-steps-seed-${seed}`;
  const trained = await shortRun(tf, { name, steps, seed, keeps: () => true });
  const { mnistTest, digits, others } = measureInk(tf, trained, fold);
  errors.push({ mnistTest: mnistTest.rate, digits: digits.rate });
  const report = {
    seed,
    steps,
    minutes: trained.minutes,
    fold,
    mnistTest,
    digits,
    others: others(() => true),
  };
  console.log(JSON.stringify(report));
}
console.log(
  JSON.stringify({
    seeds: errors.length,
    mnistTest: spreadOf(errors.map(({ mnistTest }) => mnistTest)),
    digits: spreadOf(errors.map(({ digits }) => digits)),
  }),
);

function spreadOf(values: readonly number[]) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / Math.max(1, values.length - 1)) };
}
