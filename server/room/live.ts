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

/**
 * One tick: what everyone wrote. All get the same bytes, which are framed once; a page leaves out its own. `only` is
 * the peer who wrote, where no other did, and who need not hear of it.
 */
export type Tick = { readonly all: Uint8Array; readonly only: number | undefined };

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
  const blocks = [...written.values()].flatMap(({ ink, cursor }) =>
    cursor === undefined ? ink : [...ink, cursor],
  );
  const [only] = written.size === 1 ? written.keys() : [];
  return { all: Buffer.concat(blocks), only };
}
