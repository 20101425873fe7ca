import { setPriority } from "node:os";
import { parentPort } from "node:worker_threads";
import { LOOK_WIDTH, loadClassifier } from "../../model/classifier.ts";
import { createDesk } from "./desk.ts";
import { createHands } from "./hands.ts";
import type { Answer, Lesson, Request } from "./messages.ts";
import { shareBatches } from "./sharedBatches.ts";

const NICENESS = 5;

/** The recogniser's thread. It ends with an error when the network cannot be loaded. */
const port = parentPort;
if (!port) throw new Error("server/recogniser/worker.ts runs as a worker thread only");
// Linux gives each thread a priority of its own, and TensorFlow's threads take it over: where all cores are busy, ink passes and is kept before it is read.
if (process.platform === "linux") setPriority(NICENESS);
const classifier = await loadClassifier();
const answer = (message: Answer) => port.postMessage(message);
const classify = shareBatches(classifier.classify, setImmediate);
const hands =
  classifier.look && createHands(classify, shareBatches(classifier.look, setImmediate, LOOK_WIDTH));
const desk = createDesk(hands?.classify ?? classify, answer);
port.on("message", (message: Request | Lesson) => {
  if (message.kind === "learn") hands?.learn(message.author, message.board, message.corrections);
  else if (message.kind === "unlearn") hands?.forget(message.author);
  else desk(message);
});
answer({ kind: "ready", backend: classifier.backend, version: classifier.version });
