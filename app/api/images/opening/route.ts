import { liveServer } from "../../../liveServer.ts";
import { currentUser } from "../../../session.ts";
import { refuse } from "../../request.ts";

/** The caller's files that were sent and are being opened: `{opening: [{name, page, pages}]}`. */
export async function GET(): Promise<Response> {
  const user = await currentUser();
  if (user === undefined) return refuse(401, "You are not signed in. Sign in and try again.");
  const opening = liveServer().images.openingOf(user.id);
  return Response.json({ opening }, { headers: { "Cache-Control": "no-store" } });
}
