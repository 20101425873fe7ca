import { parseArgs } from "node:util";
import { ADAPTATION } from "../../core/reading/adaptation.ts";
import { loadBackend } from "../backend.ts";
import { CALIBRATION_FILE, loadCalibration } from "../calibration.ts";
import type { Fold } from "../data/writers.ts";
import { loadTensors, versionOf, WEIGHTS_FILE } from "../weights.ts";
import { see } from "./features.ts";
import { addTally, emptyTally, type Known, simulateStrings } from "./simulateStrings.ts";
import { KINDS, stringsByWriter } from "./writerStrings.ts";

/**
 * Whether a person's own corrections help to read their later strings, as the board reads them: `node --import tsx
 * model/experiments/adaptedStrings.ts [--fold calibration|train|test] [--made 60] [--weight 3] [--reach 0.08]`. Prints a line of JSON for
 * all, one for each kind of string, and one for each writer of whose later strings one was misread, with corrections or without.
 */
const { values } = parseArgs({
  options: {
    fold: { type: "string", default: "calibration" },
    made: { type: "string", default: "60" }, // strings made of one writer's isolated digits, at most
    weight: { type: "string", default: String(ADAPTATION.weight) },
    reach: { type: "string", default: String(ADAPTATION.reach) },
  },
});
const FOLDS: readonly Fold[] = ["calibration", "train", "test"];
const fold = FOLDS.find((each) => each === values.fold);
if (fold === undefined) throw new Error(`--fold is one of ${FOLDS.join(", ")}`);
const { tf } = await loadBackend();
const { fused } = loadCalibration(CALIBRATION_FILE, versionOf(WEIGHTS_FILE));
if (!fused) throw new Error("these weights have not seen ink");
const weights = loadTensors(tf, WEIGHTS_FILE);
const writers = new Map<string, readonly Known[]>();
for (const [writer, strings] of stringsByWriter(fold, Number(values.made)))
  writers.set(
    writer,
    strings.map((item) => ({ item, seen: new Map() })),
  );
console.error(`${[...writers.values()].flat().length} strings by ${writers.size} writers`);
const adaptation = { weight: Number(values.weight), reach: Number(values.reach) };
const all = await simulateStrings(writers, (glyphs) => see(tf, weights, glyphs, fused), adaptation);
const sumOf = (kinds: readonly string[]) => {
  const sum = emptyTally();
  for (const { tallies } of all) for (const kind of kinds) addTally(sum, tallies[kind] ?? emptyTally());
  return sum;
};
console.log(JSON.stringify({ ...adaptation, fold, ...sumOf(KINDS) }));
for (const kind of KINDS) console.log(JSON.stringify({ kind, ...sumOf([kind]) }));
for (const { writer, tallies } of all) {
  const sum = emptyTally();
  for (const kind of KINDS) addTally(sum, tallies[kind] ?? emptyTally());
  if (sum.wrong.before + sum.wrong.adapted > 0) console.log(JSON.stringify({ writer, ...sum }));
}
