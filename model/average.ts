import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { loadBackend } from "./backend.ts";
import { calibrationBeside, saveCalibration } from "./calibration.ts";
import { defaultInkFiles } from "./data/ink.ts";
import { loadMnist } from "./data/mnist.ts";
import { calibrate, loadValidation } from "./validation.ts";
import { loadTensors, saveTensors, versionOf } from "./weights.ts";

/**
 * The mean of two trainings of which the second went on from the first, `SHARE` of it the second's (Wortsman et al. 2022): what was
 * learned later without what was forgotten. `node --import tsx model/average.ts FIRST SECOND SHARE OUT`, folders that `train -- --out` filled.
 */
const [first, second, share, out] = process.argv.slice(2);
const part = Number(share);
if (first === undefined || second === undefined || out === undefined || !(part >= 0 && part <= 1))
  throw new Error("name the two folders, a share from 0 to 1 and the folder to fill");

const { tf } = await loadBackend();
const folder = resolve(out);
const [before, after] = [first, second].map((from) => loadTensors(tf, join(resolve(from), "digits.bin")));
if (!before || !after) throw new Error("there are no weights to take the mean of");
const mean = Object.entries(after).map(([name, tensor]) => {
  const other = before[name];
  if (!other) throw new Error(`${first} lacks ${name}: these are not of one kind`);
  return [name, tf.add(tf.mul(other, 1 - part), tf.mul(tensor, part))] as const;
});
mkdirSync(folder, { recursive: true });
const file = join(folder, "digits.bin");
saveTensors(file, Object.fromEntries(mean));
const validation = loadValidation(loadMnist("train"), defaultInkFiles());
saveCalibration(calibrationBeside(file), calibrate(tf, loadTensors(tf, file), validation, versionOf(file)));
const [earlier, later] = [first, second].map((from) =>
  JSON.parse(readFileSync(join(resolve(from), "training.json"), "utf8")),
);
writeFileSync(
  join(folder, "training.json"),
  `${JSON.stringify({ ...later, wentOnFrom: { ...earlier, share: 1 - part } })}\n`,
);
console.error(`weights ${versionOf(file)}: ${file}`);
