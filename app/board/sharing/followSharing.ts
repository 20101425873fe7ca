import type { Clock } from "../clock.ts";
import { type Sharing, sharingOf } from "./sharing.ts";

const AGAIN_MS = 200; // so that a server that answers at once is not asked without a pause
const AFTER_FAULT_MS = 10_000;

/** Tells how a board is shared, and again each time that it becomes another. Answers what ends it. */
export function followSharing(boardId: string, clock: Clock, onSharing: (now: Sharing) => void): () => void {
  let isOver = false;
  let callOff: (() => void) | undefined;
  let version: string | undefined; // of what was told last
  const ask = async () => {
    const sharing = await sharingOf(boardId, version); // the first at once, the others after half a minute at the latest
    if (isOver) return;
    if (sharing) {
      version = sharing.version;
      onSharing(sharing);
    }
    callOff = clock.later(sharing ? AGAIN_MS : AFTER_FAULT_MS, () => void ask());
  };
  void ask();
  return () => {
    isOver = true;
    callOff?.();
  };
}
