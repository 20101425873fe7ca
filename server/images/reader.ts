import sharp from "sharp";
import { z } from "zod";
import { loadClassifier } from "../../model/classifier.ts";
import { readPicture } from "../../model/images/readImage.ts";
import { answerOf } from "../../model/recognizeAnswer.ts";
import { answerRequests } from "./answerRequests.ts";
import { sharpnessOf } from "./sharpness.ts";

/** The process that reads images. It is given what the decoder drew, never a person's file. */
const Request = z.object({ normalised: z.instanceof(Uint8Array), width: z.number().positive() });

sharp.cache(false);
const { classify } = await loadClassifier();
answerRequests(async (request) => {
  const { normalised, width } = Request.parse(request);
  const { data, info } = await sharp(normalised)
    .toColourspace("b-w")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const gray = { w: info.width, h: info.height, values: data };
  const reading = await readPicture({ gray, scale: width / info.width, orientation: 1 }, classify);
  const { text, numbers, rejected } = answerOf(reading, {
    file: "",
    line: null,
    strokesOf: () => [],
    scale: 1,
  });
  const sharpness = sharpnessOf(gray, info.width / width);
  return { answer: { text, numbers, rejected }, sharpness };
});
