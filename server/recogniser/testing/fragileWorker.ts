import { parentPort } from "node:worker_threads";
import { createDesk } from "../desk.ts";
import type { Request } from "../messages.ts";
import { shareBatches } from "../sharedBatches.ts";

/** A recogniser's thread that takes every ink for a 7, and dies of a board named "poison". */
const port = parentPort;
if (!port) throw new Error("runs as a worker thread only");
const classify = async (glyphs: readonly unknown[]) => {
  const scores = new Float32Array(glyphs.length * 11).fill(-9);
  glyphs.forEach((_, i) => {
    scores[i * 11 + 7] = -0.001;
  });
  return scores;
};
const desk = createDesk(shareBatches(classify, setImmediate), (message) => port.postMessage(message));
port.on("message", (request: Request) => {
  if (request.board === "poison") throw new Error("poisoned");
  desk(request);
});
port.postMessage({ kind: "ready", backend: "wasm", version: "fragile" });
