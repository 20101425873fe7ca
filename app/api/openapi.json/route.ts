import { liveServer } from "../../liveServer.ts";
import { openApi } from "../openapi.ts";

/** What programs may ask, for programs; `/api/docs` shows it to people. */
export function GET(): Response {
  return Response.json(openApi(liveServer().version));
}
