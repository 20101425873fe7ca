import { hostname, networkInterfaces } from "node:os";

/** Where a link in a mail leads, for a request that named this Host. */
export type LinkOrigin = (request: { readonly host: string | null; readonly https: boolean }) => string;

/**
 * The site's one public origin if it has one. Without it a request's Host is believed only when it names this very
 * machine: a link in a mail must never lead where someone who asks for another's mail wants it to.
 */
export function createLinkOrigin(publicOrigin: string | undefined, port: number): LinkOrigin {
  if (publicOrigin !== undefined) return () => publicOrigin;
  const own = new Set(["localhost", "127.0.0.1", "[::1]", hostname().toLowerCase()]);
  for (const { address, family } of Object.values(networkInterfaces()).flatMap((each) => each ?? [])) {
    own.add(family === "IPv6" ? `[${address}]` : address);
  }
  return ({ host, https }) => {
    const url = URL.canParse(`http://${host}/`) ? new URL(`http://${host}/`) : undefined;
    const isOwn = url !== undefined && url.username === "" && url.pathname === "/" && own.has(url.hostname);
    return isOwn ? `${https ? "https" : "http"}://${url.host}` : `http://localhost:${port}`;
  };
}
