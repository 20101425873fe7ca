import { Worker } from "node:worker_threads";
import type { Correction } from "../core/board/corrections.ts";
import type { PageChange } from "../core/reading/page.ts";
import type { Label, ReadingChange, ReadMark } from "../core/reading/reading.ts";
import { THREAD_LIMITS } from "../model/threadLimits.ts";
import type { Answer, Lesson, Request } from "./recogniser/messages.ts";
import { packMarks } from "./recogniser/packedMarks.ts";

type ReadingListener = (board: string, seq: number, change: ReadingChange) => void;

/** The server's handle of the thread that reads boards. Nothing here waits for the network. */
export type Recogniser = {
  readonly backend: "tensorflow" | "wasm";
  readonly version: string; // the weights' hash
  /** Whether a thread stands ready to read; false while a dead one is being replaced. */
  readonly isReady: () => boolean;
  /** Builds a board's state from scratch; its first reading holds all. */
  readonly open: (board: string, seq: number, marks: readonly ReadMark[], labels: readonly Label[]) => void;
  /** Cheap: changes that come while the board is being read are read together afterwards. */
  readonly update: (board: string, seq: number, change: PageChange) => void;
  readonly forget: (board: string) => void;
  /** What a person corrected on a board: ink of theirs that is later than a correction is read by it. */
  readonly learn: (author: string, board: string, corrections: readonly Correction[]) => void;
  readonly unlearn: (author: string) => void;
  readonly onReading: (listener: ReadingListener) => void;
  /** Called when a new thread stands in for one that died: every board has to be opened again. */
  readonly onLost: (listener: () => void) => void;
  readonly close: () => Promise<void>;
};

export type RecogniserOptions = {
  readonly worker?: URL;
  /** Hears of boards that could not be read and threads that died. */
  readonly onProblem?: (problem: string) => void;
};

const WORKER = new URL("./recogniser/worker.mjs", import.meta.url);
const FIRST_WAIT_MS = 100; // before a dead thread is replaced; doubled while its successors die unready
const LONGEST_WAIT_MS = 5_000;

type Thread = { readonly worker: Worker; readonly ready: Answer & { readonly kind: "ready" } };

/** Starts the thread and waits until the network is loaded. Throws with the thread's own error when it is not. */
export async function startRecogniser(options: RecogniserOptions = {}): Promise<Recogniser> {
  const { worker: file = WORKER, onProblem = () => undefined } = options;
  const readingListeners: ReadingListener[] = [];
  const lostListeners: (() => void)[] = [];
  let closed = false;
  let current: Worker | null = null;

  const hear = (message: Answer) => {
    if (message.kind === "reading") {
      for (const listener of readingListeners) listener(message.board, message.seq, message.change);
    } else if (message.kind === "failed")
      onProblem(`board ${message.board} at ${message.seq}: ${message.reason}`);
  };
  const adopt = ({ worker }: Thread) => {
    current = worker;
    worker.on("error", (error) => onProblem(`the recogniser's thread failed: ${error}`));
    worker.on("exit", () => {
      current = null;
      if (!closed) void replace(FIRST_WAIT_MS);
    });
  };
  const replace = async (waitMs: number) => {
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    if (closed) return;
    try {
      const thread = await startThread(file, hear);
      if (closed) return void thread.worker.terminate();
      adopt(thread);
      for (const listener of lostListeners) listener();
    } catch (error) {
      onProblem(`the recogniser's thread does not start: ${error}`);
      void replace(Math.min(LONGEST_WAIT_MS, waitMs * 2));
    }
  };
  const send = (request: Request | Lesson) => current?.postMessage(request);
  const told = new Map<string, readonly Label[]>(); // by board: labels that it knows already are not copied again

  const first = await startThread(file, hear);
  adopt(first);
  return {
    backend: first.ready.backend,
    version: first.ready.version,
    isReady: () => current !== null,
    open: (board, seq, marks, labels) => {
      told.set(board, labels);
      send({ kind: "open", board, seq, marks: packMarks(marks), labels });
    },
    update: (board, seq, { add, remove, labels }) => {
      const fresh = labels === told.get(board) ? {} : { labels };
      told.set(board, labels);
      send({ kind: "update", board, seq, add: packMarks(add), remove, ...fresh });
    },
    forget: (board) => {
      told.delete(board);
      send({ kind: "forget", board });
    },
    learn: (author, board, corrections) => send({ kind: "learn", author, board, corrections }),
    unlearn: (author) => send({ kind: "unlearn", author }),
    onReading: (listener) => void readingListeners.push(listener),
    onLost: (listener) => void lostListeners.push(listener),
    close: async () => {
      closed = true;
      await current?.terminate();
    },
  };
}

function startThread(file: URL, hear: (message: Answer) => void): Promise<Thread> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, { resourceLimits: THREAD_LIMITS });
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("the recogniser's thread ended before it was ready")));
    worker.on("message", (message: Answer) => {
      if (message.kind !== "ready") return hear(message);
      worker.removeAllListeners("error");
      worker.removeAllListeners("exit");
      resolve({ worker, ready: message });
    });
  });
}
