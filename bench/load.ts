import { EventEmitter, once } from "node:events";
import { doBytes } from "./jobs/bytes.ts";
import { doFill } from "./jobs/fill.ts";
import { doJoin } from "./jobs/join.ts";
import { doRecognise } from "./jobs/recognise.ts";
import { doWatch } from "./jobs/watch.ts";
import { doWrite } from "./jobs/write.ts";
import type { Doer, FromLoad, JobName, Jobs, Steps, ToLoad } from "./jobs.ts";

/** A load process: one job, asked for by its parent, then the end. */
const doers: { readonly [K in JobName]: Doer<K> } = {
  write: doWrite,
  watch: doWatch,
  join: doJoin,
  fill: doFill,
  bytes: doBytes,
  recognise: doRecognise,
};

const say = (message: FromLoad, then?: () => void) => process.send?.(message, undefined, {}, then);
const told = new EventEmitter();
const steps: Steps = {
  ready: () => say({ say: "ready" }),
  go: once(told, "go").then(() => undefined),
  stop: once(told, "stop").then(() => undefined),
};

function perform<K extends JobName>(kind: K, ask: Jobs[K]["ask"]): Promise<Jobs[K]["answer"]> {
  return doers[kind](ask, steps);
}

process.on("message", (message: ToLoad) => {
  if (message.say !== "ask") told.emit(message.say);
  else {
    perform(message.kind, message.ask).then(
      (answer) => say({ say: "done", answer }, () => process.exit(0)),
      (error: unknown) => say({ say: "failed", why: String(error) }, () => process.exit(1)),
    );
  }
});
