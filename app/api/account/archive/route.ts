import type { Person } from "../../../../server/accounts.ts";
import { liveServer } from "../../../liveServer.ts";
import { currentUser } from "../../../session.ts";
import { inWords, refusalOfForeign, refuse } from "../../request.ts";
import { archiveFiles } from "./archiveFiles.ts";
import { zipStream } from "./zipStream.ts";

/** All that is kept of the caller's own, as one ZIP that is made while it is sent: nothing of it is kept. */
export async function GET(request: Request): Promise<Response> {
  const asked = await asker(request);
  if (!asked.ok) return asked.response;
  const { store, accounts } = liveServer();
  const begun = accounts.archives.begin(asked.user.id);
  if (!begun.ok) return refuseForAWhile(begun.retryAfterMs);
  const day = new Date().toISOString().slice(0, 10);
  return new Response(zipStream(archiveFiles(store, asked.user), begun.end), {
    headers: {
      "Content-Type": "application/zip",
      "Content-Disposition": `attachment; filename="digitboard-${day}.zip"`,
      "Cache-Control": "no-store",
    },
  });
}

/** Whether the caller may have it now: a page asks first, as a download that is refused says nothing. */
export async function POST(request: Request): Promise<Response> {
  const asked = await asker(request);
  if (!asked.ok) return asked.response;
  const retryAfterMs = liveServer().accounts.archives.waitMs(asked.user.id);
  if (retryAfterMs > 0) return refuseForAWhile(retryAfterMs);
  return Response.json({ ok: true }, { headers: { "Cache-Control": "no-store" } });
}

/** Else it would be made to be thrown away. */
export function HEAD(): Response {
  return new Response(null, { status: 405, headers: { Allow: "GET, POST" } });
}

type Asked =
  | { readonly ok: true; readonly user: Person }
  | { readonly ok: false; readonly response: Response };

async function asker(request: Request): Promise<Asked> {
  const foreign = refusalOfForeign(request);
  if (foreign !== undefined) return { ok: false, response: foreign };
  const user = await currentUser();
  if (user === undefined)
    return { ok: false, response: refuse(401, "You are not signed in. Sign in and try again.") };
  return { ok: true, user };
}

function refuseForAWhile(retryAfterMs: number): Response {
  const seconds = Math.ceil(retryAfterMs / 1_000);
  const words = `Your data is being downloaded already, or was several times just now. Try again in ${inWords(seconds)}.`;
  return refuse(429, words, { "Retry-After": String(seconds) });
}
