import { packFrame } from "../../core/wire/frame.ts";
import type { Cursor } from "../../core/wire/messages.ts";

/** Ink being drawn and cursors of one board, merged into one frame a tick. */
export type Live = {
  /** `frame` is valid and stamped with the peer's number. */
  ink(peer: number, frame: Uint8Array): void;
  /** Only the latest within a tick is sent. */
  cursor(peer: number, cursor: Cursor): void;
  stop(): void;
};

/** One tick: everyone's frame, and for each peer who wrote in it what the others wrote (empty when nobody did). */
export type Tick = {
  readonly all: Uint8Array;
  readonly withoutOwn: ReadonlyMap<number, Uint8Array>;
};

type Written = { ink: Uint8Array[]; cursor: Uint8Array | undefined };

/** The first frame after a pause goes out at once, and then one tick, of `everyMs` ms, at a time. */
export function createLive(everyMs: () => number, onTick: (tick: Tick) => void): Live {
  const written = new Map<number, Written>();
  let timer: NodeJS.Timeout | undefined;
  let atMs = Number.NEGATIVE_INFINITY;
  const send = () => {
    timer = undefined;
    atMs = performance.now();
    const tick = tickOf(written);
    written.clear();
    onTick(tick);
  };
  const of = (peer: number): Written => {
    const known = written.get(peer);
    if (known !== undefined) return known;
    const made: Written = { ink: [], cursor: undefined };
    written.set(peer, made);
    timer ??= setTimeout(send, Math.max(0, atMs + everyMs() - performance.now()));
    return made;
  };
  return {
    ink: (peer, frame) => {
      of(peer).ink.push(frame);
    },
    cursor: (peer, { x, y }) => {
      of(peer).cursor = packFrame([{ kind: "cursor", peer, x, y }]);
    },
    stop: () => clearTimeout(timer),
  };
}

function tickOf(written: ReadonlyMap<number, Written>): Tick {
  const own = new Map<number, readonly [from: number, to: number]>();
  const blocks: Uint8Array[] = [];
  let at = 0;
  for (const [peer, { ink, cursor }] of written) {
    const mine = cursor === undefined ? ink : [...ink, cursor];
    blocks.push(...mine);
    const from = at;
    at += mine.reduce((sum, block) => sum + block.length, 0);
    own.set(peer, [from, at]);
  }
  const all = Buffer.concat(blocks);
  const withoutOwn = new Map<number, Uint8Array>();
  for (const [peer, [from, to]] of own) {
    withoutOwn.set(peer, Buffer.concat([all.subarray(0, from), all.subarray(to)]));
  }
  return { all, withoutOwn };
}
