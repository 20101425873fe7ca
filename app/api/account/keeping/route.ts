import { z } from "zod";
import { liveServer } from "../../../liveServer.ts";
import { currentUser } from "../../../session.ts";
import { readJson, refuse } from "../../request.ts";

const Choice = z.strictObject({ days: z.union([z.literal(30), z.literal(90), z.literal(365), z.null()]) });

/** After how many days untouched the caller's boards and images go; answers how many are over that time now. */
export async function PUT(request: Request): Promise<Response> {
  const body = await readJson(request, Choice);
  if (!body.ok) return body.response;
  const user = await currentUser();
  if (user === undefined) return refuse(401, "You are not signed in. Sign in and try again.");
  if (user.kind === "guest") return refuse(403, "A guest's boards stay for 30 days. Register to choose.");
  const { store } = liveServer();
  await store.setKeepDays(user.id, body.value.days);
  const due = await store.countDue(user.id, Date.now());
  return Response.json({ due }, { headers: { "Cache-Control": "no-store" } });
}
