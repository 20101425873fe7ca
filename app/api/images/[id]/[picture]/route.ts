import { liveServer } from "../../../../liveServer.ts";
import { refuse } from "../../../request.ts";
import { imageFor } from "../../access.ts";

type PictureContext = { readonly params: Promise<{ id: string; picture: string }> };
const PICTURES = ["original", "normalised", "thumbnail"] as const;

/** One of an image's pictures: `original`, `normalised` (as it is read) or `thumbnail`. They change only when the image is turned, which their addresses tell as `?turns`; `server/httpHeaders.ts` puts them in a sandbox. */
export async function GET(_request: Request, { params }: PictureContext): Promise<Response> {
  const { id, picture } = await params;
  const access = await imageFor(id);
  if (!access.ok) return access.response;
  const which = PICTURES.find((each) => each === picture);
  const found = which && (await liveServer().store.pictureOf(id, which));
  if (found === undefined) return refuse(404, "There is no such picture of this image.");
  return new Response(new Uint8Array(found.bytes), {
    headers: {
      "Content-Type": found.mime,
      "Content-Disposition": "inline",
      "Cache-Control": "private, max-age=86400, immutable",
      Vary: "Cookie",
    },
  });
}
