import { z } from "zod";
import { services } from "../../../services.ts";
import { answerPerson } from "../../accountRoute.ts";

/** Ends all of one's sessions, this one too. */
export function POST(request: Request): Promise<Response> {
  return answerPerson(request, z.strictObject({}), async (_, _from, { id }) => {
    await services().accounts.endSessions(id);
    return { ok: true };
  });
}
