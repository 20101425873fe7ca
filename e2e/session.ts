/** A signed-in person as the browser's cookies show them: one `name=value` each. */
export type Session = { readonly name: string; readonly cookies: readonly string[] };

/** A new guest, by the same public endpoints that the page uses. `url` is the site's address without a slash at its end. */
export function makeGuest(url: string, name: string): Promise<Session> {
  return signIn(url, "guest", { name });
}

/** A new account, signed in, whose address nobody has confirmed yet. */
export async function makeAccount(url: string, email: string, password: string): Promise<Session> {
  const answer = await fetch(`${url}/api/register`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify({ email, password, name: "Ada" }),
  });
  if (!answer.ok) throw new Error(`no account was made: ${answer.status} ${await answer.text()}`);
  return signIn(url, "credentials", { email, password });
}

async function signIn(
  url: string,
  way: "guest" | "credentials",
  given: Record<string, string>,
): Promise<Session> {
  const token = await fetch(`${url}/api/auth/csrf`);
  const csrf: unknown = await token.json();
  const csrfToken = textIn(csrf, "csrfToken");
  const before = cookiesOf(token);
  const answer = await fetch(`${url}/api/auth/callback/${way}`, {
    method: "POST",
    redirect: "manual",
    headers: { "content-type": "application/x-www-form-urlencoded", cookie: before.join("; ") },
    body: new URLSearchParams({ csrfToken, ...given, json: "true", callbackUrl: url }),
  });
  await answer.body?.cancel();
  const cookies = [...before, ...cookiesOf(answer)];
  if (!cookies.some((cookie) => cookie.includes("session-token="))) {
    throw new Error(`no session was given: ${answer.status} ${answer.headers.get("location") ?? ""}`);
  }
  return { name: given.name ?? given.email ?? "", cookies };
}

/** A new board of this person's; gives its id. */
export async function makeBoard(url: string, session: Session, name: string): Promise<string> {
  const answer = await fetch(`${url}/api/boards`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie: cookieHeader(session), origin: url },
    body: JSON.stringify({ name }),
  });
  if (!answer.ok) throw new Error(`no board was made: ${answer.status} ${await answer.text()}`);
  return textIn(await answer.json(), "id");
}

/** The session as a request's Cookie header. */
export function cookieHeader(session: Session): string {
  return session.cookies.join("; ");
}

/** The session as a browser's cookies, on the loopback address and every port of it. */
export function browserCookies(
  session: Session,
): { readonly name: string; readonly value: string; readonly domain: string; readonly path: string }[] {
  return session.cookies.map((cookie) => {
    const at = cookie.indexOf("=");
    return { name: cookie.slice(0, at), value: cookie.slice(at + 1), domain: "127.0.0.1", path: "/" };
  });
}

function cookiesOf(answer: Response): readonly string[] {
  return answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0] ?? "");
}

function textIn(body: unknown, key: string): string {
  const value =
    typeof body === "object" && body !== null
      ? Object.entries(body).find(([name]) => name === key)?.[1]
      : undefined;
  if (typeof value !== "string") throw new Error(`an answer without "${key}": ${JSON.stringify(body)}`);
  return value;
}
