import { z } from "zod";
import type { ImageTurned } from "../../../../../server/images/turnKept.ts";
import { liveServer } from "../../../../liveServer.ts";
import { readJson, refuse } from "../../../request.ts";
import { type ImageContext, imageFor } from "../../access.ts";

type Reason = Extract<ImageTurned, { ok: false }>["reason"];

const Turn = z.strictObject({ quarters: z.union([z.literal(1), z.literal(2), z.literal(3)]) });
const REFUSALS: Readonly<Record<Reason, readonly [status: number, words: string]>> = {
  "not-read": [409, "This image is not read yet. Wait until it is and turn it then."],
  placed: [409, "This image is on a board, where it stays as it is. Upload it once more and turn that."],
  "too-fast": [429, "That was asked for very often. Wait a minute and try again."],
  failed: [503, "The image could not be turned just now. Reload the page and try again."],
};

/** Turns an image by quarters clockwise and has it read anew; what was corrected goes with the reading before. */
export async function POST(request: Request, { params }: ImageContext): Promise<Response> {
  const body = await readJson(request, Turn);
  if (!body.ok) return body.response;
  const access = await imageFor((await params).id);
  if (!access.ok) return access.response;
  const turned = await liveServer().images.turn(access.image, body.value.quarters);
  return turned.ok ? new Response(null, { status: 204 }) : refuse(...REFUSALS[turned.reason]);
}
