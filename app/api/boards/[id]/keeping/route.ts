import { z } from "zod";
import { liveServer } from "../../../../liveServer.ts";
import { readJson, refuse } from "../../../request.ts";
import { type BoardContext, boardFor } from "../access.ts";

const DAYS = z.union([
  z.literal(7),
  z.literal(30),
  z.literal(90),
  z.literal(365),
  z.literal("never"),
  z.literal("account"),
]);
const Choice = z.strictObject({ days: DAYS });
const GONE = "This board does not exist, or it has been deleted.";
const NO_STORE = { headers: { "Cache-Control": "no-store" } };

/** How long the board stays after it was last used, for its owner. */
export async function GET(_request: Request, context: BoardContext): Promise<Response> {
  const access = await boardFor("delete", context);
  if (!access.ok) return access.response;
  const days = await liveServer().store.boardKeepDaysOf(access.board.id);
  return days === undefined ? refuse(404, GONE) : Response.json({ days }, NO_STORE);
}

/** The owner says how long; answers whether the board is over that time now. */
export async function PUT(request: Request, context: BoardContext): Promise<Response> {
  const body = await readJson(request, Choice);
  if (!body.ok) return body.response;
  const access = await boardFor("delete", context);
  if (!access.ok) return access.response;
  if (access.user.kind === "guest")
    return refuse(403, "A guest's boards stay for 30 days. Register to choose.");
  const { store } = liveServer();
  const { id } = access.board;
  if (!(await store.setBoardKeepDays(id, body.value.days))) return refuse(404, GONE);
  return Response.json({ isDue: await store.isDue(id, Date.now()) }, NO_STORE);
}
