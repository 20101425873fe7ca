import { z } from "zod";
import { boardsOf } from "../../boardsOf.ts";
import { BOARD_NAME } from "../../credentials.ts";
import { liveServer } from "../../liveServer.ts";
import { currentUser } from "../../session.ts";
import { readJson, refuse } from "../request.ts";

const NewBoard = z.strictObject({ name: BOARD_NAME.optional() });
const DEFAULT_NAME = "Untitled board";

/** Makes a board of the caller's own; answers `{id}`. */
export async function POST(request: Request): Promise<Response> {
  const body = await readJson(request, NewBoard);
  if (!body.ok) return body.response;
  const user = await currentUser();
  if (user === undefined)
    return refuse(401, "You are not signed in. Sign in or begin as a guest, then make a board.");
  const { id } = await liveServer().store.createBoard(user.id, body.value.name ?? DEFAULT_NAME);
  return Response.json({ id }, { status: 201 });
}

/** The boards the caller owns or has written on, last changed first. */
export async function GET(): Promise<Response> {
  const user = await currentUser();
  if (user === undefined) return refuse(401, "You are not signed in. Sign in to see your boards.");
  const boards = await boardsOf(user.id);
  return Response.json({ boards }, { headers: { "Cache-Control": "no-store" } });
}
