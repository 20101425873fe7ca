import { liveServer } from "../../../../liveServer.ts";
import { currentUser } from "../../../../session.ts";
import { refusalOfForeign, refuse } from "../../../request.ts";

type Context = { readonly params: Promise<{ id: string }> };

/** Revokes a key of the caller's own. */
export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  const foreign = refusalOfForeign(request);
  if (foreign !== undefined) return foreign;
  const user = await currentUser();
  if (user === undefined) return refuse(401, "You are not signed in. Sign in and try again.");
  if (!(await liveServer().keys.revoke(user.id, (await params).id))) {
    return refuse(404, "This key is revoked already. Load the page again to see those you have.");
  }
  return new Response(null, { status: 204 });
}
