import { z } from "zod";
import { liveServer } from "../../liveServer.ts";
import { answerAnyone } from "../accountRoute.ts";

const Confirmation = z.strictObject({ secret: z.string().max(64), password: z.string().max(512).optional() });

/** Uses the link of a confirmation's mail. */
export function POST(request: Request): Promise<Response> {
  return answerAnyone(request, Confirmation, (link, from, user) =>
    liveServer().accounts.confirmEmail(link, user?.id, from),
  );
}
