import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Held } from "./strain.ts";

const RESOLUTION_MS = 4; // a timer of this length is what measures; its own wait is not counted

/** From now on measures how long this process' thread is held; answers what tells of it. */
export function watchHeld(): () => Held {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  const msOf = (ns: number) => Math.max(0, ns / 1e6 - RESOLUTION_MS);
  return () => ({ p99: msOf(delay.percentile(99)), max: msOf(delay.max) });
}
