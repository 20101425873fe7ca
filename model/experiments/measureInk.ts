import type { Tf } from "../backend.ts";
import type { Calibration } from "../calibration.ts";
import { defaultInkFiles, type InkItem, loadInk } from "../data/ink.ts";
import { loadMnist } from "../data/mnist.ts";
import type { Fold } from "../data/writers.ts";
import { imageGlyphs, inkGlyphs, type Labelled } from "../glyphs.ts";
import { infer } from "../infer.ts";
import { acceptedAt, areaUnderRoc, chancesOf, rateOf, rejections, winners } from "../measures.ts";
import type { Tensors } from "../network.ts";

type Reading = { readonly weights: Tensors; readonly calibration: Calibration };

/** Errors on MNIST's test images and on a fold's digits, and what of the fold's other ink is taken for digits. */
export function measureInk(tf: Tf, { weights, calibration }: Reading, fold: Fold) {
  const files = defaultInkFiles();
  const digits = inkGlyphs(
    loadInk(
      files.filter((file) => file.includes("digits_1a")),
      fold,
    ).digits,
  );
  const { fused, bitmap } = calibration;
  if (!fused) throw new Error("there is no ink beside the project");
  const chances = ({ glyphs }: Labelled) => chancesOf(infer(tf, weights, glyphs, "fused"), fused);
  const scores = chances(digits);
  const images = imageGlyphs(loadMnist("test"));
  const others = (kinds: (item: InkItem) => boolean) => {
    const items = loadInk(files, fold).others.filter(kinds);
    const read = chances(inkGlyphs(items));
    const { accepted } = acceptedAt(0.99, rejections(scores), rejections(read));
    return {
      kinds: new Set(items.map(({ text }) => text)).size,
      acceptedAt99: accepted,
      servedFalseAccepts: rateOf(winners(read).filter((label) => label < 10).length, items.length),
      areaUnderRoc: areaUnderRoc(rejections(read), rejections(scores)),
    };
  };
  return {
    mnistTest: errorOf(images, chancesOf(infer(tf, weights, images.glyphs, "bitmap"), bitmap)),
    digits: errorOf(digits, scores),
    others,
  };
}

function errorOf({ labels }: Labelled, scores: Float32Array) {
  const read = winners(scores);
  return rateOf(labels.filter((label, i) => label !== read[i]).length, labels.length);
}
