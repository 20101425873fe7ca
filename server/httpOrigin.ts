import type { IncomingHttpHeaders, IncomingMessage } from "node:http";

/** How this server is reached: behind how many proxies, and by which one origin if there is only one. */
export type Reached = { readonly trustedProxies: number; readonly publicOrigin: string | undefined };

/**
 * Makes the X-Forwarded headers true before anything reads them: what trusted proxies wrote stays, boiled down to the
 * client's address, host and scheme; what a client made up goes.
 */
export function settleForwarded(request: IncomingMessage, { trustedProxies }: Reached): void {
  const { headers, socket } = request;
  const isTrusted = trustedProxies > 0;
  const hops = isTrusted ? listOf(headers["x-forwarded-for"]) : [];
  // Each proxy appends the address it saw, so the client's is as many places from the end as there are proxies.
  headers["x-forwarded-for"] = hops.at(-trustedProxies) ?? hops[0] ?? socket.remoteAddress ?? "unknown";
  headers["x-forwarded-proto"] = (isTrusted ? listOf(headers["x-forwarded-proto"])[0] : undefined) ?? "http";
  headers["x-forwarded-host"] =
    (isTrusted ? listOf(headers["x-forwarded-host"])[0] : undefined) ?? headers.host ?? "";
  delete headers.forwarded;
}

/** Whether the person's browser came by https. Call after `settleForwarded`. */
export function isHttps(headers: IncomingHttpHeaders, { publicOrigin }: Reached): boolean {
  return publicOrigin?.startsWith("https:") ?? headers["x-forwarded-proto"] === "https";
}

/**
 * Why a page of another site must not connect, or undefined. Browsers send Origin with every WebSocket and every POST;
 * a polling GET of the same site carries none, and Sec-Fetch-Site tells it from one of another site.
 */
export function originFault(headers: IncomingHttpHeaders, { publicOrigin }: Reached): string | undefined {
  const { origin } = headers;
  if (origin === undefined) {
    return headers["sec-fetch-site"] === "cross-site" ? "a page of another site asked" : undefined;
  }
  if (origin === publicOrigin) return undefined;
  const host = URL.canParse(origin) ? new URL(origin).host : undefined;
  const hosts = [headers.host, listOf(headers["x-forwarded-host"])[0]].map((each) => each?.toLowerCase());
  return host !== undefined && hosts.includes(host) ? undefined : "a page of another origin asked";
}

function listOf(header: string | string[] | undefined): readonly string[] {
  return [header]
    .flat()
    .flatMap((each) => each?.split(",") ?? [])
    .map((each) => each.trim())
    .filter((each) => each !== "");
}
