import { liveServer } from "../../../../liveServer.ts";
import { type ImageContext, imageFor } from "../../access.ts";
import { inkRefusal } from "../../inkRefusal.ts";

/**
 * What puts the image's numbers, as they stand after corrections, on a board: `{size: {w, h}, ink, labels}`, `ink` being
 * packed blobs as base64, in board units from the image's left top corner. The board itself decides who may place it.
 */
export async function GET(_request: Request, { params }: ImageContext): Promise<Response> {
  const access = await imageFor((await params).id);
  if (!access.ok) return access.response;
  const asked = await liveServer().imageInk.place(access.image);
  if (!asked.ok) return inkRefusal(asked.reason);
  const { size, ink, labels } = asked.value;
  const body = { size, ink: Buffer.from(ink).toString("base64"), labels };
  return Response.json(body, { headers: { "Cache-Control": "no-store" } });
}
