import { advance, type Draft, draftOf } from "../../core/board/apply.ts";
import { type Board, EMPTY_BOARD } from "../../core/board/board.ts";
import type { Entry, Op } from "../../core/board/op.ts";
import { type Author, refusalOf } from "../../core/board/refusal.ts";
import { LIMITS } from "../../core/wire/limits.ts";
import type { Refused } from "../../core/wire/messages.ts";
import type { CommitQueue, Committed } from "../store/commitQueue.ts";
import type { Log } from "../store.ts";
import { packedEntry } from "./packedStroke.ts";

export type Taken = { readonly ok: true; readonly seq: number } | Refused;

/** The one order of a board's entries. Its memory only ever follows the store: nothing is in it that is not durable. */
export type Order = {
  /** As confirmed; it changes in place. */
  readonly board: Board;
  /** Answers once the op is durable and everyone was told, or with the reason why it is not taken. */
  take(op: Op, author: Author): Promise<Taken>;
  /** Takes in what the store holds beyond `board`. Throws when the store does not answer. */
  catchUp(): Promise<void>;
  /** Whether the op is an entry already. */
  knows(opId: string): boolean;
  /** Whether ops wait for their commit. */
  isBusy(): boolean;
};

export type OrderOptions = {
  readonly boardId: string;
  readonly log: Pick<Log, "pagesAfter">;
  readonly commits: Pick<CommitQueue, "append">;
  readonly now: () => number; // epoch ms
  /** Durable entries, in order and without gaps, before their authors are answered. */
  readonly onEntries: (entries: readonly Entry[]) => void;
  readonly onFault: (error: unknown) => void;
};

type Flying = {
  readonly op: Op;
  readonly author: string;
  readonly atMs: number;
  readonly answer: Promise<Taken>;
};
type Landed = {
  readonly entry: Entry;
  readonly isRepeated: boolean;
  readonly settle: (taken: Taken) => void;
};
type State = {
  readonly confirmed: Draft;
  ahead: Draft; // confirmed with what is flying on top: what the next op is judged by
  readonly known: Map<string, { readonly seq: number; readonly author: string }>; // entries by their op's id
  readonly flying: Map<string, Flying>;
  landed: Landed[];
  isApplying: boolean;
  isSuspect: boolean; // an append failed without telling whether it was stored
  catching: Promise<void> | undefined;
};

export function createOrder(options: OrderOptions): Order {
  const state: State = {
    confirmed: draftOf(EMPTY_BOARD),
    ahead: draftOf(EMPTY_BOARD),
    known: new Map(),
    flying: new Map(),
    landed: [],
    isApplying: false,
    isSuspect: false,
    catching: undefined,
  };
  return {
    board: state.confirmed,
    take: (op, author) => take(state, options, op, author),
    catchUp: () => catchUp(state, options),
    knows: (opId) => state.known.has(opId),
    isBusy: () => state.flying.size > 0 || state.catching !== undefined,
  };
}

function take(state: State, options: OrderOptions, op: Op, author: Author): Promise<Taken> {
  const known = state.known.get(op.id);
  if (known !== undefined)
    return Promise.resolve(known.author === author.id ? taken(known.seq) : refused("already-there"));
  const flying = state.flying.get(op.id);
  if (flying !== undefined)
    return flying.author === author.id ? flying.answer : Promise.resolve(refused("already-there"));
  if (state.isSuspect) {
    // Judged now it might be refused for want of an op that is to be sent again: it waits with it.
    catchUp(state, options).catch(options.onFault);
    return Promise.resolve(refused("store-failed"));
  }
  if (newMarks(op) > 0 && state.ahead.marks.size + newMarks(op) > LIMITS.boardMarks)
    return Promise.resolve(refused("board-full"));
  const reason = refusalOf(state.ahead, op, author);
  if (reason !== undefined) return Promise.resolve(refused(reason));

  const atMs = options.now();
  advance(state.ahead, { seq: state.ahead.seq + 1, author: author.id, atMs, op });
  const answer = new Promise<Taken>((settle) => {
    const { boardId, commits } = options;
    void commits.append({ boardId, author: author.id, atMs, op }).then((outcome) => {
      land(state, options, outcome, { author: author.id, atMs, op }, settle);
    });
  });
  state.flying.set(op.id, { op, author: author.id, atMs, answer });
  return answer;
}

