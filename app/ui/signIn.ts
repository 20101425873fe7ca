import { forgetBoards } from "../board/forgetBoards.ts";
import { FAILED, send, textAt } from "./request.ts";

export type SignedIn = { readonly ok: true } | { readonly ok: false; readonly error: string };

const WRONG = "That e-mail and password do not go together. Check both and try again.";

/** Signs in with an account's e-mail address and password. */
export function signInWith(email: string, password: string): Promise<SignedIn> {
  return signIn("credentials", { email, password });
}

/** Makes a guest of whoever is not signed in; someone who is stays who they are. */
export function signInAsGuest(name = ""): Promise<SignedIn> {
  return signIn("guest", { name });
}

/** Ends this browser's session; what the browser remembers of boards goes with it. */
export async function signOut(): Promise<SignedIn> {
  const outcome = await post("/api/auth/signout", {});
  if (outcome.ok) await forgetBoards();
  return outcome;
}

async function signIn(provider: "credentials" | "guest", fields: Record<string, string>): Promise<SignedIn> {
  return post(`/api/auth/callback/${provider}`, fields);
}

/** NextAuth wants its token with each change, and says why it refused in the address it would send a browser to. */
async function post(path: string, fields: Record<string, string>): Promise<SignedIn> {
  const token = await send("GET", "/api/auth/csrf");
  if (!token.ok) return token;
  const csrfToken = textAt(token.body, "csrfToken") ?? "";
  const answer = await send("POST", path, { ...fields, csrfToken, callbackUrl: "/", json: "true" });
  const next = new URL(textAt(answer.body, "url") ?? "/", window.location.origin);
  const refusal = next.searchParams.get("error");
  if (refusal !== null) return { ok: false, error: wordsFor(refusal) };
  if (next.searchParams.has("csrf")) return { ok: false, error: FAILED };
  return answer.ok ? { ok: true } : { ok: false, error: answer.error };
}

function wordsFor(refusal: string): string {
  if (refusal === "CredentialsSignin") return WRONG;
  const seconds = /^too-many-(\d+)$/.exec(refusal)?.[1];
  if (seconds === undefined) return FAILED;
  const wait = Number(seconds) < 90 ? `${seconds} seconds` : `${Math.ceil(Number(seconds) / 60)} minutes`;
  return `Too many tries from this network. Try again in ${wait}.`;
}
