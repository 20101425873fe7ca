import { z } from "zod";
import { PERSON_NAME } from "../../../credentials.ts";
import { liveServer } from "../../../liveServer.ts";
import { currentUser } from "../../../session.ts";
import { readJson, refuse } from "../../request.ts";

const NewKey = z.strictObject({ name: PERSON_NAME.refine((name) => name !== "", "Give the key a name.") });

/** Makes a key for the caller's programs; answers `{key}`, this once. */
export async function POST(request: Request): Promise<Response> {
  const body = await readJson(request, NewKey);
  if (!body.ok) return body.response;
  const user = await currentUser();
  if (user === undefined) return refuse(401, "You are not signed in. Sign in and try again.");
  if (user.kind === "guest") return refuse(403, "Keys are for accounts. Register first, then make one.");
  const made = await liveServer().keys.make(user.id, body.value.name, "recognize");
  if (!made.ok) return refuse(409, "You have as many keys as one may. Revoke one that is not used.");
  return Response.json({ key: made.key }, { status: 201, headers: { "Cache-Control": "no-store" } });
}
