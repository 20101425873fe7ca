import { z } from "zod";
import { liveServer } from "../../../../liveServer.ts";
import { readJson, refuse } from "../../../request.ts";
import { type BoardContext, boardFor } from "../access.ts";

const MOST_HOURS = 24 * 366;
const Wanted = z.strictObject({
  kind: z.enum(["code", "link"]),
  granted: z.enum(["editor", "viewer"]),
  hours: z.int().min(1).max(MOST_HOURS).nullable(), // null: until it is taken back
});

/** Makes a join code or an invitation's link; answers `{invite, secret}`, a link's secret this once. */
export async function POST(request: Request, context: BoardContext): Promise<Response> {
  const body = await readJson(request, Wanted);
  if (!body.ok) return body.response;
  const access = await boardFor("share", context);
  if (!access.ok) return access.response;
  const { invitations } = liveServer();
  const made = await invitations.make(access.board.id, access.user.id, body.value);
  if (made === undefined) return refuse(404, "This board does not exist, or it has been deleted.");
  return Response.json(made, { status: 201, headers: { "Cache-Control": "no-store" } });
}
