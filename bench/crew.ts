import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";
import type { FromLoad, JobName, Jobs, ToLoad } from "./jobs.ts";

/** A load process that has taken its seats. */
export type Hand<K extends JobName> = {
  go(): void;
  stop(): void;
  readonly answer: Promise<Jobs[K]["answer"]>;
};

/** Starts a process for one job, and waits until it is ready to go. Rejects when the job fails. */
export async function hire<K extends JobName>(kind: K, ask: Jobs[K]["ask"]): Promise<Hand<K>> {
  const child = fork(path.join(import.meta.dirname, "load.ts"), {
    execArgv: ["--import", "tsx"],
    serialization: "advanced",
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const tell = (message: ToLoad) => child.send(message);
  const { ready, answer } = hear<Jobs[K]["answer"]>(child);
  tell({ say: "ask", kind, ask });
  await Promise.race([ready, answer]);
  return { go: () => tell({ say: "go" }), stop: () => tell({ say: "stop" }), answer };
}

/** A job from its beginning to its end. */
export async function perform<K extends JobName>(kind: K, ask: Jobs[K]["ask"]): Promise<Jobs[K]["answer"]> {
  const hand = await hire(kind, ask);
  hand.go();
  return hand.answer;
}

function hear<T>(child: ChildProcess): { readonly ready: Promise<void>; readonly answer: Promise<T> } {
  let onReady: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => {
    onReady = resolve;
  });
  const answer = new Promise<T>((resolve, reject) => {
    child.on("message", (message: FromLoad) => {
      if (message.say === "ready") onReady();
      else if (message.say === "failed") reject(new Error(message.why));
      else resolve(message.answer as T); // from our own load.ts, which the compiler holds to the same table
    });
    child.once("exit", (code) => reject(new Error(`a load process ended with ${code}`)));
  });
  return { ready, answer };
}
