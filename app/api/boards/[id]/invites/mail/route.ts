import { z } from "zod";
import type { Mailed } from "../../../../../../server/invitations.ts";
import { EMAIL } from "../../../../../credentials.ts";
import { liveServer } from "../../../../../liveServer.ts";
import { fromOf } from "../../../../../session.ts";
import { readJson, refuse, refuseForNow } from "../../../../request.ts";
import { type BoardContext, boardFor } from "../../access.ts";

const MOST_HOURS = 24 * 31;
const Wanted = z.strictObject({
  email: EMAIL,
  granted: z.enum(["editor", "viewer"]),
  hours: z.int().min(1).max(MOST_HOURS),
});

/** Mails an invitation that lets one person in; answers `{invite}`, the same whoever has the address. */
export async function POST(request: Request, context: BoardContext): Promise<Response> {
  const body = await readJson(request, Wanted);
  if (!body.ok) return body.response;
  const access = await boardFor("share", context);
  if (!access.ok) return access.response;
  const { origin } = fromOf(request.headers);
  const mailed = await liveServer().invitations.mail(access.board, access.user, body.value, origin);
  if (!mailed.ok) return refusalOf(mailed, access.user.kind);
  const { invite } = mailed;
  return Response.json({ invite }, { status: 201, headers: { "Cache-Control": "no-store" } });
}

function refusalOf(refusal: Extract<Mailed, { ok: false }>, kind: "guest" | "account"): Response {
  switch (refusal.reason) {
    case "not-confirmed":
      return refuse(
        403,
        kind === "guest"
          ? "Guests do not invite by e-mail. Register and confirm your address, or give out a link or a code."
          : "Confirm your own e-mail address first: open the link that was mailed to you, or ask for it again on your account's page.",
      );
    case "no-such-board":
      return refuse(404, "This board does not exist, or it has been deleted.");
    case "too-many":
      return refuseForNow(refusal.retryAfterMs, "You have sent many invitations.");
    case "too-many-there":
      return refuseForNow(refusal.retryAfterMs, "Many invitations went to this address just now.");
  }
}
