import { liveServer } from "../../../../liveServer.ts";
import { type ImageContext, imageFor } from "../../access.ts";
import { inkRefusal } from "../../inkRefusal.ts";

/**
 * What the network is given of an image: `pictures` of the steps on the way, WebP as base64, and `glyphs`, of each number
 * read those of its digits, 28 × 28 bytes as base64.
 */
export async function GET(_request: Request, { params }: ImageContext): Promise<Response> {
  const access = await imageFor((await params).id);
  if (!access.ok) return access.response;
  const asked = await liveServer().imageInk.steps(access.image);
  if (!asked.ok) return inkRefusal(asked.reason);
  const { pictures, glyphs } = asked.value;
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
  const body = {
    pictures: { even: text(pictures.even), ink: text(pictures.ink), marks: text(pictures.marks) },
    glyphs: glyphs.map((digits) => digits.map(text)),
  };
  return Response.json(body, { headers: { "Cache-Control": "private, max-age=600", Vary: "Cookie" } });
}
