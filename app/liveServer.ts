import type { LiveServer } from "../server/liveServer.ts";

/**
 * The server in whose process these pages are served. It is read from the global object because Next bundles
 * `app` apart from the server: an imported module would exist a second time, with a second database connection.
 */
export function liveServer(): LiveServer {
  const live: LiveServer | undefined = Reflect.get(globalThis, Symbol.for("digitboard"));
  if (live === undefined) throw new Error("Pages are served by server/index.ts, which sets it first.");
  return live;
}
