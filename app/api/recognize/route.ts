import type { ImageAnswer } from "../../../core/wire/imageAnswer.ts";
import { liveServer } from "../../liveServer.ts";
import { filesOf, refuseImage } from "../images/upload.ts";
import { Ink } from "../read/ink.ts";
import { readJson, refuse } from "../request.ts";
import { callerOf } from "./caller.ts";

/**
 * Reads an image or a PDF (multipart field `file`) or ink (JSON `{strokes}`) and keeps nothing of it. Answers one line of
 * `npm run recognize`; for a PDF of several pages a list of them, one a page.
 */
export async function POST(request: Request): Promise<Response> {
  const caller = await callerOf();
  if (!caller.ok) return caller.response;
  const isInk = /^application\/json\b/i.test(request.headers.get("content-type") ?? "");
  return isInk ? recognizeInk(request, caller.userId) : recognizeImage(request, caller.userId);
}

async function recognizeImage(request: Request, userId: string): Promise<Response> {
  const sent = await filesOf(request);
  if (!sent.ok) return sent.response;
  const [file, second] = sent.value.files;
  if (file === undefined || second !== undefined) return refuse(400, "Send one image at a time.");
  const bytes = new Uint8Array(await file.arrayBuffer());
  const read = await liveServer().recognition.file(userId, bytes);
  if (!read.ok) return refuseImage(read.reason);
  const answers = read.sheets.map((sheet) => lineOf(file.name, sheet));
  return answered(answers.length === 1 ? answers[0] : answers);
}

async function recognizeInk(request: Request, userId: string): Promise<Response> {
  const body = await readJson(request, Ink);
  if (!body.ok) return body.response;
  try {
    const read = await liveServer().recognition.ink(userId, body.value.strokes);
    return read.ok ? answered(lineOf("ink", { page: null, answer: read.answer })) : refuseImage(read.reason);
  } catch {
    return refuse(503, "The recogniser does not answer just now. Send the ink again in a moment.");
  }
}

type Sheet = { readonly page: number | null; readonly answer: ImageAnswer };

function lineOf(file: string, { page, answer: { text, numbers, rejected } }: Sheet): object {
  return { file, line: null, ...(page !== null && { page }), text, numbers, rejected };
}

function answered(body: unknown): Response {
  return Response.json(body, { headers: { "Cache-Control": "no-store" } });
}
