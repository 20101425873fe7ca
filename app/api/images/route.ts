import { IMAGE_REASONS } from "../../../core/images/imageReasons.ts";
import { liveServer } from "../../liveServer.ts";
import { currentUser } from "../../session.ts";
import { refuse } from "../request.ts";
import { filesOf, refuseImage } from "./upload.ts";

const NOBODY = "You are not signed in. Sign in or begin as a guest, then choose the image again.";

/**
 * Takes images and PDFs to be read, each as a multipart field `file`, and `turned` where their sender has turned them; answers `{images: [{id, name, page}], refused:
 * [{name, page, reason, error}]}`, one entry a page, with 201 when at least one was taken.
 */
export async function POST(request: Request): Promise<Response> {
  const user = await currentUser();
  if (user === undefined) return refuse(401, NOBODY);
  const sent = await filesOf(request);
  if (!sent.ok) return sent.response;
  const { files, turned } = sent.value;
  const images: { id: string; name: string; page: number | null }[] = [];
  const refused = [];
  for (const file of files) {
    const { name } = file;
    const bytes = new Uint8Array(await file.arrayBuffer());
    const given = { ownerId: user.id, name, bytes, turned };
    for (const taken of await liveServer().images.take(given, request.signal)) {
      const { page } = taken;
      if (taken.ok) images.push({ id: taken.id, name, page });
      else refused.push({ name, page, reason: taken.reason, error: IMAGE_REASONS[taken.reason] });
    }
  }
  const [first] = refused;
  if (images.length === 0 && first !== undefined) return refuseImage(first.reason);
  return Response.json({ images, refused }, { status: 201, headers: { "Cache-Control": "no-store" } });
}

/** The caller's images, the latest first, and how far those are that are not read yet. */
export async function GET(): Promise<Response> {
  const user = await currentUser();
  if (user === undefined) return refuse(401, NOBODY);
  const { store, images: desk } = liveServer();
  const images = (await store.imagesOf(user.id)).map((image) => ({
    ...image,
    progress: desk.progressOf(user.id, image.id) ?? null,
  }));
  return Response.json({ images }, { headers: { "Cache-Control": "no-store" } });
}
