import { z } from "zod";
import { PASSWORD } from "../../../credentials.ts";
import { liveServer } from "../../../liveServer.ts";
import { answerAnyone } from "../../accountRoute.ts";

const Reset = z.strictObject({ secret: z.string().max(64), password: PASSWORD });

/** Sets a new password by a mailed link. */
export function POST(request: Request): Promise<Response> {
  return answerAnyone(request, Reset, (reset, from) => liveServer().accounts.resetPassword(reset, from));
}
