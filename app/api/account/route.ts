import { z } from "zod";
import { PERSON_NAME } from "../../credentials.ts";
import { liveServer } from "../../liveServer.ts";
import { answerPerson } from "../accountRoute.ts";

const Change = z.strictObject({ name: PERSON_NAME.refine((name) => name !== "", "Enter a name.") });

/** Changes the name that others see. */
export function PATCH(request: Request): Promise<Response> {
  return answerPerson(request, Change, async ({ name }, _from, { id }) => {
    await liveServer().accounts.rename(id, name);
    return { ok: true };
  });
}
