import { z } from "zod";
import { liveServer } from "../../liveServer.ts";
import { addressOf, currentUser } from "../../session.ts";
import { readJson, refuse, refuseForNow } from "../request.ts";

const Join = z.strictObject({ secret: z.string().trim().min(1, "Enter the join code.").max(64) });

/** Lets the caller onto the board of a join code or an invitation's link; answers `{board}`. */
export async function POST(request: Request): Promise<Response> {
  const body = await readJson(request, Join);
  if (!body.ok) return body.response;
  const user = await currentUser();
  if (user === undefined) return refuse(401, "You are not signed in. Say your name and join again.");
  const { invitations, boardChanged } = liveServer();
  const accepted = await invitations.accept(body.value.secret, user.id, addressOf(request.headers));
  if (accepted.ok) {
    await boardChanged(accepted.board);
    return Response.json({ board: accepted.board }, { headers: { "Cache-Control": "no-store" } });
  }
  if (accepted.reason === "too-many") return refuseForNow(accepted.retryAfterMs);
  if (accepted.reason === "removed")
    return refuse(403, "The board's owner has removed you. Ask them to let you in again.");
  if (accepted.reason === "over")
    return refuse(404, "This invitation was used or taken back, or its time is over. Ask for a new one.");
  return refuse(404, "No board has this code now. Look at it again, or ask for a new one.");
}
