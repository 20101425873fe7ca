import { z } from "zod";
import { liveServer } from "../../liveServer.ts";
import { answerWish } from "../wishRoute.ts";

const Wish = z.strictObject({ contributes: z.boolean() });

/** Notes whether the caller lets their corrections improve the reader. */
export function PUT(request: Request): Promise<Response> {
  return answerWish(request, Wish, (userId, { contributes }) =>
    liveServer().store.setContributes(userId, contributes),
  );
}
