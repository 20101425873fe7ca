import { parentPort } from "node:worker_threads";
import { loadClassifier } from "../../model/classifier.ts";
import { createDesk } from "./desk.ts";
import type { Answer, Request } from "./messages.ts";
import { shareBatches } from "./sharedBatches.ts";

/** The recogniser's thread. It ends with an error when the network cannot be loaded. */
const port = parentPort;
if (!port) throw new Error("server/recogniser/worker.ts runs as a worker thread only");
const classifier = await loadClassifier();
const answer = (message: Answer) => port.postMessage(message);
const desk = createDesk(shareBatches(classifier.classify, setImmediate), answer);
port.on("message", (request: Request) => desk(request));
answer({ kind: "ready", backend: classifier.backend, version: classifier.version });
