/** What our own routes answer: the body as parsed JSON, or why not, in words for the person. */
export type Answer =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly status: number; readonly error: string; readonly body?: unknown };

const UNREACHABLE = "The server cannot be reached. Check the connection and try again.";
export const FAILED = "That did not work just now. Try again in a moment.";

/** Sends `body` as JSON to one of our own routes. Never throws. */
export async function send(
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
  path: string,
  body?: object,
): Promise<Answer> {
  try {
    const response = await fetch(path, {
      method,
      credentials: "same-origin",
      headers: body === undefined ? {} : { "Content-Type": "application/json" },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const answer: unknown = await response.json().catch(() => undefined);
    if (response.ok) return { ok: true, body: answer };
    return { ok: false, status: response.status, error: textAt(answer, "error") ?? FAILED, body: answer };
  } catch {
    return { ok: false, status: 0, error: UNREACHABLE };
  }
}

/** The string under `key`, when there is one. */
export function textAt(value: unknown, key: string): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const found: unknown = Reflect.get(value, key);
  return typeof found === "string" ? found : undefined;
}
