import { liveServer } from "../../../../../liveServer.ts";
import { refuse } from "../../../../request.ts";
import { boardFor } from "../../access.ts";

type PlacedContext = { readonly params: Promise<{ id: string; image: string }> };

/** An image that lies on a board, for whoever may read the board. Gone with the board, and with the image when its owner deletes it. */
export async function GET(_request: Request, { params }: PlacedContext): Promise<Response> {
  const { id, image } = await params;
  const access = await boardFor("read", { params: Promise.resolve({ id }) });
  if (!access.ok) return access.response;
  const { store } = liveServer();
  const picture = (await store.isPlaced(image, id)) ? await store.pictureOf(image, "original") : undefined;
  if (picture === undefined)
    return refuse(404, "There is no such image on this board, or it has been deleted.");
  return new Response(new Uint8Array(picture.bytes), {
    headers: {
      "Content-Type": picture.mime,
      "Content-Disposition": "inline",
      // Kept by this browser alone and asked about each time: who may look at a board changes.
      "Cache-Control": "private, no-cache",
      Vary: "Cookie",
    },
  });
}
