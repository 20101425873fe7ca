import sharp from "sharp";
import { packBlobs } from "../../core/ink/packBlobs.ts";
import type { Classify } from "../../core/reading/scoreCache.ts";
import type { ImageBox } from "../../core/wire/imageAnswer.ts";
import type { ReadingStep } from "../../core/wire/imageProgress.ts";
import { loadClassifier } from "../../model/classifier.ts";
import { backFrom, upright } from "../../model/files/orientation.ts";
import type { Picture } from "../../model/images/decode.ts";
import type { Raster } from "../../model/images/raster.ts";
import { sharpnessOf } from "../../model/images/sharpness.ts";
import { readBothWays } from "../../model/readOriented.ts";
import { answerOf } from "../../model/recognizeAnswer.ts";
import { answerRequests } from "./answerRequests.ts";
import { cutBlobs } from "./cutBlobs.ts";
import { ReaderRequest } from "./readerRequest.ts";
import { seenSteps } from "./seenSteps.ts";
import { turnPictures } from "./turnPictures.ts";

/** The process that reads images. It is given what the decoder drew, never a person's file. */
const GLYPHS_AT_ONCE = 128;

sharp.cache(false);
const { classify } = await loadClassifier();
answerRequests(async (given, tell) => {
  const request = ReaderRequest.parse(given);
  if (request.want === "turned") return turnPictures(request, request.orientation);
  const { data, info } = await sharp(request.normalised)
    .toColourspace("b-w")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const gray = { w: info.width, h: info.height, values: data };
  const scale = request.width / info.width;
  if (request.want === "steps") return seenSteps(gray, scale, classify);
  if (request.want === "blobs") return blobsOf(gray, scale, request.boxes);
  return readingOf({ gray, scale, orientation: request.orientation }, tell);
});

/** What is read in a picture that is turned by its orientation already. */
async function readingOf({ gray, scale, orientation }: Picture, tell: (step: ReadingStep) => void) {
  tell({ step: "ink" });
  const stored = { gray: upright(gray, backFrom(orientation)), scale, orientation };
  const seen = await readBothWays(stored, inParts(classify, tell));
  const { text, numbers, rejected } = answerOf(seen.reading, {
    file: "",
    line: null,
    strokesOf: () => [],
    scale: 1,
  });
  const sharpness = sharpnessOf(gray, 1 / scale);
  return { answer: { text, numbers, rejected }, sharpness, orientation: seen.orientation };
}

/** The same network, asked part by part, so that it can be told how many glyphs of all are read. */
function inParts(ask: Classify, tell: (step: ReadingStep) => void): Classify {
  return async (glyphs, keys) => {
    const scores: number[] = [];
    for (let from = 0; from < glyphs.length; from += GLYPHS_AT_ONCE) {
      tell({ step: "digits", done: from, total: glyphs.length });
      const to = from + GLYPHS_AT_ONCE;
      scores.push(...(await ask(glyphs.slice(from, to), keys?.slice(from, to))));
    }
    return Float32Array.from(scores);
  };
}

function blobsOf(gray: Raster, scale: number, boxes: readonly ImageBox[]) {
  const { blobs, ...rest } = cutBlobs(
    gray,
    1 / scale,
    boxes.map(([x, y, w, h]) => ({ x: x / scale, y: y / scale, w: w / scale, h: h / scale })),
  );
  return { ...rest, ink: blobs.length > 0 ? packBlobs(blobs) : new Uint8Array() };
}
