import { services } from "../../../services.ts";
import { refusalOfForeign } from "../../request.ts";
import { type ImageContext, imageFor } from "../access.ts";

/** An image's state and what is read in it; its pictures have addresses of their own. */
export async function GET(_request: Request, { params }: ImageContext): Promise<Response> {
  const access = await imageFor((await params).id);
  if (!access.ok) return access.response;
  return Response.json(access.image, { headers: { "Cache-Control": "no-store" } });
}

/** Deletes an image with all its pictures and what was read in it, for good. */
export async function DELETE(request: Request, { params }: ImageContext): Promise<Response> {
  const foreign = refusalOfForeign(request);
  if (foreign !== undefined) return foreign;
  const access = await imageFor((await params).id);
  if (!access.ok) return access.response;
  await services().store.deleteImage(access.image.id);
  return new Response(null, { status: 204 });
}
