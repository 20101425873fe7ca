import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { loadBackend } from "../backend.ts";
import { CALIBRATION_FILE, loadCalibration } from "../calibration.ts";
import { photoFoldOf } from "../data/photos.ts";
import { readImage } from "../images/readImage.ts";
import { infer } from "../infer.ts";
import { chancesOf } from "../measures.ts";
import { editDistance } from "../strings/evaluate.ts";
import { loadTensors, versionOf, WEIGHTS_FILE } from "../weights.ts";
import { CHEQUES_FILE, loadCheques } from "./labels.ts";

export type ChequesOptions = {
  readonly fold?: number; // only these images, by `photoFoldOf`; else all
  readonly weightsFile?: string; // with its calibration.json beside it; else the weights that serve
};
/** Amounts read from the whole image. Labels leave points and fillers out, so only the digits are compared. */
export type ChequesReport = {
  readonly count: number;
  readonly right: number; // whole amounts
  readonly digits: number;
  readonly digitErrors: number; // edit distance
  readonly misread: readonly { readonly file: string; readonly truth: string; readonly text: string }[];
};

/**
 * Reads the cheque amounts beside the project; nothing (count 0) where there are none. The weights that serve may have been trained on boxed
 * digits of the same images: an honest figure gives for each fold weights that left it out.
 */
export async function evaluateCheques({ fold, weightsFile }: ChequesOptions = {}): Promise<ChequesReport> {
  const { tf } = await loadBackend();
  const file = weightsFile ?? WEIGHTS_FILE;
  const beside =
    weightsFile === undefined ? CALIBRATION_FILE : join(dirname(weightsFile), "calibration.json");
  const { bitmap } = loadCalibration(beside, versionOf(file));
  const weights = loadTensors(tf, file);
  const misread: { file: string; truth: string; text: string }[] = [];
  let [count, digits, digitErrors] = [0, 0, 0];
  for (const { file: name, label } of loadCheques()) {
    if (fold !== undefined && photoFoldOf(name) !== fold) continue;
    const image = readFileSync(join(dirname(CHEQUES_FILE), name));
    const reading = await readImage(image, async (glyphs) =>
      chancesOf(infer(tf, weights, glyphs, "bitmap"), bitmap),
    );
    const text = reading.numbers.map((number) => number.text.replace(/\D/g, "")).join("");
    count++;
    digits += label.length;
    digitErrors += editDistance(text, label);
    if (text !== label) misread.push({ file: name, truth: label, text });
  }
  tf.dispose(weights);
  return { count, right: count - misread.length, digits, digitErrors, misread };
}
