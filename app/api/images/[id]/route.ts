import { z } from "zod";
import { areOf, correctedText } from "../../../../core/images/corrected.ts";
import { ImageCorrection } from "../../../../core/wire/imageAnswer.ts";
import { liveServer } from "../../../liveServer.ts";
import { readJson, refusalOfForeign, refuse } from "../../request.ts";
import { type ImageContext, imageFor } from "../access.ts";

/** An image's state, how far it is and what is read in it; its pictures have addresses of their own. */
export async function GET(_request: Request, { params }: ImageContext): Promise<Response> {
  const access = await imageFor((await params).id);
  if (!access.ok) return access.response;
  const { id, ownerId } = access.image;
  const progress = liveServer().images.progressOf(ownerId, id) ?? null;
  return Response.json({ ...access.image, progress }, { headers: { "Cache-Control": "no-store" } });
}

const MOST_CORRECTIONS = 2_000;
const Change = z.strictObject({ corrections: z.array(ImageCorrection).max(MOST_CORRECTIONS) });

/** Puts a person's corrections in the place of those before. */
export async function PATCH(request: Request, { params }: ImageContext): Promise<Response> {
  const body = await readJson(request, Change);
  if (!body.ok) return body.response;
  const access = await imageFor((await params).id);
  if (!access.ok) return access.response;
  const { id, answer, width, height } = access.image;
  const { corrections } = body.value;
  if (answer === null)
    return refuse(409, "This image is not read yet. Wait until it is and correct it then.");
  if (!areOf({ answer, width, height }, corrections))
    return refuse(400, "That correction is of no number in this image. Reload the page and try again.");
  const text = correctedText(answer, corrections);
  await liveServer().store.correctImage(id, { corrections, text });
  return Response.json({ text });
}

/** Deletes an image with all its pictures and what was read in it, for good. */
export async function DELETE(request: Request, { params }: ImageContext): Promise<Response> {
  const foreign = refusalOfForeign(request);
  if (foreign !== undefined) return foreign;
  const access = await imageFor((await params).id);
  if (!access.ok) return access.response;
  await liveServer().store.deleteImage(access.image.id);
  return new Response(null, { status: 204 });
}
