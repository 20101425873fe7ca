import { headers } from "next/headers";
import { liveServer } from "../../liveServer.ts";
import { currentUser } from "../../session.ts";
import { inWords, refuse } from "../request.ts";

export type Caller =
  | { readonly ok: true; readonly userId: string }
  | { readonly ok: false; readonly response: Response };

/** For whom a program asks: whose key it shows, or, where it shows none, whoever is signed in. */
export async function callerOf(): Promise<Caller> {
  const authorization = (await headers()).get("authorization");
  if (authorization !== null) return callerOfKey(authorization);
  const user = await currentUser();
  if (user !== undefined) return { ok: true, userId: user.id };
  return no(401, "Nobody is signed in. Send a key of yours as Authorization: Bearer, or a session's cookie.");
}

async function callerOfKey(authorization: string): Promise<Caller> {
  const caller = await liveServer().keys.personOfKey(authorization, "recognize");
  if (caller.ok) return caller;
  if (caller.reason === "unknown-key") {
    return no(401, "This is no key, or it was revoked. Make one on the account page.");
  }
  const seconds = Math.ceil(caller.retryAfterMs / 1_000);
  return no(429, `This key asks too often. Ask again in ${inWords(seconds)}.`, {
    "Retry-After": String(seconds),
  });
}

function no(status: number, words: string, head: Record<string, string> = {}): Caller {
  return { ok: false, response: refuse(status, words, head) };
}
