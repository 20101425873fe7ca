import { z } from "zod";
import { liveServer } from "../../../../liveServer.ts";
import { addressOf, currentUser } from "../../../../session.ts";
import { readJson, refuse, refuseForNow } from "../../../request.ts";
import type { BoardContext } from "../access.ts";

const NO_STORE = { headers: { "Cache-Control": "no-store" } };
const SIGN_IN = "You are not signed in. Sign in and ask again.";

/** Asks to be let onto a board; 202 whatever the board's id stands for, as the answer must not tell. */
export async function POST(request: Request, { params }: BoardContext): Promise<Response> {
  const body = await readJson(request, z.strictObject({}));
  if (!body.ok) return body.response;
  const user = await currentUser();
  if (user === undefined) return refuse(401, SIGN_IN);
  const asked = liveServer().requests.ask((await params).id, user, addressOf(request.headers));
  if (!asked.ok) return refuseForNow(asked.retryAfterMs, "You have asked very often.");
  return Response.json({ ok: true }, { status: 202, ...NO_STORE });
}

/**
 * Whether the board is open to the caller: `{isOpen}`, of no board as of a closed one. With `?wait` it answers as soon as
 * the board opens, or after half a minute.
 */
export async function GET(request: Request, { params }: BoardContext): Promise<Response> {
  const user = await currentUser();
  if (user === undefined) return refuse(401, SIGN_IN);
  const { requests } = liveServer();
  const { id } = await params;
  const waits = new URL(request.url).searchParams.has("wait");
  const isOpen = waits ? await requests.untilOpen(id, user, request.signal) : await requests.isOpen(id, user);
  return Response.json({ isOpen }, NO_STORE);
}
