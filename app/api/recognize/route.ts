import type { ImageAnswer } from "../../../core/wire/imageAnswer.ts";
import type { Recognised } from "../../../server/images/recognition.ts";
import { services } from "../../services.ts";
import { filesOf, refuseImage } from "../images/upload.ts";
import { Ink } from "../read/ink.ts";
import { readJson, refuse } from "../request.ts";
import { callerOf } from "./caller.ts";

/**
 * Reads an image (multipart field `file`) or ink (JSON `{strokes}`) and keeps nothing of it. Answers one line of
 * `npm run recognize`.
 */
export async function POST(request: Request): Promise<Response> {
  const caller = await callerOf();
  if (!caller.ok) return caller.response;
  const isInk = /^application\/json\b/i.test(request.headers.get("content-type") ?? "");
  return isInk ? recognizeInk(request, caller.userId) : recognizeImage(request, caller.userId);
}

async function recognizeImage(request: Request, userId: string): Promise<Response> {
  const files = await filesOf(request);
  if (!files.ok) return files.response;
  const [file, second] = files.value;
  if (file === undefined || second !== undefined) return refuse(400, "Send one image at a time.");
  const bytes = new Uint8Array(await file.arrayBuffer());
  return answered(await services().recognition.image(userId, bytes), file.name);
}

async function recognizeInk(request: Request, userId: string): Promise<Response> {
  const body = await readJson(request, Ink);
  if (!body.ok) return body.response;
  try {
    return answered(await services().recognition.ink(userId, body.value.strokes), "ink");
  } catch {
    return refuse(503, "The recogniser does not answer just now. Send the ink again in a moment.");
  }
}

function answered(recognised: Recognised, file: string): Response {
  if (!recognised.ok) return refuseImage(recognised.reason);
  const { text, numbers, rejected }: ImageAnswer = recognised.answer;
  const answer = { file, line: null, text, numbers, rejected };
  return Response.json(answer, { headers: { "Cache-Control": "no-store" } });
}
