// Loaded into the server before its own code (`node --import`): tells its parent, when asked, how long the main thread
// was held, how busy it was and what memory the process has. The product knows nothing of it. Plain JavaScript, as the server's worker
// threads load it too, before they can read TypeScript. The answer's type is in probeAnswer.ts.
import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import { isMainThread } from "node:worker_threads";

const RESOLUTION_MS = 5;

if (isMainThread && process.send !== undefined) {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  let cpu = process.cpuUsage();
  let loop = performance.eventLoopUtilization();
  process.on("message", (question) => {
    if (question !== "probe") return;
    const used = process.cpuUsage(cpu);
    const { utilization: busy } = performance.eventLoopUtilization(loop);
    const stallP99Ms = Math.max(0, delay.percentile(99) / 1e6 - RESOLUTION_MS);
    const stallMaxMs = Math.max(0, delay.max / 1e6 - RESOLUTION_MS);
    globalThis.gc?.();
    const { rss: rssBytes, heapUsed, external } = process.memoryUsage();
    const cpuMs = (used.user + used.system) / 1000;
    process.send?.({ stallP99Ms, stallMaxMs, busy, cpuMs, rssBytes, heapBytes: heapUsed + external });
    cpu = process.cpuUsage();
    loop = performance.eventLoopUtilization();
    delay.reset();
  });
  process.channel?.unref();
}
