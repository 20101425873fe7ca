import { liveServer } from "../../liveServer.ts";
import { readJson, refuse } from "../request.ts";
import { Ink } from "./ink.ts";

/** Reads ink that stands on no board. Answers a Reading whose marks are the strokes' indices. */
export async function POST(request: Request): Promise<Response> {
  const body = await readJson(request, Ink);
  if (!body.ok) return body.response;
  try {
    const reading = await liveServer().recognise(body.value.strokes);
    return Response.json(reading, { headers: { "Cache-Control": "no-store" } });
  } catch {
    return refuse(
      503,
      "The recogniser does not answer just now. Your ink stays here; it is read as soon as it does.",
    );
  }
}
