import type { ImageSteps } from "../../../../../core/wire/imageSteps.ts";
import { liveServer } from "../../../../liveServer.ts";
import { type ImageContext, imageFor } from "../../access.ts";
import { inkRefusal } from "../../inkRefusal.ts";

/** What the network is given of an image. */
export async function GET(_request: Request, { params }: ImageContext): Promise<Response> {
  const access = await imageFor((await params).id);
  if (!access.ok) return access.response;
  const asked = await liveServer().imageInk.steps(access.image);
  if (!asked.ok) return inkRefusal(asked.reason);
  const { view, pictures, glyphs } = asked.value;
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
  const body: ImageSteps = {
    view,
    pictures: {
      straight: pictures.straight && text(pictures.straight),
      even: text(pictures.even),
      ink: text(pictures.ink),
      marks: text(pictures.marks),
    },
    glyphs: glyphs.map((digits) => digits.map(text)),
  };
  return Response.json(body, { headers: { "Cache-Control": "private, max-age=600", Vary: "Cookie" } });
}
