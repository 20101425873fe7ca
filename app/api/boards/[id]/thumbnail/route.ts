import type { Entry } from "../../../../../core/board/op.ts";
import { thumbnailSvg } from "../../../../ink/thumbnail.ts";
import { liveServer } from "../../../../liveServer.ts";
import { type BoardContext, boardFor } from "../access.ts";

/** A small picture of the board, for `?on=light` or `?on=dark` paper. */
export async function GET(request: Request, context: BoardContext): Promise<Response> {
  const access = await boardFor("read", context);
  if (!access.ok) return access.response;
  const { id, seq } = access.board;
  const scheme = new URL(request.url).searchParams.get("on") === "dark" ? "dark" : "light";
  const etag = `"${id}-${seq}-${scheme}"`;
  const headers = { ETag: etag, "Cache-Control": "private, no-cache" };
  if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
  const entries: Entry[] = [];
  for await (const page of liveServer().store.pagesAfter(id, 0)) entries.push(...page);
  return new Response(thumbnailSvg(entries, scheme), {
    headers: { ...headers, "Content-Type": "image/svg+xml", "Content-Security-Policy": "default-src 'none'" },
  });
}
