import { z } from "zod";
import { liveServer } from "../../../liveServer.ts";
import { currentUser } from "../../../session.ts";
import { readJson, refuse } from "../../request.ts";

const Wish = z.strictObject({ learns: z.boolean() });

/** Whether what the caller corrects helps to read their own later ink; guests may choose, too. */
export async function PUT(request: Request): Promise<Response> {
  const body = await readJson(request, Wish);
  if (!body.ok) return body.response;
  const user = await currentUser();
  if (user === undefined)
    return refuse(401, "You are not signed in. Sign in or begin as a guest, then choose this.");
  await liveServer().setLearnsHand(user.id, body.value.learns);
  return Response.json(body.value);
}
