import sharp from "sharp";
import { z } from "zod";
import { packBlobs } from "../../core/ink/packBlobs.ts";
import { loadClassifier } from "../../model/classifier.ts";
import type { Raster } from "../../model/images/raster.ts";
import { readPicture } from "../../model/images/readImage.ts";
import { answerOf } from "../../model/recognizeAnswer.ts";
import { answerRequests } from "./answerRequests.ts";
import { cutBlobs } from "./cutBlobs.ts";
import { seenSteps } from "./seenSteps.ts";
import { sharpnessOf } from "./sharpness.ts";

/** The process that reads images. It is given what the decoder drew, never a person's file. */
const Request = z.object({
  normalised: z.instanceof(Uint8Array),
  width: z.number().positive(), // of the original: boxes are in its pixels
  want: z.enum(["reading", "blobs", "steps"]).default("reading"),
  boxes: z.array(z.tuple([z.number(), z.number(), z.number(), z.number()])).default([]),
});

sharp.cache(false);
const { classify } = await loadClassifier();
answerRequests(async (request) => {
  const { normalised, width, want, boxes } = Request.parse(request);
  const { data, info } = await sharp(normalised)
    .toColourspace("b-w")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const gray = { w: info.width, h: info.height, values: data };
  const scale = width / info.width;
  if (want === "steps") return seenSteps(gray, scale, classify);
  return want === "blobs" ? blobsOf(gray, scale, boxes) : readingOf(gray, scale);
});

async function readingOf(gray: Raster, scale: number) {
  const reading = await readPicture({ gray, scale, orientation: 1 }, classify);
  const { text, numbers, rejected } = answerOf(reading, {
    file: "",
    line: null,
    strokesOf: () => [],
    scale: 1,
  });
  return { answer: { text, numbers, rejected }, sharpness: sharpnessOf(gray, 1 / scale) };
}

function blobsOf(gray: Raster, scale: number, boxes: z.infer<typeof Request>["boxes"]) {
  const { blobs, ...rest } = cutBlobs(
    gray,
    1 / scale,
    boxes.map(([x, y, w, h]) => ({ x: x / scale, y: y / scale, w: w / scale, h: h / scale })),
  );
  return { ...rest, ink: blobs.length > 0 ? packBlobs(blobs) : new Uint8Array() };
}
