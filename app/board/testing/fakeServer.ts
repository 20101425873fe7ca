import { replay } from "../../../core/board/apply.ts";
import { type Board, EMPTY_BOARD } from "../../../core/board/board.ts";
import type { Entry, Op } from "../../../core/board/op.ts";
import { packEntries } from "../../../core/wire/entries.ts";
import type { Joined, Refused } from "../../../core/wire/messages.ts";
import type { Reason } from "../../../core/wire/reasons.ts";
import type { OpenTransport, Taken, TransportListener } from "../transport.ts";

/** One board's server and the line to it, both in the test's hand. */
export type FakeServer = {
  readonly open: OpenTransport;
  readonly log: readonly Entry[];
  readonly frames: Uint8Array[];
  readonly joins: number[]; // the `since` of each
  readonly connect: () => void;
  readonly cut: () => void;
  /** The answer to every op that follows; undefined: take them. "lost": taken, but nobody hears of it. */
  answer: Reason | "lost" | undefined;
  readonly write: (author: string, op: Op) => void;
  readonly listener: () => TransportListener;
};

export function fakeServer(me: string): FakeServer {
  const log: Entry[] = [];
  let listener: TransportListener | undefined;
  let isUp = false;
  const heard = (): TransportListener => {
    if (listener === undefined) throw new Error("nobody has opened this line");
    return listener;
  };
  const append = (author: string, op: Op): Entry => {
    const known = log.find((entry) => entry.op.id === op.id);
    if (known !== undefined) return known;
    const entry = { seq: log.length + 1, author, atMs: 1, op };
    log.push(entry);
    return entry;
  };
  const server: FakeServer = {
    log,
    frames: [],
    joins: [],
    answer: undefined,
    listener: heard,
    connect: () => {
      isUp = true;
      heard().onLine("up");
    },
    cut: () => {
      isUp = false;
      heard().onLine("down");
    },
    write: (author, op) => {
      const entry = append(author, op);
      if (isUp) heard().onEntries(packEntries([entry]));
    },
    open: (given) => {
      listener = given;
      return {
        join: async ({ since }): Promise<Joined | Refused | undefined> => {
          server.joins.push(since);
          return isUp ? joined(me, log, since) : undefined;
        },
        send: async (op): Promise<Taken | Refused | undefined> => {
          if (!isUp) return undefined;
          if (server.answer !== undefined && server.answer !== "lost")
            return { ok: false, reason: server.answer };
          const { seq } = append(me, op);
          return server.answer === "lost" ? undefined : { ok: true, seq };
        },
        ink: (frame) => isUp && server.frames.push(frame) > 0,
        cursor: () => undefined,
        close: () => undefined,
      };
    },
  };
  return server;
}

export function boardOf(log: readonly Entry[]): Board {
  return replay(log, EMPTY_BOARD);
}

function joined(me: string, log: readonly Entry[], since: number): Joined {
  return {
    ok: true,
    you: { peer: 1, user: me },
    board: { name: "Sums", owner: me },
    may: { write: true, clearAll: true, rename: true, share: true, asking: 0 },
    entries: packEntries(log.slice(since)),
    seq: log.length,
    reading: { numbers: [], rejected: [] },
    readingSeq: 0,
    peers: [{ peer: 1, user: me }],
    names: { [me]: "Ada" },
    frameEveryMs: 15,
  };
}
