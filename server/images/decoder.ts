import sharp from "sharp";
import { z } from "zod";
import { answerRequests } from "./answerRequests.ts";
import { drawAnew } from "./drawAnew.ts";

/** The process that opens the files people give. It knows nothing and keeps nothing. */
const Request = z.object({
  file: z.instanceof(Uint8Array),
  page: z.int().positive().optional(),
});

sharp.cache(false);
sharp.concurrency(1);
// Only the decoders of the formats that are taken: SVG, PDF and what else the library could open is left out.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["Png", "Jpeg", "Webp", "Heif", "Nsgif", "Tiff"].map((name) => `VipsForeignLoad${name}Buffer`),
});
answerRequests(async (request) => {
  const { file, page = 1 } = Request.parse(request);
  return drawAnew(Buffer.from(file.buffer, file.byteOffset, file.length), page);
});
