import { z } from "zod";
import { liveServer } from "../../../liveServer.ts";
import { answerPerson } from "../../accountRoute.ts";

/** Mails the confirmation's link again. */
export function POST(request: Request): Promise<Response> {
  return answerPerson(request, z.strictObject({}), (_, from, { id }) =>
    liveServer().accounts.resendConfirmation(id, from),
  );
}
