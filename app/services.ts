import type { Services } from "../server/services.ts";

/**
 * The live services of the process that serves these pages. They are read from the global object because Next bundles
 * `app` apart from the server: an imported module would exist a second time, with a second database connection.
 */
export function services(): Services {
  const live: Services | undefined = Reflect.get(globalThis, Symbol.for("digitboard"));
  if (live === undefined)
    throw new Error("Pages are served by server/index.ts, which sets the services first.");
  return live;
}
