import type { z } from "zod";
import { currentUser } from "../session.ts";
import { readJson, refuse } from "./request.ts";

/** Keeps what a person, guests too, chooses for themselves, and answers it. */
export async function answerWish<T>(
  request: Request,
  schema: z.ZodType<T>,
  keep: (userId: string, wish: T) => Promise<void>,
): Promise<Response> {
  const body = await readJson(request, schema);
  if (!body.ok) return body.response;
  const user = await currentUser();
  if (user === undefined)
    return refuse(401, "You are not signed in. Sign in or begin as a guest, then choose this.");
  await keep(user.id, body.value);
  return Response.json(body.value);
}
