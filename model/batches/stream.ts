import { Worker } from "node:worker_threads";
import type { Batch } from "../batch.ts";
import type { Order } from "./order.ts";

/** Batches in the order of their steps, made ahead on another thread while the network learns. */
export type BatchStream = { readonly next: () => Promise<Batch>; readonly close: () => Promise<void> };

const AHEAD = 4;

/** Starts at step `from`, so that a resumed training sees what it would have seen. A worker's error rejects `next`. */
export function openBatches(order: Order, from: number): BatchStream {
  const worker = new Worker(new URL("worker.mjs", import.meta.url), { workerData: order });
  const ready: Batch[] = [];
  let step = from;
  let failure: Error | null = null;
  let wake: () => void = () => undefined;
  const ask = () => worker.postMessage(step++);
  worker.on("message", (batch: Batch) => {
    ready.push(batch);
    wake();
  });
  worker.on("error", (error) => {
    failure = error instanceof Error ? error : new Error(String(error));
    wake();
  });
  for (let i = 0; i < AHEAD; i++) ask();
  const next = async (): Promise<Batch> => {
    for (;;) {
      if (failure) throw failure;
      const batch = ready.shift();
      if (batch) {
        ask();
        return batch;
      }
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  return { next, close: async () => void (await worker.terminate()) };
}
