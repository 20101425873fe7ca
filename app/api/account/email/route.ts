import { z } from "zod";
import { EMAIL } from "../../../credentials.ts";
import { liveServer } from "../../../liveServer.ts";
import { answerPerson } from "../../accountRoute.ts";

const Change = z.strictObject({ email: EMAIL, password: z.string().max(512) });

/** Claims another address; a mail to it confirms it. */
export function POST(request: Request): Promise<Response> {
  return answerPerson(request, Change, (change, from, { id }) =>
    liveServer().accounts.changeEmail(id, change, from),
  );
}
