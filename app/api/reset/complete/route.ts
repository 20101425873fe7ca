import { z } from "zod";
import { PASSWORD } from "../../../credentials.ts";
import { services } from "../../../services.ts";
import { answerAnyone } from "../../accountRoute.ts";

const Reset = z.strictObject({ secret: z.string().max(64), password: PASSWORD });

/** Sets a new password by a mailed link. */
export function POST(request: Request): Promise<Response> {
  return answerAnyone(request, Reset, (reset, from) => services().accounts.resetPassword(reset, from));
}
