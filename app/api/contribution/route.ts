import { z } from "zod";
import { liveServer } from "../../liveServer.ts";
import { currentUser } from "../../session.ts";
import { readJson, refuse } from "../request.ts";

const Wish = z.strictObject({ contributes: z.boolean() });

/** Notes whether the caller lets their corrections improve the reader; guests may, too. */
export async function PUT(request: Request): Promise<Response> {
  const body = await readJson(request, Wish);
  if (!body.ok) return body.response;
  const user = await currentUser();
  if (user === undefined)
    return refuse(401, "You are not signed in. Sign in or begin as a guest, then choose this.");
  await liveServer().store.setContributes(user.id, body.value.contributes);
  return Response.json(body.value);
}
