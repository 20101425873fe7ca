import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { loadBackend } from "./backend.ts";
import { calibrationBeside, loadCalibration, saveCalibration } from "./calibration.ts";
import { IMAGES_OWN } from "./network.ts";
import { loadTensors, saveTensors, versionOf, WEIGHTS_FILE } from "./weights.ts";

/**
 * Serves ink by one training and images by another: `node --import tsx model/combine.ts INK_FOLDER IMAGES_FOLDER`, two folders
 * that `train -- --out FOLDER` filled. Replaces model/weights; the correction of each head comes with the weights it was fitted for.
 */
const [inkFolder, imagesFolder] = process.argv.slice(2);
if (inkFolder === undefined || imagesFolder === undefined)
  throw new Error("name two folders: ink's, images'");

const { tf } = await loadBackend();
const ink = partOf(inkFolder);
const images = partOf(imagesFolder);
const ofBitmaps = Object.entries(images.tensors).filter(([name]) => name.startsWith("bitmap"));
saveTensors(WEIGHTS_FILE, {
  ...ink.tensors,
  ...Object.fromEntries(ofBitmaps.map(([name, tensor]) => [`${IMAGES_OWN}${name}`, tensor])),
});
const version = versionOf(WEIGHTS_FILE);
const { fused } = ink.calibration;
saveCalibration(calibrationBeside(WEIGHTS_FILE), { version, fused, bitmap: images.calibration.bitmap });
const training = join(dirname(WEIGHTS_FILE), "training.json");
writeFileSync(training, `${JSON.stringify({ ...ink.training, imagesOwn: images.training })}\n`);
console.error(`weights ${version}: ${WEIGHTS_FILE}`);

function partOf(folder: string) {
  const file = join(resolve(folder), "digits.bin");
  const all = loadTensors(tf, file);
  const own = Object.entries(all).filter(([name]) => !name.startsWith(IMAGES_OWN));
  return {
    tensors: Object.fromEntries(own),
    calibration: loadCalibration(calibrationBeside(file), versionOf(file)),
    training: JSON.parse(readFileSync(join(resolve(folder), "training.json"), "utf8")),
  };
}
