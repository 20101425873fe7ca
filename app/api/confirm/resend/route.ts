import { z } from "zod";
import { services } from "../../../services.ts";
import { answerPerson } from "../../accountRoute.ts";

/** Mails the confirmation's link again. */
export function POST(request: Request): Promise<Response> {
  return answerPerson(request, z.strictObject({}), (_, from, { id }) =>
    services().accounts.resendConfirmation(id, from),
  );
}
