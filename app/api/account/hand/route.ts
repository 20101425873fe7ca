import { z } from "zod";
import { liveServer } from "../../../liveServer.ts";
import { answerWish } from "../../wishRoute.ts";

const Wish = z.strictObject({ learns: z.boolean() });

/** Whether what the caller corrects helps to read their own later ink. */
export function PUT(request: Request): Promise<Response> {
  return answerWish(request, Wish, (userId, { learns }) => liveServer().setLearnsHand(userId, learns));
}
