import { join } from "node:path";
import type { Env } from "../env.ts";
import type { LiveServer } from "../liveServer.ts";
import type { Log } from "../log.ts";
import { type Nightly, startNightly } from "./nightly.ts";
import { sweep } from "./sweep.ts";

type Options = { readonly env: Pick<Env, "dataDir">; readonly log: Log; readonly now?: () => number };

/** What has had its time goes as soon as the server runs, and each night. */
export function sweepNightly(
  { env, log, now = Date.now }: Options,
  { store, boardDeleted }: Pick<LiveServer, "store" | "boardDeleted">,
): Nightly {
  const mailFolder = join(env.dataDir, "mail");
  const note = (event: string, count: number) => log.info({ security: event, count }, "sweep");
  const deps = { store, mailFolder, now, onBoardDeleted: boardDeleted, note };
  return startNightly((isFirst) => sweep(deps, { erases: !isFirst }), {
    now,
    onFault: (error) => log.error({ error }, "fault"),
  });
}
