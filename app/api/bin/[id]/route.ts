import { liveServer } from "../../../liveServer.ts";
import { currentUser } from "../../../session.ts";
import { refusalOfForeign, refuse } from "../../request.ts";

type Context = { readonly params: Promise<{ id: string }> };
const NOT_THERE = "This board is not in your bin any more. Load the page again to see what is.";
const SIGNED_OUT = "You are not signed in. Sign in and try again.";

/** Takes a board of the caller's own out of their bin. */
export function POST(request: Request, context: Context): Promise<Response> {
  return inBin(request, context, (id, userId) => liveServer().store.restoreBoard(id, userId, Date.now()));
}

/** Deletes a board in the caller's own bin with all that is on it, for good. */
export function DELETE(request: Request, context: Context): Promise<Response> {
  return inBin(request, context, (id, userId) => liveServer().store.deleteBinned(id, userId));
}

/** A bin holds its owner's boards alone, so whose it is decides who may. */
async function inBin(
  request: Request,
  context: Context,
  act: (boardId: string, userId: string) => Promise<boolean>,
): Promise<Response> {
  const foreign = refusalOfForeign(request);
  if (foreign !== undefined) return foreign;
  const user = await currentUser();
  if (user === undefined) return refuse(401, SIGNED_OUT);
  if (!(await act((await context.params).id, user.id))) return refuse(404, NOT_THERE);
  return new Response(null, { status: 204 });
}
