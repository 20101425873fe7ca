import { z } from "zod";
import { liveServer } from "../../../liveServer.ts";
import { answerPerson } from "../../accountRoute.ts";

/** Ends all of one's sessions, this one too. */
export function POST(request: Request): Promise<Response> {
  return answerPerson(request, z.strictObject({}), async (_, _from, { id }) => {
    await liveServer().accounts.endSessions(id);
    return { ok: true };
  });
}
