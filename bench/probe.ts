import { monitorEventLoopDelay } from "node:perf_hooks";
import { isMainThread } from "node:worker_threads";

/**
 * Loaded into the server before its own code (`node --import`): tells its parent, when asked, how long its main thread
 * was held and what memory it has. The product itself knows nothing of this.
 */
export type ProbeAnswer = {
  readonly stallP99Ms: number;
  readonly stallMaxMs: number;
  readonly cpuMs: number; // of all threads since the last question
  readonly rssBytes: number; // after a collection, where the server was started with --expose-gc
  readonly heapBytes: number;
};

const RESOLUTION_MS = 5;

if (isMainThread && process.send !== undefined) {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  let cpu = process.cpuUsage();
  process.on("message", (question) => {
    if (question !== "probe") return;
    const used = process.cpuUsage(cpu);
    const stalls = { p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 };
    globalThis.gc?.();
    const memory = process.memoryUsage();
    const answer: ProbeAnswer = {
      stallP99Ms: Math.max(0, stalls.p99 - RESOLUTION_MS),
      stallMaxMs: Math.max(0, stalls.max - RESOLUTION_MS),
      cpuMs: (used.user + used.system) / 1000,
      rssBytes: memory.rss,
      heapBytes: memory.heapUsed + memory.external,
    };
    process.send?.(answer);
    cpu = process.cpuUsage();
    delay.reset();
  });
  process.channel?.unref();
}
