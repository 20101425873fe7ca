import { parseArgs } from "node:util";
import { loadBackend } from "../backend.ts";
import { defaultInkFiles, loadInk } from "../data/ink.ts";
import { groupOf } from "./groups.ts";
import { measureInk } from "./measureInk.ts";
import { shortRun } from "./shortRun.ts";

/**
 * How much ink of kinds never trained on is taken for digits: kinds of letters and symbols are dealt into five groups, and
 * a short training leaves one group out. `node --import tsx model/experiments/kinds.ts [--group 0 …] [--steps 2000]
 * [--fold calibration|test]` prints a line of JSON for each group; without `--group` all five run, one after the other.
 */
const GROUPS = 5;
const { values } = parseArgs({
  options: {
    group: { type: "string", multiple: true, default: Array.from({ length: GROUPS }, (_, i) => String(i)) },
    steps: { type: "string", default: "2000" },
    seed: { type: "string", default: "1" },
    fold: { type: "string", default: "calibration" },
  },
});
const { tf } = await loadBackend();
const kinds = loadInk(defaultInkFiles(), "train").others.map(({ text }) => text);
const steps = Number(values.steps);
const seed = Number(values.seed);
const fold = values.fold === "test" ? "test" : "calibration";
for (const group of values.group.map(Number)) {
  const isOut = (text: string) => groupOf(text, kinds, GROUPS) === group;
  const left = new Set(kinds.filter(isOut));
  const name = `kinds-${group}-of-${GROUPS}-${steps}-steps-seed-${seed}`;
  const trained = await shortRun(tf, { name, steps, seed, keeps: ({ label }) => !left.has(label) });
  const { mnistTest, digits, others } = measureInk(tf, trained, fold);
  const report = {
    group,
    steps,
    minutes: trained.minutes,
    fold,
    leftOut: [...left].sort().join(""),
    neverSeen: others(({ text }) => left.has(text)),
    seen: others(({ text }) => !left.has(text)),
    mnistTest,
    digits,
  };
  console.log(JSON.stringify(report));
}
