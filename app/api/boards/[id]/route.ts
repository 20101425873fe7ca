import { z } from "zod";
import { BOARD_NAME } from "../../../credentials.ts";
import { liveServer } from "../../../liveServer.ts";
import { readJson, refusalOfForeign, refuse } from "../../request.ts";
import { type BoardContext, boardFor } from "./access.ts";

const Change = z.strictObject({ name: BOARD_NAME });
const GONE = "This board does not exist, or it has been deleted.";

/** Renames a board. */
export async function PATCH(request: Request, context: BoardContext): Promise<Response> {
  const body = await readJson(request, Change);
  if (!body.ok) return body.response;
  const access = await boardFor("rename", context);
  if (!access.ok) return access.response;
  const { name } = body.value;
  if (!(await liveServer().store.renameBoard(access.board.id, name))) return refuse(404, GONE);
  await liveServer().boardChanged(access.board.id);
  return Response.json({ name });
}

/** Puts a board into its owner's bin: from now on it is gone for everyone. */
export async function DELETE(request: Request, context: BoardContext): Promise<Response> {
  const foreign = refusalOfForeign(request);
  if (foreign !== undefined) return foreign;
  const access = await boardFor("delete", context);
  if (!access.ok) return access.response;
  if (!(await liveServer().store.binBoard(access.board.id, Date.now()))) return refuse(404, GONE);
  liveServer().boardDeleted(access.board.id);
  return new Response(null, { status: 204 });
}
