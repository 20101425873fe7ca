import type { z } from "zod";
import { liveServer } from "../liveServer.ts";

const MAX_BODY_BYTES = 512 * 1024;

/** A refusal or failure in words for the person. */
export function refuse(status: number, error: string, headers: Record<string, string> = {}): Response {
  return Response.json({ error }, { status, headers: { "Cache-Control": "no-store", ...headers } });
}

export function refuseForNow(retryAfterMs: number, why = "Too many tries from this network."): Response {
  const seconds = Math.ceil(retryAfterMs / 1_000);
  return refuse(429, `${why} Try again in ${inWords(seconds)}.`, { "Retry-After": String(seconds) });
}

export function inWords(seconds: number): string {
  return seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
}

/**
 * A refusal when a page of another site sent this: browsers name the sending site in Origin on all that changes
 * something. Without one it was no browser, and no one's cookies were borrowed, unless Sec-Fetch-Site says otherwise.
 */
export function refusalOfForeign(request: Request): Response | undefined {
  const origin = request.headers.get("origin");
  const site = request.headers.get("sec-fetch-site");
  if (origin === null && (site === null || site === "same-origin" || site === "none")) return undefined;
  if (origin !== null && isOurs(origin, request.headers)) return undefined;
  return refuse(403, "This came from another site and was not done. Open Digitboard and try there.");
}

function isOurs(origin: string, head: Headers): boolean {
  if (!URL.canParse(origin)) return false;
  const { publicUrl } = liveServer();
  const { host } = new URL(origin);
  const known = [head.get("host"), head.get("x-forwarded-host"), publicUrl && new URL(publicUrl).host];
  return known.includes(host);
}

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly response: Response };

/** The JSON body of a request from our own pages, as `schema` has it; else the response that refuses it. */
export async function readJson<T>(request: Request, schema: z.ZodType<T>): Promise<Read<T>> {
  const foreign = refusalOfForeign(request);
  if (foreign !== undefined) return { ok: false, response: foreign };
  if (!/^application\/json\b/.test(request.headers.get("content-type") ?? "")) {
    return { ok: false, response: refuse(415, "This address takes JSON only.") };
  }
  const text = await textWithin(request, MAX_BODY_BYTES);
  if (text === undefined)
    return { ok: false, response: refuse(413, "That is too large to be taken at once.") };
  const parsed = schema.safeParse(jsonOf(text));
  if (parsed.success) return { ok: true, value: parsed.data };
  return {
    ok: false,
    response: refuse(400, parsed.error.issues[0]?.message ?? "That could not be understood."),
  };
}

/** The body as text; undefined when it has more bytes than that, upon which the rest is not read. */
export async function textWithin(request: Request, maxBytes: number): Promise<string | undefined> {
  return (await bytesWithin(request, maxBytes))?.toString("utf8");
}

/** The same as bytes. */
export async function bytesWithin(request: Request, maxBytes: number): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.length;
    if (bytes > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Undefined where it is none, or holds the character U+0000, which the database cannot keep. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text, (key, value: unknown) => {
      if (key.includes("\0") || (typeof value === "string" && value.includes("\0")))
        throw new Error("U+0000");
      return value;
    });
  } catch {
    return undefined;
  }
}
