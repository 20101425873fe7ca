import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { loadBackend } from "./backend.ts";
import { calibrationBeside, saveCalibration } from "./calibration.ts";
import { defaultInkFiles } from "./data/ink.ts";
import { loadMnist } from "./data/mnist.ts";
import { branchesOfImages, combineWeights } from "./network.ts";
import { calibrate, loadValidation } from "./validation.ts";
import { loadTensors, saveTensors, versionOf, WEIGHTS_FILE } from "./weights.ts";

/**
 * Serves ink by one training and images by the mean of others: `node --import tsx model/combine.ts INK_FOLDER IMAGES_FOLDER …`, folders
 * that `train -- --out FOLDER` filled; of a folder with images' branches of its own, images take those. Replaces model/weights, stored in half
 * precision, and fits the corrections anew, for what they correct is the mean.
 */
const [inkFolder, ...imagesFolders] = process.argv.slice(2);
if (inkFolder === undefined || imagesFolders.length === 0)
  throw new Error("name the folder for ink, then one or more for images");

const { tf } = await loadBackend();
const ink = partOf(inkFolder);
const images = imagesFolders.map(partOf);
const branches = images.flatMap(({ tensors }) => {
  const own = branchesOfImages(tensors).map(({ weights }) => weights);
  return own.length > 0 ? own : [tensors];
});
saveTensors(WEIGHTS_FILE, combineWeights(ink.tensors, branches), "float16");
const version = versionOf(WEIGHTS_FILE);
const validation = loadValidation(loadMnist("train"), defaultInkFiles());
saveCalibration(
  calibrationBeside(WEIGHTS_FILE),
  calibrate(tf, loadTensors(tf, WEIGHTS_FILE), validation, version),
);
const runs = images.flatMap(({ training }) => training.imagesOwn ?? training);
const training = join(dirname(WEIGHTS_FILE), "training.json");
writeFileSync(training, `${JSON.stringify({ ...ink.training, imagesOwn: runs })}\n`);
console.error(`weights ${version}: ${WEIGHTS_FILE}`);

function partOf(folder: string) {
  return {
    tensors: loadTensors(tf, join(resolve(folder), "digits.bin")),
    training: JSON.parse(readFileSync(join(resolve(folder), "training.json"), "utf8")),
  };
}
