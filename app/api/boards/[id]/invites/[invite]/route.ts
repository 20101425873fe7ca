import { z } from "zod";
import { liveServer } from "../../../../../liveServer.ts";
import { readJson, refusalOfForeign, refuse } from "../../../../request.ts";
import { boardFor } from "../../access.ts";

type InviteContext = { readonly params: Promise<{ id: string; invite: string }> };

const GONE = "This invitation has been used or taken back, or its time is over. Make a new one.";

/** A new link in the place of an invitation's, which leads nowhere any more; answers `{secret}`, this once. */
export async function POST(request: Request, context: InviteContext): Promise<Response> {
  const body = await readJson(request, z.strictObject({}));
  if (!body.ok) return body.response;
  const access = await boardFor("share", context);
  if (!access.ok) return access.response;
  const { invite } = await context.params;
  const secret = await liveServer().invitations.renew(access.board.id, invite, access.user.id);
  if (secret === undefined) return refuse(404, GONE);
  return Response.json({ secret }, { headers: { "Cache-Control": "no-store" } });
}

/** Takes an invitation back; those who came by it keep their place. */
export async function DELETE(request: Request, context: InviteContext): Promise<Response> {
  const foreign = refusalOfForeign(request);
  if (foreign !== undefined) return foreign;
  const access = await boardFor("share", context);
  if (!access.ok) return access.response;
  const { invite } = await context.params;
  const { store } = liveServer();
  if (!(await store.revokeInvite(access.board.id, invite, access.user.id, Date.now())))
    return refuse(404, "This invitation has been taken back already.");
  return new Response(null, { status: 204 });
}
