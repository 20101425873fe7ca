import type { Op } from "../../../core/board/op.ts";
import { confirm, emptyReplica, propose, type Replica, reject } from "../../../core/board/replica.ts";
import { packInk } from "../../../core/ink/pack.ts";
import { type PackedEntries, unpackEntries } from "../../../core/wire/entries.ts";
import type { Joined, Refused, WireOp } from "../../../core/wire/messages.ts";
import { WIRE_VERSION } from "../../../core/wire/messages.ts";
import { PASSING } from "../../../core/wire/reasons.ts";
import type { Taken } from "../order.ts";

/** What a client hands to its line to the server. */
export type Ask =
  | { readonly kind: "join"; readonly request: unknown }
  | { readonly kind: "op"; readonly id: string; readonly header: WireOp; readonly ink: Uint8Array | null };
/** What comes back over it. */
export type Heard =
  | { readonly kind: "joined"; readonly answer: Joined | Refused }
  | { readonly kind: "taken"; readonly id: string; readonly answer: Taken }
  | { readonly kind: "entry"; readonly entries: PackedEntries };

/** A page as the wire sees it: a replica, and the rules by which it asks again. */
export type ChaosClient = {
  readonly author: string;
  readonly taken: Set<string>; // ids of ops that the server acknowledged
  readonly refused: Map<string, string>; // ids that it turned down for good, with the reason
  replica(): Replica;
  write(op: Op, atMs: number): void;
  /** A connection opened: join since what is known. */
  connected(send: (ask: Ask) => void): void;
  disconnected(): void;
  hear(heard: Heard): void;
  /** Sends everything that still waits once more, as after a timeout. */
  resend(): void;
};

export function createChaosClient(author: string, board: string): ChaosClient {
  let replica = emptyReplica(author);
  let send: ((ask: Ask) => void) | undefined;
  let isJoined = false;
  const taken = new Set<string>();
  const refused = new Map<string, string>();
  const join = () => {
    isJoined = false;
    send?.({ kind: "join", request: { version: WIRE_VERSION, board, since: replica.confirmed.seq } });
  };
  const resend = () => {
    if (isJoined) for (const { op } of replica.pending) send?.(askOf(op));
  };
  const takeIn = (packed: PackedEntries) => {
    const outcome = confirm(replica, unpackEntries(packed) ?? []);
    if (outcome.ok) replica = outcome.replica;
    else if (isJoined) join();
  };
  return {
    author,
    taken,
    refused,
    replica: () => replica,
    write: (op, atMs) => {
      replica = propose(replica, op, atMs);
      if (isJoined) send?.(askOf(op));
    },
    connected: (line) => {
      send = line;
      join();
    },
    disconnected: () => {
      send = undefined;
      isJoined = false;
    },
    resend,
    hear: (heard) => {
      if (heard.kind === "entry") return takeIn(heard.entries);
      if (heard.kind === "joined") {
        if (!heard.answer.ok) return join();
        takeIn(heard.answer.entries);
        isJoined = true;
        return resend();
      }
      const { id, answer } = heard;
      if (answer.ok) {
        taken.add(id);
        if (answer.seq > replica.confirmed.seq && isJoined) join();
      } else if (!PASSING.has(answer.reason)) {
        refused.set(id, answer.reason);
        replica = reject(replica, id);
      }
    },
  };
}

function askOf(op: Op): Ask {
  if (op.kind !== "draw") return { kind: "op", id: op.id, header: structuredClone(op) as WireOp, ink: null };
  const { id, pointer, pen, samples } = op.stroke;
  const header = { kind: "draw", id, pointer, color: pen.color, width: pen.width as 2 | 4 | 8 } as const;
  return { kind: "op", id, header, ink: packInk(samples) };
}
