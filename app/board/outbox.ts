import type { PendingOp } from "../../core/board/apply.ts";
import type { Op } from "../../core/board/op.ts";
import type { Refused } from "../../core/wire/messages.ts";
import { PASSING, type Reason } from "../../core/wire/reasons.ts";
import type { Clock } from "./clock.ts";
import type { Taken } from "./transport.ts";

/** Drawn strokes on the way at once; what depends on others goes alone, so that nothing overtakes what it needs. */
const WINDOW = 16;
const FIRST_BACKOFF_MS = 500;
const LONGEST_BACKOFF_MS = 8000;

export type OutboxDeps = {
  readonly clock: Clock;
  readonly send: (op: Op) => Promise<Taken | Refused | undefined>;
  readonly onSettled: (op: Op) => void;
  readonly onRefused: (op: Op, reason: Reason) => void; // for good: the op is dropped
  readonly onHeldBack: (reason: Reason) => void; // kept, and sent again
};

/** Ops that the server has not acknowledged, sent in order and again until it answers. Paused until `resume`. */
export class Outbox {
  readonly #deps: OutboxDeps;
  readonly #onTheWay = new Set<string>();
  #queue: readonly PendingOp[] = [];
  #isOpen = false;
  #epoch = 0; // of the line; answers to an earlier line's messages only count when they are good
  #failures = 0;
  #callOff: (() => void) | undefined;

  constructor(deps: OutboxDeps) {
    this.#deps = deps;
  }

  get waiting(): readonly PendingOp[] {
    return this.#queue;
  }

  add(item: PendingOp): void {
    if (this.#queue.some(({ op }) => op.id === item.op.id)) return;
    this.#queue = [...this.#queue, item];
    this.#pump();
  }

  /** The board is joined: everything that waits may leave. */
  resume(): void {
    this.#isOpen = true;
    this.#pump();
  }

  /** The line broke: all that was on the way is sent again after `resume`. */
  pause(): void {
    this.#isOpen = false;
    this.#epoch += 1;
    this.#onTheWay.clear();
    this.#callOff?.();
    this.#callOff = undefined;
  }

  /** These came back as entries, so the server has them whether or not it said so. */
  settle(ids: ReadonlySet<string>): void {
    const gone = this.#queue.filter(({ op }) => ids.has(op.id));
    if (gone.length === 0) return;
    this.#queue = this.#queue.filter(({ op }) => !ids.has(op.id));
    for (const { op } of gone) {
      this.#onTheWay.delete(op.id);
      this.#deps.onSettled(op);
    }
    this.#pump();
  }

  #pump(): void {
    if (!this.#isOpen || this.#callOff !== undefined) return;
    for (const op of nextToSend(this.#queue, this.#onTheWay)) {
      this.#onTheWay.add(op.id);
      const sentIn = this.#epoch;
      void this.#deps.send(op).then((answer) => this.#hear(op, sentIn, answer));
    }
  }

  #hear(op: Op, sentIn: number, answer: Taken | Refused | undefined): void {
    // An op that is there already was taken the first time it was sent.
    if (answer?.ok || answer?.reason === "already-there") {
      this.#failures = 0;
      this.settle(new Set([op.id]));
      return;
    }
    if (sentIn !== this.#epoch) return;
    this.#onTheWay.delete(op.id);
    if (answer === undefined || PASSING.has(answer.reason)) {
      this.#wait(answer?.retryAfterMs);
      if (answer !== undefined) this.#deps.onHeldBack(answer.reason);
      return;
    }
    this.settle(new Set([op.id]));
    this.#deps.onRefused(op, answer.reason);
  }

  /** Nothing leaves for a while: as long as the server asked for, else longer with each failure. */
  #wait(delayMs = Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** this.#failures)): void {
    this.#failures += 1;
    this.#callOff?.();
    this.#callOff = this.#deps.clock.later(delayMs, () => {
      this.#callOff = undefined;
      this.#pump();
    });
  }
}

/** The ops that may leave now, in order: strokes side by side, all else only when nothing is on the way. */
export function nextToSend(queue: readonly PendingOp[], onTheWay: ReadonlySet<string>): readonly Op[] {
  const next: Op[] = [];
  for (const { op } of queue) {
    const travelsAlone = op.kind !== "draw" && op.kind !== "type";
    if (onTheWay.has(op.id)) {
      if (travelsAlone) return [];
      continue;
    }
    const others = onTheWay.size + next.length;
    if (travelsAlone) return others === 0 ? [op] : next;
    if (others >= WINDOW) return next;
    next.push(op);
  }
  return next;
}
