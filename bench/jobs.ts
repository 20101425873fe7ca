import type { Seat } from "../e2e/client.ts";
import type { Held } from "./strain.ts";
import type { Watched } from "./watcher.ts";
import type { Written } from "./writer.ts";

/** What a load process may be asked to do, and what it answers with. Each waits for "go" once its seats are taken. */
export type Jobs = {
  /** Everyone sits; the first `writers` write for `seconds`. `ink` is a file of recorded digits. */
  write: {
    readonly ask: {
      readonly seats: readonly Seat[];
      readonly writers: number;
      readonly seconds: number;
      readonly ink: string | undefined;
      readonly y?: number; // where the first of them begins, 0 unless told
    };
    readonly answer: {
      readonly written: readonly Written[];
      readonly dropped: number; // connections that the server or the network ended
      readonly stall: Held; // of this process: a load generator that is late measures itself
      readonly cpuMs: number; // of this process, which the machine did not have for the server
    };
  };
  /** Notes what arrives at each seat until it is told to stop. */
  watch: {
    readonly ask: { readonly seats: readonly Seat[] };
    readonly answer: { readonly watched: readonly Watched[]; readonly stall: Held };
  };
  /** Joins with each seat in turn, or with all at once; the time from opening the connection to having the board. */
  join: {
    readonly ask: { readonly seats: readonly Seat[]; readonly atOnce: boolean };
    readonly answer: { readonly joinsMs: readonly number[]; readonly bytes: number };
  };
  /** Draws `strokes` strokes as fast as the limits allow, shared among the seats. */
  fill: {
    readonly ask: {
      readonly seats: readonly Seat[];
      readonly strokes: number;
      readonly ink: string | undefined;
    };
    readonly answer: { readonly accepted: number };
  };
  /** What a stroke of `samples` samples costs on the writer's and on a watcher's connection. */
  bytes: {
    readonly ask: {
      readonly writer: Seat;
      readonly watcher: Seat;
      readonly samples: number;
      readonly strokes: number;
    };
    readonly answer: {
      readonly ink: number;
      readonly up: number;
      readonly down: number;
      readonly reading: number;
      readonly live: number;
    };
  };
  /** Digits a second of the recogniser alone, in this process. */
  recognise: {
    readonly ask: { readonly ink: string | undefined; readonly seconds: number };
    readonly answer: { readonly backend: string; readonly rates: readonly RecogniserRate[] };
  };
};

export type RecogniserRate = {
  readonly batch: number;
  readonly digitsPerSecond: number;
  readonly msPerDigit: { readonly p50: number; readonly p95: number };
};

export type JobName = keyof Jobs;
export type ToLoad =
  | { readonly say: "ask"; readonly kind: JobName; readonly ask: Jobs[JobName]["ask"] }
  | { readonly say: "go" | "stop" };
export type FromLoad =
  | { readonly say: "ready" }
  | { readonly say: "done"; readonly answer: unknown }
  | { readonly say: "failed"; readonly why: string };

/** How a job keeps step with the bench: it says `ready`, waits for `go`, and ends on its own or at `stop`. */
export type Steps = { ready(): void; readonly go: Promise<void>; readonly stop: Promise<void> };
export type Doer<K extends JobName> = (ask: Jobs[K]["ask"], steps: Steps) => Promise<Jobs[K]["answer"]>;
