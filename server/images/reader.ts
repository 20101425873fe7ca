import sharp from "sharp";
import { z } from "zod";
import { packBlobs } from "../../core/ink/packBlobs.ts";
import type { Classify } from "../../core/reading/scoreCache.ts";
import type { ReadingStep } from "../../core/wire/imageProgress.ts";
import { loadClassifier } from "../../model/classifier.ts";
import type { Picture } from "../../model/images/decode.ts";
import type { Raster } from "../../model/images/raster.ts";
import { sharpnessOf } from "../../model/images/sharpness.ts";
import { readOriented } from "../../model/readOriented.ts";
import { answerOf } from "../../model/recognizeAnswer.ts";
import { answerRequests } from "./answerRequests.ts";
import { cutBlobs } from "./cutBlobs.ts";
import { seenSteps } from "./seenSteps.ts";

/** The process that reads images. It is given what the decoder drew, never a person's file. */
const Request = z.object({
  normalised: z.instanceof(Uint8Array),
  width: z.number().positive(), // of the original: boxes are in its pixels
  orientation: z.int().default(1), // EXIF's, which is tried
  want: z.enum(["reading", "blobs", "steps"]).default("reading"),
  boxes: z.array(z.tuple([z.number(), z.number(), z.number(), z.number()])).default([]),
});

const GLYPHS_AT_ONCE = 128;

sharp.cache(false);
const { classify } = await loadClassifier();
answerRequests(async (request, tell) => {
  const { normalised, width, want, boxes, orientation } = Request.parse(request);
  const { data, info } = await sharp(normalised)
    .toColourspace("b-w")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const gray = { w: info.width, h: info.height, values: data };
  const scale = width / info.width;
  if (want === "steps") return seenSteps(gray, scale, classify);
  return want === "blobs" ? blobsOf(gray, scale, boxes) : readingOf({ gray, scale, orientation }, tell);
});

async function readingOf(picture: Picture, tell: (step: ReadingStep) => void) {
  tell({ step: "ink" });
  const { gray, scale } = picture;
  const reading = await readOriented(picture, inParts(classify, tell));
  const { text, numbers, rejected } = answerOf(reading, {
    file: "",
    line: null,
    strokesOf: () => [],
    scale: 1,
  });
  return { answer: { text, numbers, rejected }, sharpness: sharpnessOf(gray, 1 / scale) };
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

function blobsOf(gray: Raster, scale: number, boxes: z.infer<typeof Request>["boxes"]) {
  const { blobs, ...rest } = cutBlobs(
    gray,
    1 / scale,
    boxes.map(([x, y, w, h]) => ({ x: x / scale, y: y / scale, w: w / scale, h: h / scale })),
  );
  return { ...rest, ink: blobs.length > 0 ? packBlobs(blobs) : new Uint8Array() };
}
