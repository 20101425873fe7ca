import { z } from "zod";
import { liveServer } from "../../../liveServer.ts";
import { answerPerson } from "../../accountRoute.ts";

/** Deletes whoever asks, with all their boards, for good. */
export function POST(request: Request): Promise<Response> {
  return answerPerson(
    request,
    z.strictObject({ password: z.string().max(512) }),
    ({ password }, from, { id }) => liveServer().accounts.deleteAccount(id, password, from),
  );
}
