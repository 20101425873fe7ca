import { type PendingOp, replay, withPending } from "./apply.ts";
import { type Board, EMPTY_BOARD } from "./board.ts";
import type { Entry, Op } from "./op.ts";

/** One peer's copy of a board: what the server confirmed, and its own ops that still wait for their seq. */
export type Replica = {
  readonly author: string;
  readonly confirmed: Board;
  readonly pending: readonly PendingOp[];
};

export function emptyReplica(author: string): Replica {
  return { author, confirmed: EMPTY_BOARD, pending: [] };
}

/** The replica with one more op of its author's, seen at once. A repeated id changes nothing. */
export function propose(replica: Replica, op: Op, atMs: number): Replica {
  if (replica.pending.some((each) => each.op.id === op.id)) return replica;
  return { ...replica, pending: [...replica.pending, { op, atMs }] };
}

export type Confirmed =
  | { readonly ok: true; readonly replica: Replica }
  | { readonly ok: false; readonly reason: "gap" };

/**
 * Takes entries from the server in. Those already known are skipped; a gap is refused, and the peer joins again since
 * `replica.confirmed.seq`. An own op that comes back leaves `pending`.
 */
export function confirm(replica: Replica, entries: readonly Entry[]): Confirmed {
  const fresh = entries.filter((entry) => entry.seq > replica.confirmed.seq);
  const first = fresh[0];
  if (first === undefined) return { ok: true, replica };
  if (first.seq !== replica.confirmed.seq + 1) return { ok: false, reason: "gap" };
  const ids = new Set(fresh.map((entry) => entry.op.id));
  return {
    ok: true,
    replica: {
      ...replica,
      confirmed: replay(fresh, replica.confirmed),
      pending: replica.pending.filter(({ op }) => !ids.has(op.id)),
    },
  };
}

/** Drops an op that the server refused. */
export function reject(replica: Replica, opId: string): Replica {
  return { ...replica, pending: replica.pending.filter(({ op }) => op.id !== opId) };
}

/** What this peer sees. */
export function view(replica: Replica): Board {
  return withPending(replica.confirmed, replica.pending, replica.author);
}
