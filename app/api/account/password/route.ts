import { z } from "zod";
import { PASSWORD } from "../../../credentials.ts";
import { liveServer } from "../../../liveServer.ts";
import { answerPerson } from "../../accountRoute.ts";

const Change = z.strictObject({
  password: z.string().max(512),
  newPassword: PASSWORD,
  revokesKeys: z.boolean().default(false),
});

/** Sets a new password and ends all sessions, this one too; `revokesKeys`: and all keys of the caller's programs. */
export function POST(request: Request): Promise<Response> {
  return answerPerson(request, Change, (change, from, { id }) =>
    liveServer().accounts.changePassword(id, change, from),
  );
}
