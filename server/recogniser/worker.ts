import { setPriority } from "node:os";
import { parentPort } from "node:worker_threads";
import { loadClassifier } from "../../model/classifier.ts";
import { createDesk } from "./desk.ts";
import type { Answer, Request } from "./messages.ts";
import { shareBatches } from "./sharedBatches.ts";

const NICENESS = 5;

/** The recogniser's thread. It ends with an error when the network cannot be loaded. */
const port = parentPort;
if (!port) throw new Error("server/recogniser/worker.ts runs as a worker thread only");
// Linux gives each thread a priority of its own, and TensorFlow's threads take it over: where all cores are busy, ink passes and is kept before it is read.
if (process.platform === "linux") setPriority(NICENESS);
const classifier = await loadClassifier();
const answer = (message: Answer) => port.postMessage(message);
const desk = createDesk(shareBatches(classifier.classify, setImmediate), answer);
port.on("message", (request: Request) => desk(request));
answer({ kind: "ready", backend: classifier.backend, version: classifier.version });
