import { z } from "zod";
import { EMAIL } from "../../credentials.ts";
import { liveServer } from "../../liveServer.ts";
import { answerAnyone } from "../accountRoute.ts";

/** Mails a link for a new password; answers the same for every address. */
export function POST(request: Request): Promise<Response> {
  return answerAnyone(request, z.strictObject({ email: EMAIL }), ({ email }, from) =>
    liveServer().accounts.requestReset(email, from),
  );
}
