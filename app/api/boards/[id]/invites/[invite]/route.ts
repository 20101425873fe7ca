import { services } from "../../../../../services.ts";
import { refusalOfForeign, refuse } from "../../../../request.ts";
import { boardFor } from "../../access.ts";

type InviteContext = { readonly params: Promise<{ id: string; invite: string }> };

/** Takes an invitation back; those who came by it keep their place. */
export async function DELETE(request: Request, context: InviteContext): Promise<Response> {
  const foreign = refusalOfForeign(request);
  if (foreign !== undefined) return foreign;
  const access = await boardFor("share", context);
  if (!access.ok) return access.response;
  const { invite } = await context.params;
  const { store } = services();
  if (!(await store.revokeInvite(access.board.id, invite, access.user.id, Date.now())))
    return refuse(404, "This invitation has been taken back already.");
  return new Response(null, { status: 204 });
}
