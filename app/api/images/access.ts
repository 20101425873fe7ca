import type { ImageRecord } from "../../../server/store/images.ts";
import { liveServer } from "../../liveServer.ts";
import { currentUser } from "../../session.ts";
import { refuse } from "../request.ts";

export type ImageContext = { readonly params: Promise<{ id: string }> };
type Access =
  | { readonly ok: true; readonly image: ImageRecord }
  | { readonly ok: false; readonly response: Response };

/** The image named in the path, for its owner alone; for all others there is none, whether it exists or not. */
export async function imageFor(id: string): Promise<Access> {
  const user = await currentUser();
  if (user === undefined)
    return { ok: false, response: refuse(401, "You are not signed in. Sign in and try again.") };
  const image = await liveServer().store.imageById(id);
  if (image?.ownerId === user.id) return { ok: true, image };
  return { ok: false, response: refuse(404, "This image does not exist, or it has been deleted.") };
}