function land(
  state: State,
  options: OrderOptions,
  outcome: Committed,
  entry: Omit<Entry, "seq">,
  settle: (taken: Taken) => void,
): void {
  if (outcome.ok) {
    state.landed.push({ entry: { ...entry, seq: outcome.seq }, isRepeated: outcome.repeated, settle });
  } else {
    state.flying.delete(entry.op.id);
    state.ahead = aheadOf(state);
    state.isSuspect ||= outcome.reason === "not-stored";
    settle(refused(REASON_OF[outcome.reason]));
  }
  if (state.isApplying) return;
  state.isApplying = true;
  // The outcomes of one commit come one by one in this turn: applied together, they are broadcast together.
  queueMicrotask(() => applyLanded(state, options));
}

const REASON_OF = {
  "no-such-board": "no-such-board",
  "not-stored": "store-failed",
  "too-busy": "too-fast",
} as const;

function applyLanded(state: State, options: OrderOptions): void {
  state.isApplying = false;
  if (state.catching !== undefined) return;
  state.landed.sort((a, b) => a.entry.seq - b.entry.seq);
  const follows = state.landed.findIndex(({ entry, isRepeated }, i) => {
    return entry.seq !== state.confirmed.seq + 1 + i || isRepeated;
  });
  const next = state.landed.splice(0, follows < 0 ? state.landed.length : follows);
  const fresh = next.map(({ entry }) => entry);
  publish(state, options, fresh);
  settleLanded(state, next);
  // A gap, a repeat or a doubtful append: the store knows better than this process what stands where.
  if (state.landed.length > 0 || state.isSuspect) catchUp(state, options).catch(options.onFault);
}

function publish(state: State, options: OrderOptions, fresh: readonly Entry[]): void {
  if (fresh.length === 0) return;
  for (const entry of fresh) {
    advance(state.confirmed, entry);
    state.known.set(entry.op.id, { seq: entry.seq, author: entry.author });
  }
  options.onEntries(fresh);
}

function settleLanded(state: State, landed: readonly Landed[]): void {
  for (const { entry, settle } of landed) {
    state.flying.delete(entry.op.id);
    const known = state.known.get(entry.op.id);
    settle(known === undefined ? refused("store-failed") : taken(known.seq));
  }
}

function catchUp(state: State, options: OrderOptions): Promise<void> {
  state.catching ??= readOn(state, options).finally(() => {
    state.catching = undefined;
    state.ahead = aheadOf(state);
    if (state.landed.length > 0) applyLanded(state, options);
  });
  return state.catching;
}

/** What landed before or meanwhile is settled from what the store says; when it says nothing, authors ask again later. */
async function readOn(state: State, { boardId, log, ...options }: OrderOptions): Promise<void> {
  const doubtful = state.landed;
  state.landed = [];
  state.isSuspect = true;
  try {
    for await (const page of log.pagesAfter(boardId, state.confirmed.seq)) {
      publish(state, { boardId, log, ...options }, page.map(packedEntry));
    }
    state.isSuspect = false;
  } finally {
    settleLanded(state, doubtful);
  }
}

function aheadOf(state: State): Draft {
  const ahead = draftOf(state.confirmed);
  for (const { op, author, atMs } of state.flying.values())
    advance(ahead, { seq: ahead.seq + 1, author, atMs, op });
  return ahead;
}

function newMarks(op: Op): number {
  if (op.kind === "place") return 1 + op.blobs.length;
  return op.kind === "draw" || op.kind === "type" ? 1 : 0;
}

const taken = (seq: number): Taken => ({ ok: true, seq });
const refused = (reason: Refused["reason"]): Taken => ({ ok: false, reason });
